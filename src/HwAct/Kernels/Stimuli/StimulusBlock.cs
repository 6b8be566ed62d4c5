namespace HwAct.Kernels;

/// <summary>A part of a stimulus: as many codes of each port, in driving order.</summary>
internal sealed class StimulusBlock
{
    private readonly StimulusWords words;
    private readonly long[][] codes;

    internal StimulusBlock(StimulusWords words, int ports, int capacity)
    {
        this.words = words;
        codes = [.. Enumerable.Range(0, ports).Select(_ => new long[capacity])];
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

    internal void Add(ulong word)
    {
        ulong rest = word;
        for (int port = codes.Length - 1; port >= 0; port--)
        {
            codes[port][Length] = words.Take(ref rest, port);
        }

        Length++;
    }
}
