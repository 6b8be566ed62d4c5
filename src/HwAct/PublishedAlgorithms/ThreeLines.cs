using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// The "hardware GELU" of many blog posts and course projects: 0 below −3, 0.25x up to 0, 0.85x up to 3, x − 0.45 beyond.
/// It jumps by 0.75 at −3 and is 0.746 off there.
/// </summary>
/// <remarks>No paper stands behind it. The breakpoints are those at which 0.85x and x − 0.45 meet, and −3 by symmetry.</remarks>
internal sealed class ThreeLines : IPublishedAlgorithm
{
    private const double Knee = 3;

    /// <inheritdoc/>
    public string Name => "three-lines";

    /// <inheritdoc/>
    public string Source => "folklore, no paper: 0, 0.25x, 0.85x and x − 0.45 with breakpoints −3, 0 and 3";

    /// <inheritdoc/>
    public long Bytes => 0;

    /// <inheritdoc/>
    public string Serves => "GELU in any format";

    /// <inheritdoc/>
    public bool IsUsedFor(KernelSpecification specification) => specification.Activation is Gelu;

    /// <inheritdoc/>
    public long[] Outputs(KernelSpecification specification, IdealCodes reference) =>
        [.. reference.Codes.ToArray().Select(code => OutputCode.Of(At(specification.Input.Real(code)), specification))];

    private static double At(double x) => x switch
    {
        < -Knee => 0,
        < 0 => 0.25 * x,
        < Knee => 0.85 * x,
        _ => x - 0.45,
    };
}
