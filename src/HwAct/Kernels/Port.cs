using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>Where codes enter or leave a kernel.</summary>
/// <param name="Name">Name of the port, as the C parameter and the Verilog port have it.</param>
/// <param name="Type">Type of the codes.</param>
internal sealed record Port(string Name, IntegerType Type)
{
    /// <summary>The codes: those of the type, or a range of them that nothing leaves.</summary>
    public IntegerCodes Codes { get; init; } = new(Type);

    /// <summary>Whether the codes are a part of those of the type.</summary>
    public bool IsNarrowed => Codes != new IntegerCodes(Type);
}
