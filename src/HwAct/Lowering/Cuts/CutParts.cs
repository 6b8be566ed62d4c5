using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>The definitions that one is cut into, made one after another; the last has its name.</summary>
/// <param name="whole">The definition.</param>
/// <param name="fresh">Makes a name that is no other's.</param>
internal sealed class CutParts(Definition whole, Func<string, string> fresh)
{
    private readonly List<Definition> made = [];

    /// <summary>Those made so far.</summary>
    public IReadOnlyList<Definition> Made => made;

    /// <summary>Forgets them: they did not fit.</summary>
    public void Clear() => made.Clear();

    /// <summary>Makes one.</summary>
    /// <param name="part">What it is called behind the name of the whole.</param>
    /// <param name="type">Its type.</param>
    /// <param name="primitive">What it computes.</param>
    /// <returns>All of its bits.</returns>
    public Operand Define(string part, IntegerType type, Primitive primitive)
    {
        string name = fresh(whole.Name + "_" + part);
        made.Add(new Definition(name, type, type, primitive, ""));
        return new Operand(new Signal(name, new ValueRange(type.Min, type.Max)), type, 0, type.Bits, Signed: false, Cast: false);
    }

    /// <summary>All of them, with what is left of the whole.</summary>
    public ImmutableArray<Definition> Whole(Primitive primitive) => [.. made, whole with { Primitive = primitive }];
}
