using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Tests.Methods;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Proofs;

/// <summary>The error figures of 16-bit inputs against MPFR, over every one of the 65,536 codes.</summary>
public sealed class WideFiguresTests
{
    // Enough to tell 1e-12 LSB of a sum of 65,536 squares.
    private const int Bits = 128;

    [Theory]
    [InlineData("silu", "Q3.12", "Q3.12", "piecewise-polynomial", 1)]
    [InlineData("tanh", "int16:0.000205:-700", "int16:0.00003:1000", "interpolated-table", 1.2)]
    [InlineData("relu", "uint16:0.0003:20000", "uint16:0.0001:5", "piecewise-linear", 1)]
    public void Every_figure_is_that_of_MPFR(string activation, string input, string output, string method, double bound)
    {
        ProvenActivation kernel = Designs.Prove(method, input, output, bound, activation);
        Quantization from = kernel.Specification.Input;
        Quantization to = kernel.Specification.Output;
        Mpfr scale = Mpfr.Of(from.Scale, Bits);
        Mpfr unit = Mpfr.Of(to.Scale, Bits);
        (double least, double most) = (to.Type.Min - to.ZeroPoint, to.Type.Max - to.ZeroPoint);
        long[] outputs = Interpreter.RunAll(kernel.Kernel);
        (Mpfr sum, Mpfr squares, Mpfr signal) = (new(Bits), new(Bits), new(Bits));
        double worst = 0;
        long misrounded = 0;
        long saturated = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            Mpfr quotient = MpfrActivation.Evaluate(kernel.Specification.Activation, scale.Times(from.Type.Min + i - from.ZeroPoint)) / unit;
            bool isOutside = quotient.Plus(-least).Sign < 0 || quotient.Plus(-most).Sign > 0;
            Mpfr limited = isOutside ? Mpfr.Of(quotient.Sign < 0 || quotient.Plus(-least).Sign < 0 ? least : most, Bits) : quotient;
            Mpfr error = limited.Times(-1).Plus(outputs[i] - to.ZeroPoint);
            (sum, squares, signal) = (sum + error, squares + (error * error), signal + (limited * limited));
            worst = Math.Max(worst, Math.Abs(error.ToDouble()));
            misrounded += outputs[i] == MpfrCode.Of(quotient, kernel.Specification.Rounding, to) ? 0 : 1;
            saturated += isOutside ? 1 : 0;
        }

        ErrorFigures figures = kernel.Error;
        double count = outputs.Length;
        Assert.Equal(65536, figures.Codes);
        Assert.Equal((misrounded, saturated), (figures.MisroundedCodes, figures.SaturatedCodes));
        Assert.InRange(figures.MaxLsb, worst - 1e-12, worst + 1e-9);
        Assert.Equal(sum.ToDouble() / count, figures.BiasLsb, Math.Max(1e-3 * Math.Abs(sum.ToDouble() / count), 1e-15));
        Assert.Equal(Math.Sqrt(squares.ToDouble() / count), figures.RmseLsb, 1e-5 * figures.RmseLsb);
        Assert.Equal(10 * Math.Log10((signal / squares).ToDouble()), figures.Sqnr.ClampedDb!.Value.DoubleAbove, 1e-3);
        Assert.Equal(worst, Math.Abs(kernel.Errors[kernel.Reference.Codes.IndexOf(figures.MaxLsbCode)]), 1e-9);
    }
}
