using System.Collections.Immutable;
using System.Numerics;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Gated;

/// <summary>The figures over all pairs, which come from doubles four at a time, against MPFR and integers, one pair at a time.</summary>
public sealed class PairMeasurementTests
{
    // GELU(31) is 31 less about 2^-700: the oracle must see that far to decide a tie.
    private const int OracleBits = 1200;

    public static TheoryData<string, string, string, string, string, RoundingRule> Formats => new()
    {
        { "gelu", "Q3.3", "Q2.4", "Q4.2", "table", RoundingRule.HalfEven },
        { "gelu", "int7:0.1:3", "uint6:0.07:20", "int8:0.06:-5", "interpolated-table", RoundingRule.HalfAway },
        { "silu", "uint7:0.09:50", "int6:0.11:0", "uint8:0.05:100", "piecewise-polynomial", RoundingRule.HalfUp },
        { "sigmoid", "int6:0.3:0", "int7:0.02:-64", "int5:0.01:0", "table", RoundingRule.HalfEven },
        { "relu", "Q2.3", "Q2.3", "Q3.2", "piecewise-linear", RoundingRule.HalfEven },
        { "relu", "Q2.3", "Q2.3", "Q3.2", "piecewise-linear", RoundingRule.HalfAway },
        { "relu", "int6:0.5:3", "int6:0.3:-2", "int7:0.3:1", "piecewise-linear", RoundingRule.HalfEven },
        { "hard-swish", "Q3.2", "Q2.2", "Q3.4", "table", RoundingRule.HalfAway },
        { "tanh", "int2:1:0", "int2:0.5:1", "int2:0.4:0", "table", RoundingRule.HalfUp },
        { "gelu", "Q5.1", "Q5.1", "Q8.0", "table", RoundingRule.HalfEven },
        { "relu", "int6:1", "int5:1", "int8:6", "piecewise-linear", RoundingRule.HalfEven },
        { "relu", "int5:3:-2", "uint5:1:7", "int8:14:-5", "piecewise-linear", RoundingRule.HalfAway },
        { "hard-swish", "int6:1", "uint5:1:31", "int9:10", "table", RoundingRule.HalfUp },
        { "hard-sigmoid", "int6:0.37:4", "uint6:0.21", "uint7:0.05:90", "table", RoundingRule.HalfEven },
        { "mish", "int6:0.4:-9", "uint5:2.5:3", "int20:0.0003:77", "table", RoundingRule.HalfAway },
        { "gelu", "int7:0.1:3:-63..63", "uint6:0.07:20:0..50:never", "int8:0.06:-5:-100..100", "interpolated-table", RoundingRule.HalfAway },
        { "silu", "Q3.3:-31..20:never", "int6:0.11:0:-31..30", "uint8:0.05:100:101..160", "piecewise-linear", RoundingRule.HalfEven },
        { "relu", "Q2.3:-3..31", "Q2.3:-17..-3", "Q3.2:-30..-4", "piecewise-linear", RoundingRule.HalfAway },
        { "tanh", "int6:0.2:0:5..19:never", "int6:0.1:0:-32..-26", "int8:0.02:0:-128..-110", "table", RoundingRule.HalfUp },
        { "sigmoid", "int6:0.3:0", "int7:0.02:-64:-64..-62:never", "int5:0.01:0:-1..1", "table", RoundingRule.HalfEven },
        { "gelu", "Q3.3", "Q2.4:7..7:never", "Q4.2:0..9", "table", RoundingRule.HalfEven },
        { "mish", "int6:0.4:-9:-20..31", "uint5:2.5:3:1..30", "int20:0.0003:77:-99999..300000", "table", RoundingRule.HalfAway },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Figures_are_those_of_MPFR_pair_by_pair(string activation, string gate, string up, string output, string method, RoundingRule rounding)
    {
        ProvenGatedKernel kernel = Gates.Prove(activation, gate, up, output, method, rounding: rounding);
        RequireFigures(kernel.Specification, kernel.Product, kernel.Gate.Outputs, kernel.Pairs);
    }

    // Of tens of thousands of pairs each saturates, or is multiplied by 0: no error is in doubt.
    [Theory]
    [InlineData("sigmoid", "int8:0.015625:-62:23..101", "uint8:0.01473", "int3:1:3")]
    [InlineData("silu", "int8:0.019:16", "uint8:0.01931349:255", "uint4:1.23:0:4..7")]
    public void Errors_of_pairs_that_are_in_no_doubt_are_exact(string activation, string gate, string up, string output)
    {
        ErrorFigures error = Gates.Prove(activation, gate, up, output, "interpolated-table").Error;
        Assert.Equal(0, error.MaxLsb);
        Assert.InRange(error.SaturatedCodes, error.Codes / 2, error.Codes);
    }

    // The program's values are no further off than the bound allows, and by more than one LSB somewhere: what is faithful, what follows the
    // ideal and what keeps the sign is then no more the same for all.
    [Theory]
    [InlineData("relu", "int6:1", "int5:1", "int8:6", 1)]
    [InlineData("relu", "int6:1", "uint5:1:9", "int8:2", 1)]
    [InlineData("gelu", "int6:0.2:-3", "uint5:0.13:2", "int8:0.07:9", 2)]
    [InlineData("silu", "uint6:0.21:30", "int6:0.3:-1", "uint7:0.31:64", 3)]
    [InlineData("sigmoid", "int6:0.3:0", "uint6:0.05:40", "int6:0.1:-20", 1)]
    [InlineData("tanh", "Q2.3", "UQ3.2", "Q2.2", 1)]
    public void Where_the_error_is_between_one_and_two_LSB_the_figures_are_those_of_MPFR(string activation, string gate, string up, string output, int change)
    {
        ProvenGatedKernel kernel = Gates.Prove(activation, gate, up, output, "table", bound: 1.5);
        var reference = new IdealPairs(kernel.Specification);
        foreach (int one in (int[])[0, 3, kernel.Gate.Outputs.Length / 2, kernel.Gate.Outputs.Length - 1])
        {
            ImmutableArray<long> values = kernel.Gate.Outputs.SetItem(one, kernel.Gate.Outputs[one] + ((one % 2 == 0 ? 1 : -1) * change));
            RequireFigures(kernel.Specification, kernel.Product, values, PairMeasurement.Of(reference, Requantizer.Of(kernel.Product), values));
        }
    }

    [Theory]
    [InlineData(RoundingRule.HalfEven)]
    [InlineData(RoundingRule.HalfAway)]
    [InlineData(RoundingRule.HalfUp)]
    public void A_gate_that_is_wrong_has_the_figures_of_a_wrong_gate(RoundingRule rounding)
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "Q3.3", "int6:0.11:4", "int6:0.2:-3", rounding: rounding);
        ImmutableArray<long> wrong = [.. kernel.Gate.Outputs.Select((value, i) => i % 3 == 0 ? -value : i % 7 == 0 ? 0 : value + 5)];
        var reference = new IdealPairs(kernel.Specification);
        PairMeasurement measured = PairMeasurement.Of(reference, Requantizer.Of(kernel.Product), wrong);
        RequireFigures(kernel.Specification, kernel.Product, wrong, measured);
        Assert.True(measured.Error.MaxLsb > 2 * kernel.Error.MaxLsb);
        Assert.False(measured.SignKept);
    }

    [Fact]
    public void Every_part_of_a_million_pairs_is_measured()
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "int10:0.01:0", "int10:0.007:0", "int9:0.02:0", "piecewise-linear");
        var interpreter = new Interpreter(kernel.Kernel);
        var evaluation = new CertifiedEvaluation(
            kernel.Specification.Activation, kernel.Specification.Input, kernel.Specification.Output, RoundingRule.HalfEven, kernel.Specification.Inputs[1].Scale);
        long[] ups = new IntegerCodes(kernel.Specification.Inputs[1].Type).ToArray();
        var outputs = new long[ups.Length];
        long misrounded = 0;
        double worst = 0;
        for (long code = -512; code < 512; code++)
        {
            interpreter.Run([.. ups.Select(_ => code)], ups, outputs);
            for (int i = 0; i < ups.Length; i++)
            {
                CertifiedCode exact = evaluation.At(code, ups[i]);
                misrounded += outputs[i] == (long)BigInteger.Clamp(exact.Ideal, -256, 255) ? 0 : 1;
                worst = Math.Max(worst, Math.Abs(outputs[i] - Math.Clamp(exact.Quotient, -256, 255)));
            }
        }

        Assert.Equal(1 << 20, kernel.Error.Codes);
        Assert.Equal(misrounded, kernel.Error.MisroundedCodes);
        Assert.Equal(worst, kernel.Error.MaxLsb, 1e-9);
        Assert.Equal(kernel.Error.MisroundedCodes, kernel.Pairs.Profile.Misrounded.Sum());
        Assert.Equal(kernel.Error.MaxLsb, kernel.Pairs.Map.Max(row => row.Max()), 1e-9);
        Assert.Equal((32, 32), (kernel.Pairs.Map.Length, kernel.Pairs.Map[0].Length));
    }

    [Fact]
    public void The_pair_with_the_largest_error_has_it()
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "Q3.12", "int9:0.08:-40", "Q5.10", "interpolated-table");
        Assert.Equal(1L << 25, kernel.Error.Codes);
        long output = kernel.Product.At(
            kernel.Gate.Outputs[kernel.Gate.Reference.Codes.IndexOf(kernel.Error.MaxLsbCode)], kernel.Error.WorstCodes[1] + 40);
        double exact = Exact(kernel.Specification, kernel.Error.MaxLsbCode)(kernel.Error.WorstCodes[1]).ToDouble();
        Assert.Equal(kernel.Error.MaxLsb, Math.Abs(output - Math.Clamp(exact, short.MinValue, short.MaxValue)), 1e-6);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 1);
    }

    private static void RequireFigures(KernelSpecification asked, ProductStage product, ImmutableArray<long> values, PairMeasurement measured)
    {
        IntegerCodes gate = asked.Input.Codes;
        IntegerCodes up = asked.Inputs[1].Codes;
        IntegerCodes type = asked.Output.Codes;
        double worst = 0;
        double sum = 0;
        double squares = 0;
        double signal = 0;
        double trueSquares = 0;
        double trueSignal = 0;
        double beyond = 0;
        long misrounded = 0;
        long ties = 0;
        long saturated = 0;
        bool saturationIsExact = true;
        bool isFaithful = true;
        bool signKept = true;
        bool monotone = true;
        for (long g = gate.Min; g <= gate.Max; g++)
        {
            long outputBefore = 0;
            long idealBefore = 0;
            Func<long, Mpfr> row = Exact(asked, g);
            for (long u = up.Min; u <= up.Max; u++)
            {
                using Mpfr quotient = row(u);
                long ideal = MpfrCode.Of(quotient, asked.Rounding, asked.Output);
                double value = quotient.ToDouble() + asked.Output.ZeroPoint;
                double limited = Math.Clamp(value, type.Min, type.Max);
                long output = product.At(values[(int)(g - gate.Min)], u - asked.Inputs[1].ZeroPoint);
                double error = output - limited;
                worst = Math.Max(worst, Math.Abs(error));
                sum += error;
                squares += error * error;
                signal += (limited - asked.Output.ZeroPoint) * (limited - asked.Output.ZeroPoint);
                trueSquares += (output - value) * (output - value);
                trueSignal += (value - asked.Output.ZeroPoint) * (value - asked.Output.ZeroPoint);
                beyond = Math.Max(beyond, Math.Abs(value - limited));
                misrounded += output == ideal ? 0 : 1;
                ties += output != ideal && IsTie(quotient, output - asked.Output.ZeroPoint) ? 1 : 0;
                saturated += value == limited ? 0 : 1;
                saturationIsExact &= value == limited || output == ideal;
                isFaithful &= IsNeighbor(quotient, output - asked.Output.ZeroPoint, type.Min - asked.Output.ZeroPoint, type.Max - asked.Output.ZeroPoint);
                signKept &= !type.Contains(asked.Output.ZeroPoint) || (output - asked.Output.ZeroPoint) * quotient.Sign >= 0;
                monotone &= u == up.Min || Math.Sign(output - outputBefore) * Math.Sign(ideal - idealBefore) >= 0;
                (outputBefore, idealBefore) = (output, ideal);
            }
        }

        long pairs = gate.LongCount * up.Count;
        ErrorFigures figures = measured.Error;
        Assert.Equal(pairs, figures.Codes);
        Assert.Equal(misrounded, figures.MisroundedCodes);
        Assert.Equal(saturated, figures.SaturatedCodes);
        Assert.Equal(worst, figures.MaxLsb, 1e-9);
        Assert.Equal(ties, figures.MisroundedTies);
        Assert.Equal(beyond, figures.BeyondLsb.DoubleAbove, 1e-9 * (1 + beyond));
        Assert.Equal(sum / pairs, figures.BiasLsb, Math.Abs(sum / pairs) * 1e-5);
        Assert.Equal(Math.Sqrt(squares / pairs), figures.RmseLsb, 1e-5 * figures.RmseLsb);
        Assert.Equal(saturationIsExact, measured.SaturationIsExact);
        Assert.Equal((isFaithful, signKept, monotone), (figures.IsFaithful, measured.SignKept, figures.Monotone));
        Assert.Equal(misrounded, measured.Profile.Misrounded.Sum());
        Assert.Equal(worst, Enumerable.Range(0, (int)gate.Count).Max(measured.Profile.Worst), 1e-9);
        Assert.Equal(10 * Math.Log10(signal / squares), figures.Sqnr.ClampedDb!.Value.DoubleAbove, 1e-3);
        Assert.Equal(10 * Math.Log10(trueSignal / squares), figures.Sqnr.TrueDb!.Value.DoubleAbove, 1e-3);
        Assert.Equal(10 * Math.Log10(trueSignal / trueSquares), figures.Sqnr.ClippingDb!.Value.DoubleAbove, 1e-3);
    }

    // One of the two codes around the exact value, that limited to the output type, and that value where it is a code.
    private static bool IsNeighbor(Mpfr quotient, long output, long least, long most)
    {
        Mpfr limited = quotient.Plus(-least).Sign < 0 ? Mpfr.Of(least, OracleBits) : quotient.Plus(-most).Sign > 0 ? Mpfr.Of(most, OracleBits) : quotient;
        return limited.Plus(-output - 1).Sign < 0 && limited.Plus(-output + 1).Sign > 0;
    }

    // But for the last bits of the scales, 2^-49 of the value.
    private static bool IsTie(Mpfr quotient, long output)
    {
        Mpfr distance = quotient.Plus(-output);
        return Math.Abs(distance.Plus(distance.Sign < 0 ? 0.5 : -0.5).ToDouble()) <= Math.Abs(quotient.ToDouble()) * Math.ScaleB(1, -49);
    }

    // The function is evaluated once for all codes of the second input. Multiplied before it is divided, a tie stays one.
    private static Func<long, Mpfr> Exact(KernelSpecification asked, long gate)
    {
        using Mpfr x = Mpfr.Of(asked.Input.Scale, OracleBits).Times(gate - asked.Input.ZeroPoint);
        Mpfr value = MpfrActivation.Evaluate(asked.Activation, x) * Mpfr.Of(asked.Inputs[1].Scale, OracleBits);
        var scale = Mpfr.Of(asked.Output.Scale, OracleBits);
        return up => value.Times(up - asked.Inputs[1].ZeroPoint) / scale;
    }
}
