using System.Collections.Concurrent;
using System.Numerics;
using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Ideals;

/// <summary>The exact output of one input code.</summary>
/// <param name="Ideal">round(f(x)/scale) + zero point, not yet limited to the output codes.</param>
/// <param name="Enclosure">f(x)/scale, unrounded, between two doubles.</param>
/// <param name="Exact">Whether the quotient is an integer.</param>
internal readonly record struct CertifiedCode(BigInteger Ideal, DoubleEnclosure Enclosure, bool Exact)
{
    /// <summary>f(x)/scale, unrounded, to double precision.</summary>
    public double Quotient => Enclosure.Middle;
}

/// <summary>
/// Decides ideal codes without doubt, of f(x) itself or of f(x) times a second input. Three stages, each only where the one before cannot tell: enclosures of doubles; the
/// base in exact rational arithmetic with the residual between two doubles (which settles ties such as "x minus next to nothing");
/// enclosures of 96, 192, … bits until both ends round alike (Ziv's strategy).
/// </summary>
/// <remarks>
/// Base and residual are not trusted: at every code their enclosure must meet that of the definition, and what they decide the definition
/// must decide alike, in doubles or else at the first precision of big integers. Only a tie that is closer than 96 bits below the LSB is
/// left to them.
/// </remarks>
/// <param name="activation">The function.</param>
/// <param name="input">Quantization of x.</param>
/// <param name="output">Quantization of f(x), or of its product with a second input.</param>
/// <param name="rounding">How ties are rounded.</param>
/// <param name="unit">Scale of the second input, positive; 1 where there is none.</param>
internal sealed class CertifiedEvaluation(Activation activation, Quantization input, Quantization output, RoundingRule rounding, double unit = 1)
{
    // The smallest double is 2^−1074; the product of a scale, a slope and a code has fewer than 400 fraction bits.
    private static readonly FixedPrecision DoublePrecision = new(1600);

    // GELU and its kin are transcendental at every nonzero rational, so the loop ends. Where an activation is rational (hard swish
    // divides by 6), quotient and tie are fractions whose denominators have fewer than 500 bits: closer than 2^−2000 means equal.
    internal const int MostBits = 4096;

    private readonly DoubleEnclosure ratio =
        DoubleEnclosure.Exactly(input.Scale) * DoubleEnclosure.Exactly(unit) / DoubleEnclosure.Exactly(output.Scale);

    private readonly ConcurrentDictionary<int, FixedPrecision> precisions = [];

    /// <summary>f(x)·unit/scale of an input code between two doubles: the output that one step of the second input makes.</summary>
    /// <exception cref="ActivationException">Base and residual do not make the definition, or that has no value at the code.</exception>
    public DoubleEnclosure Quotient(long code)
    {
        long n = code - input.ZeroPoint;
        DoubleEnclosure defined = DefinedQuotient(n);
        DoubleEnclosure quotient = Quotient(n, ResidualAt(n));
        RequireMeeting(n, quotient, defined);
        return quotient;
    }

    /// <summary>The exact output of an input code.</summary>
    /// <param name="code">The input code.</param>
    /// <param name="multiplier">The code of the second input, less its zero point; 1 where there is none.</param>
    /// <exception cref="ActivationException">Base and residual do not make the definition, or that has no value at the code.</exception>
    public CertifiedCode At(long code, long multiplier = 1)
    {
        long n = code - input.ZeroPoint;
        DoubleEnclosure defined = DefinedQuotient(n) * DoubleEnclosure.Exactly(multiplier);
        DoubleEnclosure residual = ResidualAt(n);
        DoubleEnclosure quotient = Quotient(n, residual) * DoubleEnclosure.Exactly(multiplier);
        RequireMeeting(n, quotient, defined);
        bool exact = quotient.IsExact
            ? quotient.Low == Math.Floor(quotient.Low)
            : residual.IsExact ? IsInteger(WithExactBase(n, residual, multiplier)) : MayBeInteger(quotient) && IsInteger(ValueAt(n, multiplier, FirstPrecision(n, multiplier)));
        BigInteger? ideal = exact && !quotient.IsExact ? null : CertifiedRounding.Round(quotient, rounding);
        ideal ??= CertifiedRounding.Round(WithExactBase(n, residual, multiplier), output.Scale, rounding, treatAsExact: false);
        if (ideal is null || CertifiedRounding.Round(defined, rounding) != ideal || (exact && !defined.IsExact))
        {
            ideal = Ziv(n, multiplier, ideal);
        }

        return new(ideal.Value + output.ZeroPoint, quotient, exact);
    }

    /// <summary>f(x)·unit·multiplier, a real number, as precise as one likes: what figures are measured with where doubles are too coarse.</summary>
    /// <param name="code">The input code.</param>
    /// <param name="bits">Fraction bits; at most 4096 are used.</param>
    /// <param name="multiplier">The code of the second input, less its zero point; 1 where there is none.</param>
    public FixedEnclosure Value(long code, int bits, long multiplier = 1) => ValueAt(code - input.ZeroPoint, multiplier, Precision(bits));

    /// <summary>Fraction bits that hold every value of the function to 96 bits below one output LSB, relative to the largest.</summary>
    /// <param name="multiplier">Largest code of the second input, less its zero point; 1 where there is none.</param>
    public int WorkingBits(long multiplier = 1) =>
        FirstBits(Math.Max(input.Type.Max - input.ZeroPoint, input.ZeroPoint - input.Type.Min), multiplier);

    /// <summary>The sign of f(x)·unit·multiplier/scale − bound, without doubt: whether a value lies beyond an end of the output codes.</summary>
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
            sign = Sign(ValueAt(n, multiplier, Precision(bits)), bound);
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

    private DoubleEnclosure DefinedQuotient(long n) =>
        Defined(DoubleEnclosure.Exactly(n) * DoubleEnclosure.Exactly(input.Scale), n) * DoubleEnclosure.Exactly(unit) / DoubleEnclosure.Exactly(output.Scale);

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

    // Ends are open: an integer must lie strictly between them.
    private static bool MayBeInteger(DoubleEnclosure quotient) => Math.Floor(quotient.Low) + 1 < quotient.High;

    private void RequireMeeting(long n, DoubleEnclosure stated, DoubleEnclosure defined)
    {
        if (!stated.Meets(defined))
        {
            throw DecompositionCheck.Fault(activation, n + input.ZeroPoint, n, input.Scale);
        }
    }

    // What base and residual have decided, if anything, is held to the definition at the first precision.
    private BigInteger Ziv(long n, long multiplier, BigInteger? decided)
    {
        for (int bits = FirstBits(n, multiplier); ; bits *= 2)
        {
            FixedEnclosure value = ValueAt(n, multiplier, Precision(bits));
            FixedEnclosure defined = Times(Defined(InputAt(n, Precision(bits)), n), multiplier);
            decided ??= CertifiedRounding.Round(value, output.Scale, rounding, treatAsExact: bits >= MostBits);
            BigInteger? other = CertifiedRounding.Round(defined, output.Scale, rounding, treatAsExact: false);
            if (!value.Meets(defined) || (decided is not null && other is not null && decided != other))
            {
                throw DecompositionCheck.Fault(activation, n + input.ZeroPoint, n, input.Scale);
            }

            if ((decided ?? other) is BigInteger code)
            {
                return code;
            }
        }
    }

    // 96 bits below the output scale and the largest magnitude; where they do not decide, twice that, and so on.
    private int FirstBits(long n, long multiplier) =>
        96 + Math.Max(0, -Math.ILogB(output.Scale)) + Math.Max(0, Math.ILogB(input.Scale * (1 + Math.Abs(n))))
            + Math.Max(0, Math.ILogB(unit * (1 + Math.Abs(multiplier))));

    private FixedPrecision FirstPrecision(long n, long multiplier) => Precision(FirstBits(n, multiplier));

    private FixedPrecision Precision(int bits) => precisions.GetOrAdd(Math.Min(bits, MostBits), static known => new(known));

    private FixedEnclosure InputAt(long n, FixedPrecision precision)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(input.Scale);
        return FixedEnclosure.Of(mantissa * n, exponent, precision);
    }

    private FixedEnclosure ValueAt(long n, long multiplier, FixedPrecision precision) =>
        Times(BaseAt(n, precision) + activation.ResidualAt(InputAt(Math.Abs(n), precision), n < 0), multiplier);

    private T Defined<T>(T x, long n)
        where T : IEnclosure<T>
    {
        try
        {
            return activation.Definition(x);
        }
        catch (ArithmeticException exception)
        {
            throw new ActivationException(
                $"activation '{activation.Name}' has no value at input code {n + input.ZeroPoint}, x = {(n * input.Scale).ToString("R", CultureInfo.InvariantCulture)}: {exception.Message}", exception);
        }
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
