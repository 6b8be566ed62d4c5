using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// How one word holds a code for each port of a bench: as their bits side by side, the first port uppermost, or, where a port has a range of
/// codes, as digits of a number in mixed radix, the last port the last digit, each the distance from the port's least code.
/// </summary>
/// <param name="ports">The ports.</param>
internal sealed class StimulusWords(ImmutableArray<Port> ports)
{
    /// <summary>Whether words are bits side by side.</summary>
    public bool AreBits { get; } = !ports.Any(port => port.IsNarrowed);

    /// <summary>Number of combinations of codes.</summary>
    public long Combinations { get; } = ports.Aggregate(1L, (product, port) => product * port.Codes.LongCount);

    /// <summary>The word of the combination at an index, where the last port runs fastest and each from its least code.</summary>
    public ulong At(int index) => AreBits ? (ulong)index ^ SignBits : (ulong)index;

    /// <summary>The bits that turn a counter into bits of codes from the most negative: the sign bit of each signed port.</summary>
    public ulong SignBits => ports.Aggregate(0UL, (word, port) => (word << port.Type.Bits) | (port.Type.Signed ? 1UL << (port.Type.Bits - 1) : 0));

    /// <summary>What a word is divided by, for the code of a port to be the remainder: the combinations of the ports after it.</summary>
    /// <param name="port">Index of the port.</param>
    public ulong Stride(int port) => ports.Skip(port + 1).Aggregate(1UL, (product, later) => product * (ulong)later.Codes.LongCount);

    /// <summary>The word with one code more behind it.</summary>
    /// <param name="word">The word of the ports before.</param>
    /// <param name="port">Index of the port.</param>
    /// <param name="code">Its code.</param>
    public ulong With(ulong word, int port, long code) => AreBits
        ? (word << ports[port].Type.Bits) | ports[port].Type.Pattern(code)
        : (word * (ulong)ports[port].Codes.LongCount) + (ulong)(code - ports[port].Codes.Min);

    /// <summary>Takes the code of a port off a word, the last port first.</summary>
    /// <param name="word">The word; what is left of it holds the ports before.</param>
    /// <param name="port">Index of the port.</param>
    public long Take(ref ulong word, int port)
    {
        (IntegerType type, IntegerCodes codes) = (ports[port].Type, ports[port].Codes);
        if (AreBits)
        {
            long code = type.Value(word);
            word >>= type.Bits;
            return code;
        }

        (word, ulong digit) = Math.DivRem(word, (ulong)codes.LongCount);
        return codes.Min + (long)digit;
    }
}
