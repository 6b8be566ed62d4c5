using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// What a gated kernel asks of its gate. The scale of the gate is chosen so that the product needs no multiplier to come to the
/// output scale: gate scale · up scale = 2^−shift output LSB. An error of e gate LSB then becomes at most e·Reach·2^−shift output LSB.
/// </summary>
internal sealed class GatePlan
{
    /// <summary>Widest value that a gate may have.</summary>
    public const int MostBits = 32;

    // Fractions of a gate LSB by which doubles may misjudge the ends of the range.
    private const double Slack = 1;

    private readonly KernelSpecification specification;
    private readonly Quantization up;
    private readonly double lowest;
    private readonly double highest;

    /// <summary>The plan of a gated kernel.</summary>
    public GatePlan(KernelSpecification specification)
    {
        this.specification = specification;
        up = specification.Inputs[1];
        Reach = Math.Max(1, Math.Max(up.ZeroPoint - up.MinCode, up.MaxCode - up.ZeroPoint));
        Quantization input = specification.Input;
        for (long code = input.MinCode; code <= input.MaxCode; code++)
        {
            double value = specification.Activation.Evaluate(input.Real(code));
            lowest = Math.Min(lowest, value);
            highest = Math.Max(highest, value);
        }
    }

    /// <summary>Largest distance of a code of the second input from its zero point; 1 where it is that alone.</summary>
    public long Reach { get; }

    /// <summary>The fewest fraction bits of the product with which a correctly rounded gate keeps the bound.</summary>
    public int LeastShift(double maxErrorLsb)
    {
        int shift = 0;
        while (BoundAt(shift, maxErrorLsb) < 0.5)
        {
            shift++;
        }

        return shift;
    }

    /// <summary>The error in gate LSB that leaves room for the one rounding.</summary>
    public double BoundAt(int shift, double maxErrorLsb) => Math.ScaleB((maxErrorLsb - 0.5) / Reach, shift);

    /// <summary>The same as the bound of the gate.</summary>
    public ErrorBound GateBound(int shift, double maxErrorLsb) => ErrorBound.AtMost(Math.Clamp(BoundAt(shift, maxErrorLsb), ErrorBound.OfCorrectRounding, ErrorBound.Loosest));

    /// <summary>The bound in output LSB that a gate with an error of <paramref name="gateLsb"/> keeps.</summary>
    public double PromiseAt(int shift, double gateLsb) => 0.5 + (gateLsb * Math.ScaleB(Reach, -shift));

    /// <summary>Whether the gate scale at a shift is exactly what it stands for, so that an exact gate makes an exact product.</summary>
    public bool IsScaleExact
    {
        get
        {
            double ratio = specification.Output.Scale / up.Scale;
            return Math.FusedMultiplyAdd(ratio, up.Scale, -specification.Output.Scale) == 0;
        }
    }

    /// <summary>The quantization of the gate's value: zero point 0, and no wider than its range asks for.</summary>
    /// <exception cref="DesignException">No 32-bit value would do.</exception>
    public Quantization FormatAt(int shift)
    {
        double scale = Math.ScaleB(specification.Output.Scale / up.Scale, -shift);
        if (!(scale >= Quantization.SmallestScale && scale <= Quantization.LargestScale))
        {
            throw new DesignException($"the gate would have the scale {scale:R}, the output's by that of up, which is beyond 1e-30 to 1e30; nearer scales are needed");
        }

        // A value of twice what fills the output saturates it whatever the second input is, unless that is zero.
        Quantization output = specification.Output;
        double full = Math.ScaleB(2.0 * (1 + Math.Max(output.ZeroPoint - output.MinCode, output.MaxCode - output.ZeroPoint)), shift);
        double least = lowest < 0 ? Math.Max(-full, Math.Floor(lowest / scale) - Slack) : 0;
        double most = Math.Min(full, Math.Ceiling(highest / scale) + Slack);
        if (Math.Max(-least, most) >= 1L << (MostBits - 1))
        {
            throw new DesignException(
                $"the gate would need a value of more than {MostBits} bits; a max_error_lsb of {Figure.AtMost(PromiseAt(WidestShift(scale, shift), 0.50001))} or more, a coarser output scale, or a narrower second input is possible");
        }

        IntegerType type = IntegerType.Holding((long)least, (long)most);
        return new Quantization(type.Bits < 2 ? new IntegerType(type.Signed, 2) : type, scale, 0);
    }

    /// <summary>The specification of the gate alone.</summary>
    /// <param name="shift">Fraction bits of the product.</param>
    /// <param name="bound">Its bound, in gate LSB.</param>
    public KernelSpecification GateAt(int shift, ErrorBound bound) => specification.Part(FormatAt(shift), bound);

    private int WidestShift(double scale, int shift)
    {
        double reach = Math.Max(-lowest, highest) / scale;
        int fewer = Math.Max(0, Math.ILogB(reach) + 2 - (MostBits - 1));
        return Math.Max(0, shift - fewer);
    }
}
