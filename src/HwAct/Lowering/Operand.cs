using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>What a primitive reads, with its conversion decided: which bits, to which width and sign, by an explicit cast or not.</summary>
/// <param name="Signal">The port, wire or literal.</param>
/// <param name="From">Its own type.</param>
/// <param name="Lowest">The lowest bit that is read.</param>
/// <param name="Bits">Width as it is read: extended by the sign of <paramref name="From"/>, or cut.</param>
/// <param name="Signed">Whether it is read as a signed number; otherwise as a pattern, or as a number that is never negative.</param>
/// <param name="Cast">Whether a target has to say the type, because it does not follow from what is read.</param>
internal sealed record Operand(Signal Signal, IntegerType From, int Lowest, int Bits, bool Signed, bool Cast)
{
    /// <summary>The bits of the port or wire that are read; past its end, the sign is.</summary>
    public ulong BitsRead
    {
        get
        {
            int there = Math.Min(Bits, From.Bits - Lowest);
            return Signal.IsLiteral ? 0
                : there > 0 ? (ulong.MaxValue >> (64 - there)) << Lowest
                : From.Signed ? 1UL << (From.Bits - 1)
                : 0;
        }
    }
}
