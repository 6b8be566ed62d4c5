namespace HwAct.Targets;

/// <summary>Codes that lie on a digital line: the i-th is floor((Start + i·Step) / 2^16).</summary>
/// <remarks>An activation is nearly straight between its bends, so a few lines hold every output code of a kernel exactly, in a hundredth of the bytes of a table.</remarks>
/// <param name="Count">How many.</param>
/// <param name="Start">The first code and a part of it, in 2^−16.</param>
/// <param name="Step">From each code to the next, in 2^−16.</param>
internal readonly record struct CodeLine(int Count, long Start, long Step)
{
    /// <summary>Bits of the part of a code.</summary>
    public const int PartBits = 16;

    private const long One = 1L << PartBits;

    // A count has 16 bits.
    private const int MostCodes = ushort.MaxValue;

    /// <summary>The lines of codes in order, each as long as it can be.</summary>
    public static ImmutableArray<CodeLine> Cover(ReadOnlySpan<long> codes)
    {
        ImmutableArray<CodeLine>.Builder lines = ImmutableArray.CreateBuilder<CodeLine>();
        for (int at = 0; at < codes.Length; at += lines[^1].Count)
        {
            lines.Add(Longest(codes[at..Math.Min(codes.Length, at + MostCodes)]));
        }

        return lines.ToImmutable();
    }

    private static CodeLine Longest(ReadOnlySpan<long> codes)
    {
        long step = 0;
        (long Low, long High) part = (0, One - 1);
        int count = 1;
        while (count < codes.Length)
        {
            (long Low, long High) next = Narrowed(part, codes, count, step);
            if (next.Low > next.High)
            {
                if (Through(codes[..(count + 1)]) is not long other)
                {
                    break;
                }

                step = other;
                next = Parts(codes[..(count + 1)], step);
            }

            part = next;
            count++;
        }

        return new CodeLine(count, (codes[0] << PartBits) + part.Low, step);
    }

    // A step by which a line passes through all of the codes. How many parts a step leaves is a concave function of it; both steps of the first code bound it.
    private static long? Through(ReadOnlySpan<long> codes)
    {
        long low = (codes[1] - codes[0] - 1) * One;
        long high = (codes[1] - codes[0] + 1) * One;
        while (low <= high)
        {
            long middle = low + ((high - low) / 2);
            long parts = Width(codes, middle);
            if (parts >= 0)
            {
                return middle;
            }

            if (Width(codes, middle + 1) > parts)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }

    private static long Width(ReadOnlySpan<long> codes, long step)
    {
        (long low, long high) = Parts(codes, step);
        return high - low;
    }

    // The parts of the first code from which a step reaches each code.
    private static (long Low, long High) Parts(ReadOnlySpan<long> codes, long step)
    {
        (long Low, long High) part = (0, One - 1);
        for (int i = 1; i < codes.Length; i++)
        {
            part = Narrowed(part, codes, i, step);
        }

        return part;
    }

    private static (long Low, long High) Narrowed((long Low, long High) part, ReadOnlySpan<long> codes, int at, long step)
    {
        long least = ((codes[at] - codes[0]) << PartBits) - (step * at);
        return (Math.Max(part.Low, least), Math.Min(part.High, least + One - 1));
    }
}
