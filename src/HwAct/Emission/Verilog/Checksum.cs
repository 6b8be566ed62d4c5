using HwAct.Numerics;

namespace HwAct.Emission.Verilog;

/// <summary>
/// The position-sensitive 32-bit checksum that benches compute over all output codes: FNV-1a (Fowler, Noll, Vo) with each code,
/// as its unsigned pattern, taken for one octet. It lets a bench prove a kernel with no file beside it.
/// </summary>
public static class Checksum
{
    /// <summary>The value before the first code.</summary>
    public const uint Basis = 0x811C9DC5;

    /// <summary>What each step multiplies by.</summary>
    public const uint Prime = 0x01000193;

    /// <summary>The checksum of output codes in the order in which the bench drives the inputs, part by part.</summary>
    public static uint Of(IEnumerable<IReadOnlyCollection<long>> parts, IntegerType type)
    {
        uint sum = Basis;
        foreach (IReadOnlyCollection<long> part in parts)
        {
            foreach (long output in part)
            {
                sum = unchecked((sum ^ (uint)type.Pattern(output)) * Prime);
            }
        }

        return sum;
    }
}
