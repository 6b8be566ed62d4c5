using System.Numerics;
using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>The exact output of one input code.</summary>
/// <param name="Ideal">round(f(x)/scale) + zero point, not yet limited to the output type.</param>
/// <param name="Quotient">f(x)/scale, unrounded, to double precision.</param>
/// <param name="Exact">Whether the quotient is an integer.</param>
public readonly record struct CertifiedCode(BigInteger Ideal, double Quotient, bool Exact);

/// <summary>
/// Decides ideal codes without doubt. Three stages, each only where the one before cannot tell: enclosures of doubles; the
/// base in exact rational arithmetic with the residual between two doubles (which settles ties such as "x minus next to nothing");
/// enclosures of 96, 192, … bits until both ends round alike (Ziv's strategy).
/// </summary>
public sealed class CertifiedEvaluation
{
    // The smallest double is 2^−1074; the product of a scale, a slope and a code has fewer than 400 fraction bits.
    private static readonly FixedPrecision DoublePrecision = new(1600);

    // GELU and its kin are transcendental at every nonzero rational, so the loop ends. Where an activation is rational (hard swish
    // divides by 6), quotient and tie are fractions whose denominators have fewer than 500 bits: closer than 2^−2000 means equal.
    private const int MostBits = 4096;

    private readonly Activation activation;
    private readonly Quantization input;
    private readonly Quantization output;
    private readonly RoundingRule rounding;
    private readonly DoubleEnclosure ratio;

    /// <summary>Prepares the evaluation.</summary>
    public CertifiedEvaluation(Activation activation, Quantization input, Quantization output, RoundingRule rounding)
    {
        this.activation = activation;
        this.input = input;
        this.output = output;
        this.rounding = rounding;
        ratio = DoubleEnclosure.Exactly(input.Scale) / DoubleEnclosure.Exactly(output.Scale);
    }

    /// <summary>The exact output of an input code.</summary>
    public CertifiedCode At(long code)
    {
        long n = code - input.ZeroPoint;
        bool negative = n < 0;
        (double slope, double offset) = negative
            ? (activation.Base.NegativeSlope, activation.Base.NegativeOffset)
            : (activation.Base.PositiveSlope, activation.Base.PositiveOffset);
        DoubleEnclosure t = DoubleEnclosure.Exactly(Math.Abs(n)) * DoubleEnclosure.Exactly(input.Scale);
        DoubleEnclosure residual = activation.ResidualAt(t, negative);
        DoubleEnclosure scale = DoubleEnclosure.Exactly(output.Scale);
        DoubleEnclosure quotient = (DoubleEnclosure.Exactly(slope) * DoubleEnclosure.Exactly(n) * ratio)
            + ((DoubleEnclosure.Exactly(offset) + residual) / scale);
        if (quotient.IsExact)
        {
            BigInteger code0 = CertifiedRounding.Round(quotient, rounding)!.Value;
            return new(code0 + output.ZeroPoint, quotient.Low, quotient.Low == Math.Floor(quotient.Low));
        }

        bool exact = residual.IsExact && IsInteger(WithExactBase(n, slope, offset, residual));
        BigInteger? ideal = exact ? null : CertifiedRounding.Round(quotient, rounding);
        ideal ??= RoundWithExactBase(n, slope, offset, residual);
        ideal ??= Ziv(n, slope, offset);
        return new(ideal.Value + output.ZeroPoint, quotient.Middle, exact);
    }

    private BigInteger? RoundWithExactBase(long n, double slope, double offset, DoubleEnclosure residual) =>
        CertifiedRounding.Round(WithExactBase(n, slope, offset, residual), output.Scale, rounding, treatAsExact: false);

    private FixedEnclosure WithExactBase(long n, double slope, double offset, DoubleEnclosure residual) =>
        BaseAt(n, slope, offset, DoublePrecision) + FixedEnclosure.Between(residual, DoublePrecision);

    private bool IsInteger(FixedEnclosure value)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(output.Scale);
        int shift = exponent + value.Precision.Bits;
        return value.IsExact && (value.Low % (mantissa << shift)).IsZero;
    }

    private BigInteger Ziv(long n, double slope, double offset)
    {
        // 96 bits below the output scale and the largest magnitude, then twice that, and so on.
        int first = 96 + Math.Max(0, -Math.ILogB(output.Scale)) + Math.Max(0, Math.ILogB(input.Scale * (1 + Math.Abs(n))));
        for (int bits = first; ; bits *= 2)
        {
            FixedPrecision precision = new(Math.Min(bits, MostBits));
            (BigInteger mantissa, int exponent) = Dyadic.Of(input.Scale);
            FixedEnclosure t = FixedEnclosure.Of(mantissa * Math.Abs(n), exponent, precision);
            FixedEnclosure value = BaseAt(n, slope, offset, precision) + activation.ResidualAt(t, n < 0);
            if (CertifiedRounding.Round(value, output.Scale, rounding, treatAsExact: bits >= MostBits) is BigInteger code)
            {
                return code;
            }
        }
    }

    private FixedEnclosure BaseAt(long n, double slope, double offset, FixedPrecision precision)
    {
        (BigInteger scale, int scaleExponent) = Dyadic.Of(input.Scale);
        (BigInteger a, int aExponent) = Dyadic.Of(slope);
        (BigInteger b, int bExponent) = Dyadic.Of(offset);
        return FixedEnclosure.Of(scale * a * n, scaleExponent + aExponent, precision) + FixedEnclosure.Of(b, bExponent, precision);
    }
}
