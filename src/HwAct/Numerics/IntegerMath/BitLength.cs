using System.Numerics;

namespace HwAct.Numerics;

/// <summary>How many bits integers need.</summary>
internal static class BitLength
{
    /// <summary>Bits of the unsigned integers 0 … <paramref name="max"/>: 0 for 0, 1 for 1, 2 for 2 and 3.</summary>
    public static int Of(long max) => 64 - BitOperations.LeadingZeroCount((ulong)max);
}
