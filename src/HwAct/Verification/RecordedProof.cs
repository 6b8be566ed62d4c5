using HwAct.Proofs;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>What came of holding the folder of a kernel to its proof.</summary>
/// <param name="Kernel">The kernel; null where it cannot be proven.</param>
/// <param name="Findings">All that is not as the proof says.</param>
/// <param name="IsComplete">Whether every file is there that the kernel is written for, so that tools can be given them.</param>
internal sealed record RecordedProof(ProvenKernel? Kernel, ImmutableArray<Finding> Findings, bool IsComplete);
