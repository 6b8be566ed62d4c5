using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// The position-sensitive 32-bit checksum that benches compute over all output codes: FNV-1a (Fowler, Noll, Vo) with each code,
/// as its unsigned pattern, taken for one octet. It lets a bench prove a kernel with no file beside it.
/// </summary>
internal static class Checksum
{
    /// <summary>The value before the first code.</summary>
    public const uint Basis = 0x811C9DC5;

    /// <summary>What each step multiplies by.</summary>
    public const uint Prime = 0x01000193;

    /// <summary>The checksum that goes on over more codes.</summary>
    /// <param name="before">The checksum of all codes before; <see cref="Basis"/> where there are none.</param>
    /// <param name="outputs">Output codes in the order in which the bench drives the inputs.</param>
    /// <param name="type">Their type.</param>
    public static uint Continue(uint before, IReadOnlyCollection<long> outputs, IntegerType type) => unchecked(
        outputs.Aggregate(before, (sum, output) => (sum ^ (uint)type.Pattern(output)) * Prime));
}
