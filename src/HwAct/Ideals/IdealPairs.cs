using System.Numerics;
using System.Runtime.InteropServices;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Ideals;

/// <summary>What a gated kernel is measured against: for every pair of codes the exact f(gate)·up and the certified ideal code.</summary>
internal sealed class IdealPairs
{
    /// <summary>Prepares the reference of a gated kernel.</summary>
    public IdealPairs(KernelSpecification specification)
    {
        Specification = specification;
        Quantization up = specification.Inputs[1];
        Gate = specification.Input.Codes;
        Up = up.Codes;
        Evaluation = new CertifiedEvaluation(specification.Activation, specification.Input, specification.Output, specification.Rounding, up.Scale);
        var slopes = new DoubleEnclosure[Gate.Count];
        for (int i = 0; i < slopes.Length; i++)
        {
            slopes[i] = Evaluation.Quotient(Gate[i]);
        }

        Slopes = ImmutableCollectionsMarshal.AsImmutableArray(slopes);
    }

    /// <summary>The specification.</summary>
    public KernelSpecification Specification { get; }

    /// <summary>The function, for what doubles cannot tell.</summary>
    internal CertifiedEvaluation Evaluation { get; }

    /// <summary>The codes of the gate, from the most negative.</summary>
    public IntegerCodes Gate { get; }

    /// <summary>The codes of the second input, from the most negative.</summary>
    public IntegerCodes Up { get; }

    /// <summary>Number of pairs.</summary>
    public long Pairs => (long)Gate.Count * Up.Count;

    /// <summary>For each code of the gate, f·(up scale)/(output scale): the output LSB that one step of the second input makes.</summary>
    public ImmutableArray<DoubleEnclosure> Slopes { get; }

    /// <summary>The sign of f·up/scale − bound, without doubt.</summary>
    /// <param name="gate">Index of the code of the gate.</param>
    /// <param name="n">Code of the second input less its zero point.</param>
    /// <param name="bound">An output code less the zero point.</param>
    public int Compare(int gate, long n, long bound) => Evaluation.Compare(Gate[gate], bound, n);

    /// <summary>A slope to about 106 bits: a double and what it leaves out.</summary>
    /// <param name="gate">Index of the code of the gate.</param>
    public (double Slope, double Left) FineSlope(int gate)
    {
        FixedEnclosure value = Evaluation.Value(Gate[gate], Evaluation.WorkingBits());
        (BigInteger scale, int exponent) = Dyadic.Of(Specification.Output.Scale);
        BigInteger numerator = (value.Low + value.High) << Math.Max(0, -(exponent + value.Precision.Bits + 1));
        BigInteger denominator = scale << Math.Max(0, exponent + value.Precision.Bits + 1);
        double slope = DoubleEnclosure.Quotient(numerator, denominator).Low;
        (BigInteger mantissa, int power) = Dyadic.Of(slope);
        int shift = Math.Max(0, -power);
        return (slope, DoubleEnclosure.Quotient((numerator << shift) - (mantissa * denominator << Math.Max(0, power)), denominator << shift).Middle);
    }

    /// <summary>The certified ideal output code.</summary>
    /// <param name="gate">Index of the code of the gate.</param>
    /// <param name="n">Code of the second input less its zero point.</param>
    public long Ideal(int gate, long n)
    {
        Quantization output = Specification.Output;
        return CertifiedRounding.Round(Slopes[gate] * DoubleEnclosure.Exactly(n), Specification.Rounding) is long rounded
            ? output.Codes.Nearest(rounded + output.ZeroPoint)
            : (long)BigInteger.Clamp(Evaluation.At(Gate[gate], n).Ideal, output.MinCode, output.MaxCode);
    }
}
