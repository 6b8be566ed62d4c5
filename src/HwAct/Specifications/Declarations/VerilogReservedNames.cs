namespace HwAct.Specifications;

/// <summary>The keywords of Verilog and SystemVerilog, and the names that the generated module derives from others.</summary>
internal sealed class VerilogReservedNames : ReservedNames
{
    /// <summary>Appended to a step's name for a wire of more bits than the step needs.</summary>
    public const string WideSuffix = "_wide";

    /// <summary>Appended to a step's name for the whole table entry that the step reads.</summary>
    public const string EntrySuffix = "_entry";

    /// <summary>Appended to a kernel's name for the module of a magnitude, and to a step's for its instance.</summary>
    public const string MagnitudeSuffix = "_abs";

    /// <summary>Appended to a kernel's name for the module of an inversion, and to a step's for its instance.</summary>
    public const string InversionSuffix = "_inv";

    /// <summary>Appended to a kernel's name for the module of a look-up table, with the number of its inputs, 4 to 6.</summary>
    public const string LutSuffix = "_lut";

    /// <summary>Appended to a step's name for the block of its network.</summary>
    public const string NetworkSuffix = "_network";

    private static readonly ReservedRule Keywords = new("a keyword of Verilog or SystemVerilog") { Words = Words("verilog-keywords") };

    public VerilogReservedNames()
    {
        KernelSuffixes = ["_axis", "_axis_tb", AxiStreamOption.LanesFault, "_tb", MagnitudeSuffix, InversionSuffix, LutSuffix + "4", LutSuffix + "5", LutSuffix + "6"];
        StepSuffixes = [WideSuffix, EntrySuffix, MagnitudeSuffix, InversionSuffix, NetworkSuffix];
        TableSuffixes = ["_at", "_address", "_row", "_words", "_inline", "_rom"];
        Locals = ["unused", "clk", "ce"];
        OfKernels = [Keywords];
    }

    public override string? MeaningOf(string name) => Keywords.Covers(name) ? Keywords.Meaning : null;
}
