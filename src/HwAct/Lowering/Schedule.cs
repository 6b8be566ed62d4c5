namespace HwAct.Lowering;

/// <summary>When the definitions of a program happen, apart from what they are; only clocked targets ask.</summary>
/// <param name="Latency">Clocks from input to output.</param>
/// <param name="Pace">How results follow one another.</param>
/// <param name="Nature">What kind of circuit it is, in the field's words.</param>
/// <param name="State">What it remembers.</param>
internal sealed record Schedule(int Latency, string Pace, string Nature, string State)
{
    /// <summary>Everything at once, without a clock.</summary>
    public static Schedule Combinational { get; } = new(0, "one result per evaluation", "combinational", "no state");

    /// <summary>Registers between stages, and one that the result leaves from.</summary>
    public static Schedule Pipelined(int latency) => new(latency, "one result a clock", "pipelined", "every register waits while ce is 0, none is reset");

    /// <summary>The latency with its unit.</summary>
    public string Clocks => string.Create(CultureInfo.InvariantCulture, $"{Latency} {(Latency == 1 ? "clock" : "clocks")}");
}
