namespace HwAct.Specifications;

/// <summary>What is asked of the registers of a kernel.</summary>
/// <param name="Latency">Clocks from input to output; null for as few as the clock allows.</param>
/// <param name="Clock">The clock to reach; null for none.</param>
/// <param name="Device">Whose delays count.</param>
internal sealed record PipelineRequest(int? Latency, ClockWish? Clock, FpgaDevice Device)
{
    /// <summary>Whether there is a clock.</summary>
    public bool IsClocked => Latency != 0;

    /// <summary>What registers are placed for, in words.</summary>
    public string Promise => Clock?.ToString() ?? "stages of even length";

    /// <summary>What a target's options ask for.</summary>
    public static PipelineRequest Of(TargetChoice choice) =>
        new(PipelineOptions.Latency.In(choice), PipelineOptions.Clock.In(choice), PipelineOptions.Device.In(choice) ?? FpgaDevice.Generic);
}
