using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// LiteRT's tanh and sigmoid of 16-bit codes: one table of the sigmoid at 0, 1/24, … 255/24 in uint16, linear between the entries, mirrored for
/// negative codes; tanh(x) = 2σ(2x) − 1 reads it at twice the argument. The argument is brought to the table's scale, 1/(3·4096), by 3 or 6
/// where the input's scale is 2^−12 (for tanh also 2^−11), and by a multiplier of 15 bits and a rounding shift where it is another.
/// </summary>
/// <remarks>Of the multiplier the fraction is dropped, and a scale within 0.07 % of such a power of two counts as that power: so codes far from zero are
/// read at a wrong argument. The entries are not the nearest: each is raised by half of what the curve is above the chord to the next entry
/// in its middle, and the last is 65,535.</remarks>
internal sealed class LiteRtSigmoidTable : IPublishedAlgorithm
{
    private const int Count = 256;
    private const int EntryBits = 16;
    private const double StepsPerUnit = 24;

    // The table's own scale is 1/(3·2^12): a segment is 512 of its codes, or 256 where the argument is doubled.
    private const int ScaleBits = 12;
    private const int TripleOfScale = 3;
    private const int SigmoidSegmentBits = 9;
    private const int TanhSegmentBits = 8;

    private const int LargestMultiplier = short.MaxValue;
    private const int LargestShift = 31;
    private const double OutputScale = 1.0 / 32768;

    // 2^0.001: as far as a logarithm may be from a whole number.
    private const double NearlyOne = 1.000693387462580633;

    /// <inheritdoc/>
    public string Name => "litert-tanh-logistic-int16";

    /// <inheritdoc/>
    public string Source =>
        "LiteRT (TensorFlow Lite) and TFLite Micro, TANH and LOGISTIC of int16: kernels/internal/reference/integer_ops, 256 uint16 entries of the sigmoid";

    /// <inheritdoc/>
    public string Serves => "tanh and the sigmoid of int16 codes with zero point 0 and a scale up to 2.66, to Q0.15";

    /// <inheritdoc/>
    public long Bytes => Count * sizeof(ushort);

    /// <inheritdoc/>
    public bool IsUsedFor(KernelSpecification specification) =>
        specification.Activation is Tanh or Sigmoid
        && SymmetricInt16.Has(specification.Input)
        && SymmetricInt16.Has(specification.Output)
        && (float)specification.Output.Scale == OutputScale
        && Rescaling(specification).Multiplier is > 0 and <= LargestMultiplier;

    /// <inheritdoc/>
    public long[] Outputs(KernelSpecification specification, IdealCodes reference)
    {
        long[] table = Entries();
        bool isTanh = specification.Activation is Tanh;
        (long multiplier, int shift) = Rescaling(specification);
        long half = (1L << shift) >> 1;
        return [.. reference.Codes.ToArray().Select(code =>
        {
            long argument = ((code * multiplier) + half) >> shift;
            return isTanh ? TanhOf(table, argument) : SigmoidOf(table, argument);
        })];
    }

    /// <summary>The entries.</summary>
    public static long[] Entries()
    {
        var sigmoid = new Sigmoid();
        double At(double i) => sigmoid.Evaluate(i / StepsPerUnit) * (1 << EntryBits);
        return
        [
            .. Enumerable.Range(0, Count - 1).Select(i => (long)Math.Floor(At(i) + ((At(i + 0.5) - ((At(i) + At(i + 1)) / 2)) / 2) + 0.5)),
            ushort.MaxValue,
        ];
    }

    // What takes a code to the table's scale.
    private static (long Multiplier, int Shift) Rescaling(KernelSpecification specification)
    {
        float scale = (float)specification.Input.Scale;
        for (int doublings = 0; doublings <= (specification.Activation is Tanh ? 1 : 0); doublings++)
        {
            double ratio = scale * (1 << (ScaleBits - doublings));
            if (ratio is > 1 / NearlyOne and < NearlyOne)
            {
                return (TripleOfScale << doublings, 0);
            }
        }

        double multiplier = scale * (double)(TripleOfScale << ScaleBits);
        int shift = 0;
        for (; multiplier <= LargestMultiplier / 2.0 && shift < LargestShift; shift++)
        {
            multiplier *= 2;
        }

        return ((long)Math.Min(multiplier, long.MaxValue / 2), shift);
    }

    private static long SigmoidOf(long[] table, long argument)
    {
        // Half of an entry is 15 fraction bits: its lowest bit goes with the fraction.
        const int Dropped = SigmoidSegmentBits + 1;
        long value = LookUp(table, Math.Abs(argument), SigmoidSegmentBits, beyond: (long)short.MaxValue << Dropped);
        long half = 1L << (Dropped - 1);
        return (argument >= 0 ? value + half : (1L << (EntryBits + SigmoidSegmentBits)) - value + half - 1) >> Dropped;
    }

    private static long TanhOf(long[] table, long argument)
    {
        // 2σ − 1 in 15 fraction bits is the entry less one half in 16.
        long value = LookUp(table, Math.Abs(argument), TanhSegmentBits, beyond: (long)ushort.MaxValue << TanhSegmentBits) - (1L << (EntryBits - 1 + TanhSegmentBits));
        long half = 1L << (TanhSegmentBits - 1);
        return (argument >= 0 ? value + half : -value + half - 1) >> TanhSegmentBits;
    }

    private static long LookUp(long[] table, long argument, int segmentBits, long beyond)
    {
        long segment = argument >> segmentBits;
        long fraction = argument & ((1L << segmentBits) - 1);
        return segment >= Count - 1 ? beyond : (table[segment] << segmentBits) + (fraction * (table[segment + 1] - table[segment]));
    }
}
