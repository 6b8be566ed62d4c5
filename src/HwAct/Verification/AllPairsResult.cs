using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>What came of running every pair.</summary>
/// <param name="Kernels">What was run.</param>
/// <param name="Findings">What differs, and what could not be built or run.</param>
internal sealed record AllPairsResult(ImmutableArray<PairedKernel> Kernels, ImmutableArray<Finding> Findings);

/// <summary>A kernel that is run on every pair.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pairs">Number of pairs.</param>
/// <param name="Models">What is run on all of them.</param>
/// <param name="Sampled">Names of targets that are run on the pairs of the bench only, because all would take too long.</param>
/// <param name="SampledPairs">How many these are.</param>
/// <param name="Time">How long all will take, as far as a slice of them tells.</param>
internal sealed record PairedKernel(
    string Name, long Pairs, ImmutableArray<string> Models, ImmutableArray<string> Sampled, long SampledPairs, TimeSpan Time);
