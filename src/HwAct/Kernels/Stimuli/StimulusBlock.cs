using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>A part of a stimulus: as many codes of each port, in driving order.</summary>
internal sealed class StimulusBlock
{
    private readonly ImmutableArray<Port> ports;
    private readonly long[][] codes;

    internal StimulusBlock(ImmutableArray<Port> ports, int capacity)
    {
        this.ports = ports;
        codes = [.. ports.Select(_ => new long[capacity])];
    }

    /// <summary>Number of codes of each port.</summary>
    public int Length { get; private set; }

    internal bool IsFull => Length == codes[0].Length;

    /// <summary>The codes of a port.</summary>
    public ReadOnlySpan<long> Codes(int port) => codes[port].AsSpan(0, Length);

    /// <summary>The outputs of a kernel over the block.</summary>
    public long[] Run(Interpreter interpreter)
    {
        var outputs = new long[Length];
        interpreter.Run(Codes(0), codes.Length == 2 ? Codes(1) : [], outputs);
        return outputs;
    }

    internal void Clear() => Length = 0;

    // The first port is in the upper bits of the word.
    internal void Add(ulong word)
    {
        ulong rest = word;
        for (int port = ports.Length - 1; port >= 0; port--)
        {
            IntegerType type = ports[port].Type;
            ulong pattern = rest & ((1UL << type.Bits) - 1);
            codes[port][Length] = type.Signed && (pattern >> (type.Bits - 1)) == 1 ? (long)pattern - type.Count : (long)pattern;
            rest >>= type.Bits;
        }

        Length++;
    }
}
