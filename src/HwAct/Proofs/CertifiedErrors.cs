using System.Numerics;
using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>A place of which something is measured: the code of the first port, that of the second less its zero point (1 where there is
/// none), and the output.</summary>
internal readonly record struct MeasuredPlace(long Code, long Multiplier, long Output);

/// <summary>
/// Errors in big-integer fixed point. What is largest is settled to all digits of a <see cref="DecimalFigure"/>: at 96 bits below the LSB,
/// at 192, … until both ends of the enclosure round up alike. What is not told from such a decimal by 4096 bits is that decimal: 0.4 of softsign(1/4).
/// </summary>
/// <param name="evaluation">The function.</param>
/// <param name="output">Quantization of the output.</param>
internal sealed class CertifiedErrors(CertifiedEvaluation evaluation, Quantization output)
{
    /// <summary>An error that a double holds exactly, in output LSB and as a real number, both rounded up.</summary>
    public static (DecimalFigure Lsb, DecimalFigure Abs) Exactly(double lsb, double scale)
    {
        (BigInteger error, int errorExponent) = Dyadic.Of(lsb);
        (BigInteger unit, int unitExponent) = Dyadic.Of(scale);
        return (Decimal(error, errorExponent), Decimal(error * unit, errorExponent + unitExponent));

        static DecimalFigure Decimal(BigInteger mantissa, int exponent) => exponent >= 0
            ? DecimalFigure.Above(mantissa << exponent, 1)
            : DecimalFigure.Above(mantissa, BigInteger.One << -exponent);
    }

    /// <summary>How far an exact value lies beyond the output codes, as a real number in units of 2^−bits; 0 where it does not.</summary>
    public (BigInteger Low, BigInteger High) Beyond(MeasuredPlace place, int bits)
    {
        (_, (BigInteger Low, BigInteger High) value, (BigInteger Low, BigInteger High) limited) = Parts(place, bits);
        return Size((value.Low - limited.Low, value.High - limited.High));
    }

    /// <summary>What the output stands for, the exact value, and that limited to the output codes, as real numbers in units of 2^−bits.</summary>
    public (BigInteger Made, (BigInteger Low, BigInteger High) Value, (BigInteger Low, BigInteger High) Limited) Parts(MeasuredPlace place, int bits)
    {
        FixedEnclosure value = evaluation.Value(place.Code, bits, place.Multiplier);
        return (Code(place.Output, bits), (value.Low, value.High), (Limited(value.Low, bits), Limited(value.High, bits)));
    }

    /// <summary>The error of a place, in output LSB, the exact value limited to the output codes.</summary>
    public DoubleEnclosure Error(MeasuredPlace place, int bits)
    {
        (BigInteger made, _, (BigInteger Low, BigInteger High) limited) = Parts(place, bits);
        return new(InLsb(made - limited.High, bits).Low, InLsb(made - limited.Low, bits).High);
    }

    /// <summary>The largest |error| among some places, the exact values limited to the output codes.</summary>
    /// <returns>The first place that reaches it, the error in output LSB and as a real number, both rounded up.</returns>
    public (MeasuredPlace Place, DecimalFigure Lsb, DecimalFigure Abs) Largest(IReadOnlyList<MeasuredPlace> places) =>
        Largest(places, (place, bits) =>
        {
            (BigInteger made, _, (BigInteger Low, BigInteger High) limited) = Parts(place, bits);
            return Size((made - limited.High, made - limited.Low));
        });

    /// <summary>The largest of something positive among some places.</summary>
    public (MeasuredPlace Place, DecimalFigure Lsb, DecimalFigure Abs) Largest(
        IReadOnlyList<MeasuredPlace> places, Func<MeasuredPlace, int, (BigInteger Low, BigInteger High)> measure)
    {
        int bits = evaluation.WorkingBits(places.Max(place => Math.Abs(place.Multiplier)));
        while (true)
        {
            // Not a parallel query: that waits for threads of the pool, where the kernels of a batch are already on all of them.
            var measured = new (MeasuredPlace Place, BigInteger Low, BigInteger High)[places.Count];
            IReadOnlyList<MeasuredPlace> candidates = places;
            int precision = bits;
            Parallel.For(0, measured.Length, i =>
            {
                (BigInteger low, BigInteger high) = measure(candidates[i], precision);
                measured[i] = (candidates[i], low, high);
            });
            BigInteger low = measured.Max(one => one.Low);
            BigInteger high = measured.Max(one => one.High);
            measured = [.. measured.Where(one => one.High >= low)];
            if (bits >= CertifiedEvaluation.MostBits || (Lsb(low, bits) == Lsb(high, bits) && Abs(low, bits) == Abs(high, bits)))
            {
                return (measured[0].Place, Lsb(low, bits), Abs(low, bits));
            }

            places = [.. measured.Select(one => one.Place)];
            bits = Math.Min(2 * bits, CertifiedEvaluation.MostBits);
        }
    }

    /// <summary>So many units of 2^−bits of real value in output LSB, between two doubles.</summary>
    public DoubleEnclosure InLsb(BigInteger value, int bits)
    {
        (BigInteger numerator, BigInteger denominator) = Ratio(value, bits);
        return DoubleEnclosure.Quotient(numerator, denominator);
    }

    private static (BigInteger Low, BigInteger High) Size((BigInteger Low, BigInteger High) ends) => ends.Low.Sign >= 0 ? ends
        : ends.High.Sign <= 0 ? (-ends.High, -ends.Low)
        : (BigInteger.Zero, BigInteger.Max(-ends.Low, ends.High));

    private static DecimalFigure Abs(BigInteger value, int bits) => DecimalFigure.Above(value, BigInteger.One << bits);

    private DecimalFigure Lsb(BigInteger value, int bits)
    {
        (BigInteger numerator, BigInteger denominator) = Ratio(value, bits);
        return DecimalFigure.Above(numerator, denominator);
    }

    private (BigInteger Numerator, BigInteger Denominator) Ratio(BigInteger value, int bits)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(output.Scale);
        int shift = exponent + bits;
        return shift >= 0 ? (value, mantissa << shift) : (value << -shift, mantissa);
    }

    private BigInteger Limited(BigInteger value, int bits) =>
        BigInteger.Min(BigInteger.Max(value, Code(output.MinCode, bits)), Code(output.MaxCode, bits));

    // A double has 53 bits, and the precision holds 96 below the scale: exact.
    private BigInteger Code(long code, int bits)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(output.Scale);
        BigInteger value = mantissa * (code - output.ZeroPoint);
        return exponent + bits >= 0 ? value << (exponent + bits) : value >> -(exponent + bits);
    }
}
