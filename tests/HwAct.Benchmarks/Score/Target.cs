namespace HwAct.Benchmarks.Score;

/// <summary>The most that a number of the kernel may be.</summary>
/// <param name="Metric">Which number.</param>
/// <param name="AtMost">Its limit.</param>
internal sealed record Target(Metric Metric, double AtMost);
