namespace HwAct.Specifications;

/// <summary>The options of the target <c>verilog</c>.</summary>
internal static class VerilogOptions
{
    /// <summary>The most bits of a first input of which the rest may be a table: beyond, its source and its logic are larger than any steps.</summary>
    public const int MostTableBits = 12;

    /// <summary>What a module is made of.</summary>
    public static WordParameter<VerilogForm> Form { get; } = new(
        "form",
        "steps of the kernel's program, or table: all that depends on the first input alone as one table, which of 8 bits is mostly fewer LUTs than any arithmetic; of one input the vectors are its image. A first input of 12 bits at most",
        VerilogForm.Steps,
        ("steps", VerilogForm.Steps),
        ("table", VerilogForm.Table));

    /// <summary>What is asked of a kernel's module.</summary>
    public static VerilogForm FormOf(KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return Form.In(specification.Targets.Of(TargetDeclarations.Verilog.Name));
    }
}
