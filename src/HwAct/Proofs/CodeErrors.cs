using System.Numerics;
using System.Runtime.InteropServices;
using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The error of every output code between two doubles, in output LSB, with the sums over all of them: in doubles, which mostly
/// settles every figure, or in big integers, for wide outputs and errors that are next to nothing.</summary>
/// <param name="Each">The error of every input code.</param>
/// <param name="Sums">The sums.</param>
internal sealed record CodeErrors(ImmutableArray<DoubleEnclosure> Each, ErrorSums Sums)
{
    // Input codes that one task sums up in big integers.
    private const int Chunk = 1024;

    /// <summary>From the doubles that the ideal codes were decided with.</summary>
    public static CodeErrors InDoubles(IdealCodes reference, ImmutableArray<long> outputs)
    {
        Quantization output = reference.Specification.Output;
        (double least, double most) = (output.MinCode - output.ZeroPoint, output.MaxCode - output.ZeroPoint);
        var each = new DoubleEnclosure[outputs.Length];
        DoubleEnclosure errors = default;
        DoubleEnclosure squares = default;
        DoubleEnclosure signal = default;
        DoubleEnclosure trueSquares = default;
        DoubleEnclosure trueSignal = default;
        for (int i = 0; i < outputs.Length; i++)
        {
            DoubleEnclosure value = reference.Quotients[i];
            var made = DoubleEnclosure.Exactly(outputs[i] - output.ZeroPoint);
            var limited = new DoubleEnclosure(Math.Clamp(value.Low, least, most), Math.Clamp(value.High, least, most));
            each[i] = made - limited;
            errors += each[i];
            squares += each[i] * each[i];
            signal += limited * limited;
            trueSignal += value * value;
            trueSquares += reference.Outside[i] ? (made - value) * (made - value) : each[i] * each[i];
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(each), new(outputs.Length, errors, squares, signal, trueSquares, trueSignal));
    }

    /// <summary>In big integers of so many fraction bits.</summary>
    public static CodeErrors InIntegers(IdealCodes reference, ImmutableArray<long> outputs, CertifiedErrors certified, int bits)
    {
        var each = new DoubleEnclosure[outputs.Length];
        Totals[] totals = new Totals[(outputs.Length + Chunk - 1) / Chunk];
        Parallel.For(0, totals.Length, chunk =>
        {
            Totals total = default;
            for (int i = chunk * Chunk; i < Math.Min(outputs.Length, (chunk + 1) * Chunk); i++)
            {
                var place = new MeasuredPlace(reference.Codes[i], 1, outputs[i]);
                (BigInteger made, (BigInteger Low, BigInteger High) value, (BigInteger Low, BigInteger High) limited) = certified.Parts(place, bits);
                (BigInteger Low, BigInteger High) error = (made - limited.High, made - limited.Low);
                total = total.With(error, (made - value.High, made - value.Low), limited, value);
                each[i] = new(certified.InLsb(error.Low, bits).Low, certified.InLsb(error.High, bits).High);
            }

            totals[chunk] = total;
        });
        Totals all = totals.Aggregate(default(Totals), (sum, part) => sum.Plus(part));
        return new(ImmutableCollectionsMarshal.AsImmutableArray(each), all.InLsb(outputs.Length, certified, bits));
    }

    private readonly record struct Span(BigInteger Low, BigInteger High)
    {
        public Span Plus(BigInteger low, BigInteger high) => new(Low + low, High + high);

        public Span PlusSquare((BigInteger Low, BigInteger High) ends)
        {
            BigInteger low = ends.Low * ends.Low;
            BigInteger high = ends.High * ends.High;
            bool crossesZero = ends.Low.Sign < 0 && ends.High.Sign > 0;
            return Plus(crossesZero ? BigInteger.Zero : BigInteger.Min(low, high), BigInteger.Max(low, high));
        }
    }

    private readonly record struct Totals(Span Errors, Span Squares, Span Signal, Span TrueSquares, Span TrueSignal)
    {
        public Totals With(
            (BigInteger Low, BigInteger High) error,
            (BigInteger Low, BigInteger High) rest,
            (BigInteger Low, BigInteger High) limited,
            (BigInteger Low, BigInteger High) value) => new(
            Errors.Plus(error.Low, error.High),
            Squares.PlusSquare(error),
            Signal.PlusSquare(limited),
            TrueSquares.PlusSquare(rest),
            TrueSignal.PlusSquare(value));

        public Totals Plus(Totals other) => new(
            Errors.Plus(other.Errors.Low, other.Errors.High),
            Squares.Plus(other.Squares.Low, other.Squares.High),
            Signal.Plus(other.Signal.Low, other.Signal.High),
            TrueSquares.Plus(other.TrueSquares.Low, other.TrueSquares.High),
            TrueSignal.Plus(other.TrueSignal.Low, other.TrueSignal.High));

        public ErrorSums InLsb(int count, CertifiedErrors certified, int bits)
        {
            DoubleEnclosure lsb = certified.InLsb(BigInteger.One, bits);
            return new(
                count,
                new(certified.InLsb(Errors.Low, bits).Low, certified.InLsb(Errors.High, bits).High),
                OfSquares(Squares, lsb),
                OfSquares(Signal, lsb),
                OfSquares(TrueSquares, lsb),
                OfSquares(TrueSignal, lsb));
        }

        private static DoubleEnclosure OfSquares(Span sum, DoubleEnclosure lsb) =>
            new DoubleEnclosure(DoubleEnclosure.Quotient(sum.Low, BigInteger.One).Low, DoubleEnclosure.Quotient(sum.High, BigInteger.One).High) * lsb * lsb;
    }
}
