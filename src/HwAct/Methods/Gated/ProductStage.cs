using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// The second half of a gated kernel: y = saturate(round(value·n / 2^Shift) + zero point), where value is what the gate made of its
/// code and n the code of the second input less its zero point. The product is exact, and its rounding is the one rounding.
/// </summary>
/// <param name="Up">Quantization of the second input.</param>
/// <param name="Output">Quantization of the output.</param>
/// <param name="Shift">Fraction bits of the product: the scale of the gate times that of the second input is 2^−Shift output LSB.</param>
/// <param name="Ties">How a product that is a tie is rounded.</param>
internal sealed record ProductStage(Quantization Up, Quantization Output, int Shift, ProductTies Ties)
{
    /// <summary>The output code, by formula.</summary>
    /// <param name="value">What the gate made of its code.</param>
    /// <param name="n">The code of the second input less its zero point.</param>
    public long At(long value, long n)
    {
        long product = value * n;
        long half = Shift == 0 ? 0 : 1L << (Shift - 1);
        long bias = (Shift, Ties) switch
        {
            (0, _) => 0,
            (_, ProductTies.Even) => half - 1 + ((product >> Shift) & 1),
            (_, ProductTies.Away) => half - (product < 0 ? 1 : 0),
            (_, ProductTies.TowardZero) => half - (product < 0 ? 0 : 1),
            _ => half,
        };
        return Output.Codes.Nearest(((product + bias) >> Shift) + Output.ZeroPoint);
    }

    /// <summary>Writes the steps.</summary>
    /// <param name="builder">The kernel being written.</param>
    /// <param name="value">What the gate made of its code.</param>
    /// <param name="up">The code of the second input.</param>
    /// <returns>The output code.</returns>
    public Step Write(KernelBuilder builder, Step value, Step up)
    {
        Step n = builder.Add("centered_up", builder.InRange(up, Up), -Up.ZeroPoint, "second input less its zero point");
        Step product = builder.Multiply("gated", value, n, "the product, exact");
        Step biased = Shift == 0 ? product : Biased(builder, product, 1L << (Shift - 1));
        Step rounded = builder.ShiftRight("requantized", biased, Shift, "the one rounding, to output LSB");
        Step code = builder.Add("output_code", rounded, Output.ZeroPoint, "output zero point");
        return builder.Clamp("limited_code", code, Output.MinCode, Output.MaxCode, "saturate");
    }

    private Step Biased(KernelBuilder builder, Step product, long half)
    {
        switch (Ties)
        {
            case ProductTies.Even:
                Step floor = builder.ShiftRight("gated_whole", product, Shift);
                Step odd = builder.LowBits("gated_odd", floor, 1, "1 where a tie must go up to be even");
                Step lifted = builder.Add("gated_lifted", product, odd);
                return builder.Add("gated_biased", lifted, half - 1, "one half output LSB, ties to even");
            case ProductTies.TowardZero:
                Step below = builder.Less("gated_negative", product, 0);
                Step raised = builder.Add("gated_raised", product, below);
                return builder.Add("gated_biased", raised, half - 1, "one half output LSB, ties toward zero");
            case ProductTies.Away when builder.RangeOf(product).Min < 0:
                Step negative = builder.Less("gated_negative", product, 0);
                Step lowered = builder.Subtract("gated_lowered", product, negative);
                return builder.Add("gated_biased", lowered, half, "one half output LSB, ties away from zero");
            default:
                return builder.Add("gated_biased", product, half, "one half output LSB");
        }
    }
}
