using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>A wire or local variable and the primitive that drives it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Computed">The type that the primitive is computed in; wider than <paramref name="Type"/> where the result is narrowed.</param>
/// <param name="Primitive">What it holds.</param>
/// <param name="Remark">Why it is there; may be empty.</param>
internal sealed record Definition(string Name, IntegerType Type, IntegerType Computed, Primitive Primitive, string Remark);
