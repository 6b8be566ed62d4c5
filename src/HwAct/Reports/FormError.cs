using System.Numerics;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>
/// The error of an activation's form against the function that it approximates, such as the tanh form of GELU against the erf
/// form. It belongs to the definition, not to the kernel, and no width of arithmetic makes it smaller.
/// </summary>
/// <param name="Approximated">The function that is approximated.</param>
/// <param name="MaxAbs">Largest difference over every input code, as a real number, rounded up; of a gate, times the largest second input.</param>
/// <param name="MaxLsb">The same in output LSB.</param>
/// <param name="Code">The input code where it is reached; of two mirrored codes the greater.</param>
/// <param name="X">The real value of that code.</param>
internal sealed record FormError(Activation Approximated, DecimalFigure MaxAbs, DecimalFigure MaxLsb, long Code, double X)
{
    // Of two codes ±n the difference is the same up to the last bits of a double, which must not choose between them.
    private const double Alike = 1 - 1e-9;

    // Far below the last digit that is printed of any difference.
    private const int Bits = 512;

    /// <summary>Measures the form over every input code; null where the activation approximates no other.</summary>
    public static FormError? Of(KernelSpecification specification)
    {
        if (specification.Activation.Approximates is not Activation approximated)
        {
            return null;
        }

        IntegerCodes codes = specification.Input.Codes;
        double[] differences = [.. codes.ToArray().Select(code =>
            Math.Abs(specification.Activation.Evaluate(specification.Input.Real(code)) - approximated.Evaluate(specification.Input.Real(code))))];
        double worst = differences.Max();
        long[] alike = [.. Enumerable.Range(0, codes.Count).Where(i => differences[i] >= worst * Alike).Select(i => codes[i])];
        BigInteger most = alike.Max(code => Difference(specification, approximated, code));

        // A gate is multiplied: what its form is off by counts at the farthest code of the second input.
        double reach = specification.Function.Reach(specification.Inputs);
        (BigInteger factor, int power) = Dyadic.Of(specification.Inputs.Length == 1 ? reach : Math.BitIncrement(reach));
        (BigInteger unit, int exponent) = Dyadic.Of(specification.Output.Scale);
        BigInteger denominator = BigInteger.One << (Bits - power);
        return new FormError(
            approximated,
            DecimalFigure.Above(most * factor, denominator),
            DecimalFigure.Above((most * factor) << Math.Max(0, -exponent), (denominator * unit) << Math.Max(0, exponent)),
            worst == 0 ? specification.Input.ZeroPoint : alike[^1],
            specification.Input.Real(worst == 0 ? specification.Input.ZeroPoint : alike[^1]));
    }

    // The upper end of the difference at a code, in units of 2^−Bits.
    private static BigInteger Difference(KernelSpecification specification, Activation approximated, long code)
    {
        (BigInteger scale, int exponent) = Dyadic.Of(specification.Input.Scale);
        FixedEnclosure x = FixedEnclosure.Of(scale * (code - specification.Input.ZeroPoint), exponent, new FixedPrecision(Bits));
        FixedEnclosure difference = specification.Activation.Definition(x) - approximated.Definition(x);
        return BigInteger.Max(BigInteger.Abs(difference.Low), BigInteger.Abs(difference.High));
    }
}
