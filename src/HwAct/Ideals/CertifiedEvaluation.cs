using System.Numerics;
using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Ideals;

/// <summary>The exact output of one input code.</summary>
/// <param name="Ideal">round(f(x)/scale) + zero point, not yet limited to the output type.</param>
/// <param name="Quotient">f(x)/scale, unrounded, to double precision.</param>
/// <param name="Exact">Whether the quotient is an integer.</param>
public readonly record struct CertifiedCode(BigInteger Ideal, double Quotient, bool Exact);

/// <summary>
/// Decides ideal codes without doubt, of f(x) itself or of f(x) times a second input. Three stages, each only where the one before cannot tell: enclosures of doubles; the
/// base in exact rational arithmetic with the residual between two doubles (which settles ties such as "x minus next to nothing");
/// enclosures of 96, 192, … bits until both ends round alike (Ziv's strategy).
/// </summary>
/// <param name="activation">The function.</param>
/// <param name="input">Quantization of x.</param>
/// <param name="output">Quantization of f(x), or of its product with a second input.</param>
/// <param name="rounding">How ties are rounded.</param>
/// <param name="unit">Scale of the second input, positive; 1 where there is none.</param>
public sealed class CertifiedEvaluation(Activation activation, Quantization input, Quantization output, RoundingRule rounding, double unit = 1)
{
    // The smallest double is 2^−1074; the product of a scale, a slope and a code has fewer than 400 fraction bits.
    private static readonly FixedPrecision DoublePrecision = new(1600);

    // GELU and its kin are transcendental at every nonzero rational, so the loop ends. Where an activation is rational (hard swish
    // divides by 6), quotient and tie are fractions whose denominators have fewer than 500 bits: closer than 2^−2000 means equal.
    private const int MostBits = 4096;

    private readonly DoubleEnclosure ratio =
        DoubleEnclosure.Exactly(input.Scale) * DoubleEnclosure.Exactly(unit) / DoubleEnclosure.Exactly(output.Scale);

    /// <summary>f(x)·unit/scale of an input code between two doubles: the output that one step of the second input makes.</summary>
    public DoubleEnclosure Quotient(long code) => Quotient(code - input.ZeroPoint, ResidualAt(code - input.ZeroPoint));

    /// <summary>The exact output of an input code.</summary>
    /// <param name="code">The input code.</param>
    /// <param name="multiplier">The code of the second input, less its zero point; 1 where there is none.</param>
    public CertifiedCode At(long code, long multiplier = 1)
    {
        long n = code - input.ZeroPoint;
        DoubleEnclosure residual = ResidualAt(n);
        DoubleEnclosure quotient = Quotient(n, residual) * DoubleEnclosure.Exactly(multiplier);
        if (quotient.IsExact)
        {
            BigInteger code0 = CertifiedRounding.Round(quotient, rounding)!.Value;
            return new(code0 + output.ZeroPoint, quotient.Low, quotient.Low == Math.Floor(quotient.Low));
        }

        bool exact = residual.IsExact && IsInteger(WithExactBase(n, residual, multiplier));
        BigInteger? ideal = exact ? null : CertifiedRounding.Round(quotient, rounding);
        ideal ??= CertifiedRounding.Round(WithExactBase(n, residual, multiplier), output.Scale, rounding, treatAsExact: false);
        ideal ??= Ziv(n, multiplier);
        return new(ideal.Value + output.ZeroPoint, quotient.Middle, exact);
    }

    /// <summary>The sign of f(x)·unit·multiplier/scale − bound, without doubt: whether a value lies beyond an end of the output type.</summary>
    /// <param name="code">The input code.</param>
    /// <param name="bound">An output code less the zero point.</param>
    /// <param name="multiplier">The code of the second input, less its zero point; 1 where there is none.</param>
    public int Compare(long code, long bound, long multiplier = 1)
    {
        long n = code - input.ZeroPoint;
        DoubleEnclosure residual = ResidualAt(n);
        DoubleEnclosure quotient = Quotient(n, residual) * DoubleEnclosure.Exactly(multiplier);
        if (quotient.IsExact)
        {
            return quotient.Low.CompareTo(bound);
        }

        if (quotient.Low >= bound || quotient.High <= bound)
        {
            return quotient.Low >= bound ? 1 : -1;
        }

        int? sign = Sign(WithExactBase(n, residual, multiplier), bound);
        for (int bits = FirstBits(n, multiplier); sign is null && bits < 2 * MostBits; bits *= 2)
        {
            sign = Sign(ValueAt(n, multiplier, new(Math.Min(bits, MostBits))), bound);
        }

        return sign ?? 0;
    }

    // Ends are open: a value above one that is the bound is above the bound.
    private int? Sign(FixedEnclosure value, long bound)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(output.Scale);
        FixedEnclosure limit = FixedEnclosure.Of(mantissa * bound, exponent, value.Precision);
        return value.IsExact && limit.IsExact ? value.Low.CompareTo(limit.Low)
            : value.Low >= limit.High ? 1
            : value.High <= limit.Low ? -1
            : null;
    }

    private (double Slope, double Offset) BaseOf(long n) => n < 0
        ? (activation.Base.NegativeSlope, activation.Base.NegativeOffset)
        : (activation.Base.PositiveSlope, activation.Base.PositiveOffset);

    private DoubleEnclosure ResidualAt(long n) =>
        activation.ResidualAt(DoubleEnclosure.Exactly(Math.Abs(n)) * DoubleEnclosure.Exactly(input.Scale), n < 0);

    private DoubleEnclosure Quotient(long n, DoubleEnclosure residual)
    {
        (double slope, double offset) = BaseOf(n);
        DoubleEnclosure rest = (DoubleEnclosure.Exactly(offset) + residual) * DoubleEnclosure.Exactly(unit);
        return (DoubleEnclosure.Exactly(slope) * DoubleEnclosure.Exactly(n) * ratio) + (rest / DoubleEnclosure.Exactly(output.Scale));
    }

    private FixedEnclosure WithExactBase(long n, DoubleEnclosure residual, long multiplier) =>
        Times(BaseAt(n, DoublePrecision) + FixedEnclosure.Between(residual, DoublePrecision), multiplier);

    private FixedEnclosure Times(FixedEnclosure value, long multiplier)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(unit);
        return value.Times(mantissa * multiplier, exponent);
    }

    private bool IsInteger(FixedEnclosure value)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(output.Scale);
        int shift = exponent + value.Precision.Bits;
        return value.IsExact && (value.Low % (mantissa << shift)).IsZero;
    }

    private BigInteger Ziv(long n, long multiplier)
    {
        for (int bits = FirstBits(n, multiplier); ; bits *= 2)
        {
            FixedEnclosure value = ValueAt(n, multiplier, new(Math.Min(bits, MostBits)));
            if (CertifiedRounding.Round(value, output.Scale, rounding, treatAsExact: bits >= MostBits) is BigInteger code)
            {
                return code;
            }
        }
    }

    // 96 bits below the output scale and the largest magnitude; where they do not decide, twice that, and so on.
    private int FirstBits(long n, long multiplier) =>
        96 + Math.Max(0, -Math.ILogB(output.Scale)) + Math.Max(0, Math.ILogB(input.Scale * (1 + Math.Abs(n))))
            + Math.Max(0, Math.ILogB(unit * (1 + Math.Abs(multiplier))));

    private FixedEnclosure ValueAt(long n, long multiplier, FixedPrecision precision)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(input.Scale);
        FixedEnclosure t = FixedEnclosure.Of(mantissa * Math.Abs(n), exponent, precision);
        return Times(BaseAt(n, precision) + activation.ResidualAt(t, n < 0), multiplier);
    }

    private FixedEnclosure BaseAt(long n, FixedPrecision precision)
    {
        (double slope, double offset) = BaseOf(n);
        (BigInteger scale, int scaleExponent) = Dyadic.Of(input.Scale);
        (BigInteger a, int aExponent) = Dyadic.Of(slope);
        (BigInteger b, int bExponent) = Dyadic.Of(offset);
        return FixedEnclosure.Of(scale * a * n, scaleExponent + aExponent, precision) + FixedEnclosure.Of(b, bExponent, precision);
    }
}
