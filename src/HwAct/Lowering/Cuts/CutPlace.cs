namespace HwAct.Lowering;

/// <summary>What is cut, and where.</summary>
/// <param name="Whole">The definition.</param>
/// <param name="Timeline">What is placed before it.</param>
/// <param name="Stage">The stage that it is cut in.</param>
/// <param name="Period">When a stage ends.</param>
/// <param name="Delays">The delays of the device.</param>
/// <param name="IsForced">Whether it is in no stage whole.</param>
/// <param name="Find">Finds what is placed by its name.</param>
internal sealed record CutPlace(Definition Whole, Timeline Timeline, int Stage, long Period, DeviceDelays Delays, bool IsForced, Func<string, Definition?> Find);
