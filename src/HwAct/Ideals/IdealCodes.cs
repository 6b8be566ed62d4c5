using System.Numerics;
using System.Runtime.InteropServices;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Ideals;

/// <summary>What a kernel is measured against: for every input code the exact output value and the certified ideal code.</summary>
/// <param name="Specification">The specification.</param>
/// <param name="Codes">The input codes of the format's range, from the most negative: what others are taken as, if they come.</param>
/// <param name="Ideal">The ideal output code of each: clamp(round(f(x)/scale) + zero point).</param>
/// <param name="Quotients">The unrounded f(x)/scale of each, in output LSB from the zero point, between two doubles.</param>
/// <param name="Exact">Whether the unrounded value is exactly the ideal code.</param>
/// <param name="Outside">Whether the unrounded value lies outside the output codes.</param>
internal sealed record IdealCodes(
    KernelSpecification Specification,
    IntegerCodes Codes,
    ImmutableArray<long> Ideal,
    ImmutableArray<DoubleEnclosure> Quotients,
    ImmutableArray<bool> Exact,
    ImmutableArray<bool> Outside)
{
    // Nearer than this to an end of the output codes the double does not tell on which side the value is.
    private const double NearEnd = 1e-3;

    // Of what is printed six digits are read.
    private const double NearEnough = 1e-9;

    /// <summary>The unrounded f(x)/scale + zero point of each code, in output LSB, to double precision.</summary>
    public ImmutableArray<double> Value { get; } = [.. Quotients.Select(quotient => quotient.Middle + Specification.Output.ZeroPoint)];

    /// <summary>f(x) of a code as it is printed: to all digits of a figure, however small it is.</summary>
    public double Printed(int index)
    {
        DoubleEnclosure quotient = Quotients[index];
        return quotient.High - quotient.Low <= Math.Abs(quotient.Middle) * NearEnough
            ? quotient.Middle * Specification.Output.Scale
            : Specification.Activation.EvaluateClosely(Specification.Input.Real(Codes[index]));
    }

    /// <summary>The function, for what doubles cannot tell.</summary>
    internal CertifiedEvaluation Evaluation { get; } = new(Specification.Activation, Specification.Input, Specification.Output, Specification.Rounding);

    /// <summary>Certifies the ideal code of every input code.</summary>
    public static IdealCodes Of(KernelSpecification specification)
    {
        var evaluation = new CertifiedEvaluation(
            specification.Activation, specification.Input, specification.Output, specification.Rounding);
        IntegerCodes codes = specification.Input.Codes;
        var ideal = new long[codes.Count];
        var quotients = new DoubleEnclosure[codes.Count];
        var exact = new bool[codes.Count];
        var outside = new bool[codes.Count];
        Quantization output = specification.Output;
        for (int i = 0; i < codes.Count; i++)
        {
            LongWork.Continue();
            CertifiedCode certified = evaluation.At(codes[i]);
            ideal[i] = (long)BigInteger.Min(BigInteger.Max(certified.Ideal, output.MinCode), output.MaxCode);
            quotients[i] = certified.Enclosure;
            double value = certified.Quotient + output.ZeroPoint;
            exact[i] = certified.Exact && output.Codes.Contains(ideal[i]) && certified.Ideal == ideal[i];
            outside[i] = IsBeyond(output.MaxCode, 1) || IsBeyond(output.MinCode, -1);

            bool IsBeyond(long end, int side) => Math.Abs(value - end) > NearEnd
                ? Math.Sign(value - end) == side
                : !exact[i] && evaluation.Compare(codes[i], end - output.ZeroPoint) == side;
        }

        return new IdealCodes(
            specification,
            codes,
            ImmutableCollectionsMarshal.AsImmutableArray(ideal),
            ImmutableCollectionsMarshal.AsImmutableArray(quotients),
            ImmutableCollectionsMarshal.AsImmutableArray(exact),
            ImmutableCollectionsMarshal.AsImmutableArray(outside));
    }

    /// <summary>The unrounded output value of an input code, limited to the output codes: what the error is measured from.</summary>
    public double Saturated(int index) =>
        Math.Clamp(Value[index], Specification.Output.MinCode, Specification.Output.MaxCode);

    /// <summary>Whether an output code is one of the two around the exact value, limited to the output codes, and that value where it is a
    /// code: decided with certainty where the double is too near to the next code.</summary>
    public bool IsFaithful(int index, long code)
    {
        double error = code - Saturated(index);
        if (Math.Abs(Math.Abs(error) - 1) > NearEnd)
        {
            return Math.Abs(error) < 1;
        }

        int side = Math.Sign(error);
        return Evaluation.Compare(Codes[index], code - side - Specification.Output.ZeroPoint) == side;
    }
}
