namespace HwAct.Specifications;

/// <summary>The choice <c>auto</c> among all methods.</summary>
internal static class AutoDeclaration
{
    /// <summary>What is cheap.</summary>
    public static WordParameter<Objective> Objective { get; } = new(
        "objective",
        "what is cheap: bytes of flash of a Cortex-M4, code and tables, bits stored in tables and wired constants, multiplications, instructions, or LUTs of an FPGA, without block RAM or beside it; flash, instructions and LUTs are estimated from the program. auto is flash where C is asked for, luts where Verilog or VHDL is without C, block-ram where the rom of one of them is block, else rom-bits",
        Specifications.Objective.Auto,
        (ParameterSignature.Auto, Specifications.Objective.Auto),
        ("flash", Specifications.Objective.Flash),
        ("rom-bits", Specifications.Objective.RomBits),
        ("multiplications", Specifications.Objective.Multiplications),
        ("instructions", Specifications.Objective.Instructions),
        ("luts", Specifications.Objective.Luts),
        ("block-ram", Specifications.Objective.BlockRam));

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new("auto", "every method that applies, and of their kernels the cheapest that keeps the bound", [Objective]);

    /// <summary>What is cheap for a request, whatever its method: for a gated kernel its gate is chosen by it.</summary>
    public static Objective ObjectiveOf(KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        Objective asked = Objective.In(specification.Method);
        TargetSelection targets = specification.Targets;
        string[] hardware = [.. new[] { TargetDeclarations.Verilog.Name, TargetDeclarations.Vhdl.Name }.Where(targets.Contains)];
        return asked != Specifications.Objective.Auto ? asked
            : targets.Contains(TargetDeclarations.C.Name) ? Specifications.Objective.Flash
            : hardware.Any(target => RomOptions.Rom.In(targets.Of(target)) == RomStyle.Block) ? Specifications.Objective.BlockRam
            : hardware.Length > 0 ? Specifications.Objective.Luts
            : Specifications.Objective.RomBits;
    }
}
