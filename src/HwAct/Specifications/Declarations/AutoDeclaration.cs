namespace HwAct.Specifications;

/// <summary>The choice <c>auto</c> among all methods.</summary>
internal static class AutoDeclaration
{
    /// <summary>What is cheap.</summary>
    public static WordParameter<Objective> Objective { get; } = new(
        "objective",
        "what is cheap: bits stored in tables and wired constants, multiplications, or instructions or LUTs of an FPGA estimated from the program",
        Specifications.Objective.RomBits,
        ("rom-bits", Specifications.Objective.RomBits),
        ("multiplications", Specifications.Objective.Multiplications),
        ("instructions", Specifications.Objective.Instructions),
        ("luts", Specifications.Objective.Luts));

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new("auto", "every method that applies, and of their kernels the cheapest that keeps the bound", [Objective]);
}
