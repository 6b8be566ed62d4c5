namespace HwAct.Specifications;

/// <summary>The options of targets that have a clock.</summary>
internal static class PipelineOptions
{
    /// <summary>Most clocks from input to output.</summary>
    public const int MostLatency = 64;

    /// <summary>Clocks from input to output.</summary>
    public static SearchedParameter Latency { get; } = new(
        "latency", "clocks from input to output; 0: no clock at all; auto, which a clock stands for: the fewest that the clock allows", 0, MostLatency, usual: 0)
    {
        Implied = others => others.TryGetValue("clock", out ParameterValue clock) && clock.Word != ParameterValue.None ? ParameterValue.Of(ParameterSignature.Auto) : null,
    };

    /// <summary>The clock to reach.</summary>
    public static ClockParameter Clock { get; } = new("clock", "the clock that registers are placed for, on a device; most: the highest that they reach, in the latency where that is a number");

    /// <summary>Whose delays count.</summary>
    public static WordParameter<FpgaDevice?> Device { get; } = new(
        "device",
        "whose delays registers are placed by, measured for ice40-hx, estimated for the others, and what networks and products are made of; auto: generic ones, which promise no clock",
        null,
        (ParameterSignature.Auto, null),
        ("generic", FpgaDevice.Generic),
        ("ice40-hx", FpgaDevice.Ice40Hx),
        ("ecp5", FpgaDevice.Ecp5),
        ("xc7", FpgaDevice.Xc7));

    /// <summary>All of them.</summary>
    public static ImmutableArray<ParameterSignature> All { get; } = [Latency, Clock, Device];

    /// <summary>Why options cannot stand beside each other; null where they can.</summary>
    public static OptionConflict? Conflict(TargetChoice choice)
    {
        int? latency = Latency.In(choice);
        ClockWish? clock = Clock.In(choice);
        return (latency, clock, Device.In(choice)) switch
        {
            (null, null, _) => new(Latency.Name, "the latency 'auto' is what a clock asks for; a clock such as \"180MHz\" is needed beside it, or a number of clocks"),
            (0, not null, _) => new(Clock.Name, "latency 0 has no clock; leave the latency out, or make it auto or 1 or more"),
            (_, not null, null) => new(Clock.Name, $"a clock is reached on some device; one of {string.Join(", ", Device.Words.Skip(1))} is needed beside it, as its \"device\""),
            _ => null,
        };
    }
}
