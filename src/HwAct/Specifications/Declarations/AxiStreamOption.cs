namespace HwAct.Specifications;

/// <summary>The option of target <c>verilog</c> for a stream.</summary>
internal static class AxiStreamOption
{
    /// <summary>Appended to a kernel's name for a module that does not exist, which stops every tool where a stream has no lanes.</summary>
    public const string LanesFault = "_axis_LANES_must_be_1_or_more";

    /// <summary>Whether the wrapper is written.</summary>
    public static SwitchParameter AxiStream { get; } = new("axi_stream", "NAME_axis.v too, an AXI4-Stream wrapper with LANES elements a beat, and its bench");
}
