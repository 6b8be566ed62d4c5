using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// The input codes that a bench drives, in order. Up to 2^20 combinations are driven exhaustively, from the most negative code
/// of each port, the last port fastest; beyond that, all corners and then a pseudo-random sequence of ten million. A code that is promised
/// never to come is not driven.
/// </summary>
/// <remarks>
/// Both sequences are cut out of one word, see <see cref="StimulusWords"/>: a counter, or a 64-bit xorshift generator (Marsaglia, 2003,
/// shifts 13, 7, 17).
/// </remarks>
internal sealed class Stimulus
{
    /// <summary>Words after the corners where not every combination is driven.</summary>
    public const int RandomWords = 10_000_000;

    /// <summary>Seed of the generator: the fraction bits of the golden ratio.</summary>
    public const ulong Seed = 0x9E3779B97F4A7C15;

    private const long MostExhaustive = 1L << 20;
    private const int BlockLength = 1 << 16;

    private readonly ImmutableArray<Port> ports;

    /// <summary>The stimulus of a kernel's bench.</summary>
    public Stimulus(KernelProgram kernel)
    {
        ports = kernel.Inputs;
        Form = new StimulusWords(ports);
        TotalBits = ports.Sum(port => port.Type.Bits);
        IsExhaustive = ports.Length == 1 || Form.Combinations <= MostExhaustive;
        Corners = IsExhaustive ? [] : [.. CornersFrom(0, 0)];
        Count = IsExhaustive ? (int)Form.Combinations : Corners.Length + RandomWords;
    }

    /// <summary>How a word holds the codes.</summary>
    public StimulusWords Form { get; }

    /// <summary>Input bits of all ports together.</summary>
    public int TotalBits { get; }

    /// <summary>Whether every combination of codes is driven.</summary>
    public bool IsExhaustive { get; }

    /// <summary>Number of input words driven.</summary>
    public int Count { get; }

    /// <summary>The words of the corners, driven first; none where everything is driven.</summary>
    public ImmutableArray<ulong> Corners { get; }

    /// <summary>The first codes of every port, each in driving order.</summary>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<long[]> Codes(int most = int.MaxValue)
    {
        int count = Math.Min(Count, most);
        ImmutableArray<long[]> codes = [.. ports.Select(_ => new long[count])];
        int at = 0;
        foreach (StimulusBlock block in Blocks())
        {
            int length = Math.Min(block.Length, count - at);
            for (int port = 0; port < codes.Length; port++)
            {
                block.Codes(port)[..length].CopyTo(codes[port].AsSpan(at));
            }

            at += length;
            if (at == count)
            {
                break;
            }
        }

        return codes;
    }

    /// <summary>The whole sequence in blocks. A block is valid until the next is asked for.</summary>
    public IEnumerable<StimulusBlock> Blocks()
    {
        var block = new StimulusBlock(Form, ports.Length, Math.Min(Count, BlockLength));
        foreach (ulong word in Words())
        {
            block.Add(word);
            if (block.IsFull)
            {
                yield return block;
                block.Clear();
            }
        }

        if (block.Length > 0)
        {
            yield return block;
        }
    }

    /// <summary>The kernel's outputs over the whole sequence, block by block, from the reference model.</summary>
    public IEnumerable<long[]> Outputs(KernelProgram kernel)
    {
        var interpreter = new Interpreter(kernel);
        foreach (StimulusBlock block in Blocks())
        {
            yield return block.Run(interpreter);
        }
    }

    private IEnumerable<ulong> Words()
    {
        if (IsExhaustive)
        {
            for (int index = 0; index < Count; index++)
            {
                yield return Form.At(index);
            }

            yield break;
        }

        foreach (ulong corner in Corners)
        {
            yield return corner;
        }

        ulong state = Seed;
        for (int index = 0; index < RandomWords; index++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            yield return state >> (64 - TotalBits);
        }
    }

    private IEnumerable<ulong> CornersFrom(int port, ulong word)
    {
        if (port == ports.Length)
        {
            return [word];
        }

        IntegerCodes codes = ports[port].Codes;
        long[] ends = [codes.Min, -1, 0, 1, codes.Max];
        return ends.Where(codes.Contains).Order().Distinct().SelectMany(end => CornersFrom(port + 1, Form.With(word, port, end)));
    }
}
