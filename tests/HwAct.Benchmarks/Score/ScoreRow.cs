using System.Collections.Immutable;

namespace HwAct.Benchmarks.Score;

/// <summary>One work of the score table.</summary>
/// <param name="Work">What is to be done.</param>
/// <param name="Kernel">The kernel that does it, in the words of the command line: activation, input, output and method, then
/// KEY=VALUE for each parameter.</param>
/// <param name="Best">The best that anyone else is known to reach, with the same measure.</param>
/// <param name="Targets">What the kernel is to reach, all of it at once.</param>
internal sealed record ScoreRow(string Work, string Kernel, string Best, params ImmutableArray<Target> Targets);
