using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The codes of a port that a test on the user's part drives: every one, or each that is a multiple of a stride, and both ends.</summary>
/// <param name="Codes">What the port takes in C.</param>
/// <param name="Stride">From one to the next.</param>
internal readonly record struct TestedCodes(IntegerCodes Codes, int Stride)
{
    // Some minutes on the slowest part.
    private const long MostPairs = 1 << 16;

    // A prime, and one more than the codes of 8 bits: no bit stays the same.
    private const int LongStride = 257;

    /// <summary>The lowest, in strides; the code itself may be nearer.</summary>
    public long First => Floor(Codes.Min, Stride);

    /// <summary>How many.</summary>
    public int Count => (int)(-Floor(-Codes.Max, Stride) - First + 1);

    /// <summary>The codes of each port of a kernel: of two ports with more than 2^16 pairs, those of the wide ports in strides.</summary>
    public static ImmutableArray<TestedCodes> Of(KernelProgram kernel, KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        IntegerCodes[] codes = [.. kernel.Inputs.Select((port, index) => StoredCodes.Of(port, specification.Inputs.ElementAtOrDefault(index)))];
        bool isWhole = codes.Length == 1 || codes.Aggregate(1L, (pairs, one) => pairs * one.Count) <= MostPairs;
        return [.. codes.Select(one => new TestedCodes(one, isWhole || one.Count <= LongStride ? 1 : LongStride))];
    }

    /// <summary>The codes, in order.</summary>
    public IEnumerable<long> All()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return Codes.Nearest((First + i) * Stride);
        }
    }

    /// <summary>What a kernel gives for every code, or every pair, the second port fastest.</summary>
    public static long[] Outputs(KernelProgram kernel, ImmutableArray<TestedCodes> tested)
    {
        long[][] taken = [.. kernel.Inputs.Select((port, index) => tested[index].All().Select(port.Codes.Nearest).ToArray())];
        long[] first = taken.Length == 1 ? taken[0] : [.. taken[0].SelectMany(code => Enumerable.Repeat(code, taken[1].Length))];
        long[] second = taken.Length == 1 ? [] : [.. taken[0].SelectMany(_ => taken[1])];
        var outputs = new long[first.Length];
        new Interpreter(kernel).Run(first, second, outputs);
        return outputs;
    }

    private static long Floor(long value, long divisor) => (long)Math.Floor((decimal)value / divisor);
}
