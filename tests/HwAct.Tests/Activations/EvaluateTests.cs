using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Activations;

/// <summary>Every activation against MPFR and against what is known of it: range, zero, turns, asymptotes.</summary>
public sealed class EvaluateTests
{
    private const int OracleBits = 200;

    public static IEnumerable<object[]> Activations => Samples.Select(activation => new object[] { activation });

    public static IEnumerable<object[]> ContinuousActivations =>
        Samples.Where(activation => activation is not EluGradient { Alpha: not 1 }).Select(activation => new object[] { activation });

    // Every activation with its defaults, and each with parameters also with other ones.
    private static IEnumerable<Activation> Samples =>
    [
        .. ActivationCatalog.All.Select(entry => entry.Default),
        new GeluSigmoid { Beta = 0.4 },
        new GeluTanh { Alpha = 0.80015708, Beta = 0.043367602 },
        new GeluTanh { Alpha = 0.3, Beta = 0 },
        new GeluTanh { Alpha = 3, Beta = 0.5, Gamma = 0.01 },
        new ParametricGelu { Alpha = 2.5, Beta = 0.3 },
        new ParametricGelu { Alpha = 0.1, Beta = 6 },
        new Swish { Beta = 0.05 },
        new Swish { Beta = 10 },
        new Softplus { Beta = 0.1 },
        new Softplus { Beta = 20 },
        new LeakyRelu { Alpha = 0 },
        new PRelu { Alpha = -0.3 },
        new PRelu { Alpha = 1.5 },
        new Elu { Alpha = 3 },
        new Elu { Alpha = 0.2 },
        new Celu { Alpha = 4 },
        new Celu { Alpha = 0.1 },
        new HardSigmoid { Alpha = 0.2 },
        new HardSigmoid { Alpha = 0.25, Beta = 0.3 },
        new HardSigmoid { Alpha = 0.5, Beta = -0.25 },
        new HardSwish { Alpha = 0.2 },
        new HardSwish { Alpha = 0.3, Beta = 0.7 },
        new HardSwish { Alpha = 0.5, Beta = 2.5 },
        new HardSwish { Alpha = 0.5, Beta = -1 },
        new Clip(-2, 0.5),
        new Clip(1, 3),
        new EluGradient { Alpha = 0.4 },
        new EluGradient { Alpha = 2.5 },
        new SoftplusGradient { Beta = 0.3 },
    ];

    [Theory]
    [MemberData(nameof(Activations))]
    internal void Values_are_those_of_the_textbook(Activation activation)
    {
        for (int i = -3000; i <= 3000; i++)
        {
            double x = i / 100.0;
            double expected = MpfrActivation.Evaluate(activation, Mpfr.Of(x, OracleBits)).ToDouble();
            Assert.Equal(expected, activation.Evaluate(x), 1e-12 * Math.Max(1, Math.Abs(expected)));
        }
    }

    // Where u turns back far from zero nothing is known of the form but its definition.
    [Fact]
    public void A_tanh_form_whose_argument_turns_back_is_its_definition_and_states_no_facts()
    {
        var fitted = new GeluTanh { Alpha = 0.79750788, Beta = 0.046401605, Gamma = -0.00044076905 };
        Values_are_those_of_the_textbook(fitted);
        Values_are_those_of_the_textbook(new GeluTanh { Alpha = 0.8, Beta = -0.1 });
        Assert.Null(fitted.Facts);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    internal void The_value_at_zero_is_the_stated_one(Activation activation) =>
        Assert.Equal(activation.Facts!.AtZero, activation.Evaluate(0), 1e-15 * Math.Max(1, Math.Abs(activation.Facts!.AtZero)));

    [Theory]
    [MemberData(nameof(Activations))]
    internal void Values_lie_in_the_range_and_come_near_its_ends(Activation activation)
    {
        RealInterval range = activation.Facts!.Range;
        double[] values = [.. Enumerable.Range(-200000, 400001).Select(i => i / 500.0).Append(-1e6).Append(1e6).Select(activation.Evaluate)];
        Assert.All(values, value => Assert.InRange(value, range.Low - 1e-14, range.High + 1e-14));
        Assert.True(double.IsInfinity(range.Low) ? values.Min() < -3 : values.Min() < range.Low + 1e-5, $"{values.Min()} is far from {range}");
        Assert.True(double.IsInfinity(range.High) ? values.Max() > 3 : values.Max() > range.High - 1e-5, $"{values.Max()} is far from {range}");
    }

    [Theory]
    [MemberData(nameof(Activations))]
    internal void It_turns_where_it_is_said_to_and_nowhere_else(Activation activation)
    {
        ImmutableArray<Extremum> turns = activation.Facts!.Extrema;
        double[] bounds = [-400, .. turns.Select(turn => turn.X), 400];
        for (int i = 0; i + 1 < bounds.Length; i++)
        {
            int direction = i < turns.Length ? (turns[i].IsMinimum ? -1 : 1) : turns.IsEmpty || turns[^1].IsMinimum ? 1 : -1;
            double before = activation.Evaluate(bounds[i]);
            for (int k = 1; k <= 20000; k++)
            {
                double value = activation.Evaluate(bounds[i] + ((bounds[i + 1] - bounds[i]) * k / 20000));
                Assert.True(direction * (value - before) >= -1e-12 * Math.Max(1, Math.Abs(value)), $"{activation} turns in [{bounds[i]}, {bounds[i + 1]}], step {k}");
                before = value;
            }
        }

        Assert.All(turns, turn => Assert.Equal(turn.Value, activation.Evaluate(turn.X), 1e-14));
    }

    [Theory]
    [MemberData(nameof(Activations))]
    internal void It_settles_on_its_asymptotes_where_it_is_said_to_and_not_long_before(Activation activation)
    {
        double settled = activation.Facts!.SettledBeyond;
        for (int i = 0; i <= 2000; i++)
        {
            double t = settled + (i / 50.0);
            Assert.InRange(Distance(activation, t), 0, ActivationFacts.SettledWithin);
            Assert.InRange(Distance(activation, -t), 0, ActivationFacts.SettledWithin);
        }

        double earlier = 0.7 * settled;
        Assert.True(settled == 0 || Math.Max(Distance(activation, earlier), Distance(activation, -earlier)) > ActivationFacts.SettledWithin);
    }

    [Theory]
    [MemberData(nameof(ContinuousActivations))]
    internal void The_residual_meets_the_base_without_a_jump_at_zero(Activation activation)
    {
        double right = activation.Evaluate(1e-9);
        double left = activation.Evaluate(-1e-9);
        Assert.Equal(activation.Evaluate(0), right, 1e-8);
        Assert.Equal(activation.Evaluate(0), left, 1e-8);

        // On the side where the base has no value of its own at zero, positions next to zero must still want like residuals.
        double sign = activation.Symmetry == Symmetry.Odd ? -1 : 1;
        Assert.Equal(right - BaseAt(activation, 1e-9), sign * (left - BaseAt(activation, -1e-9)), 1e-8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-7)]
    public void Parameters_that_must_be_positive_are(double value)
    {
        Assert.Throws<FormatException>(() => new Swish { Beta = value });
        Assert.Throws<FormatException>(() => new Softplus { Beta = value });
        Assert.Throws<FormatException>(() => new ParametricGelu { Alpha = value });
        Assert.Throws<FormatException>(() => new ParametricGelu { Beta = value });
        Assert.Throws<FormatException>(() => new Elu { Alpha = value });
        Assert.Contains("from 1e-6 to 1e6", Assert.Throws<FormatException>(() => new Celu { Alpha = value }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_derivative_of_ELU_is_alpha_at_zero_as_in_PyTorch()
    {
        Activation gradient = new EluGradient { Alpha = 2.5 };
        Assert.Equal([2.5, 1], [gradient.Evaluate(0), gradient.Evaluate(1e-9)]);
        Assert.Equal(2.5, gradient.Evaluate(-1e-17), 1e-13);
        Assert.Contains("x ≤ 0: α", gradient.Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void Hard_sigmoid_and_hard_swish_are_x_over_6_plus_a_half_unless_told_otherwise()
    {
        Assert.Equal(new HardSigmoid().ToString(), new HardSigmoid { Alpha = 1.0 / 6, Beta = 0.5 }.ToString());
        Assert.Equal("hard-sigmoid(alpha=0.2, beta=0.5)", new HardSigmoid { Alpha = 0.2 }.ToString());
        Assert.Equal(1, new HardSigmoid().Evaluate(3));
        Assert.Equal(0.7, new HardSigmoid { Alpha = 0.2 }.Evaluate(1), 1e-15);
        Assert.Equal(2 * 0.9, new HardSwish { Alpha = 0.2 }.Evaluate(2), 1e-15);
        Assert.Throws<FormatException>(() => new HardSwish { Alpha = -1 });
    }

    [Fact]
    public void The_limits_of_clip_are_in_order() =>
        Assert.Equal("min 2 is not usable; a number below max 1 is needed", Assert.Throws<FormatException>(() => new Clip(2, 1)).Message);

    [Fact]
    public void Slopes_may_be_any_number()
    {
        Assert.Equal(2, new PRelu { Alpha = -0.5 }.Evaluate(-4));
        Assert.Throws<FormatException>(() => new LeakyRelu { Alpha = double.NaN });
    }

    [Fact]
    public void Quick_GELU_is_the_sigmoid_form_with_its_usual_factor()
    {
        Activation quick = ActivationCatalog.Find("quick-gelu")!.Default;
        Assert.Equal("gelu-sigmoid(beta=1.702)", quick.ToString());
        Assert.All(ActivationCatalog.Names, name => Assert.NotNull(ActivationCatalog.Find(name)));
        Assert.Equal(ActivationCatalog.Names.Length, ActivationCatalog.Names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Ranges_are_written_as_in_mathematics()
    {
        Assert.Equal("[−0.169971, ∞)", new Gelu().Facts.Range.ToString());
        Assert.Equal("(−1, 1)", new HwAct.Activations.Tanh().Facts.Range.ToString());
        Assert.Equal("(−∞, ∞)", new LeakyRelu().Facts.Range.ToString());
    }

    private static double Distance(Activation activation, double x)
    {
        Base lines = activation.Asymptotes;
        double line = x < 0 ? (lines.NegativeSlope * x) + lines.NegativeOffset : (lines.PositiveSlope * x) + lines.PositiveOffset;
        return Math.Abs(activation.Evaluate(x) - line);
    }

    private static double BaseAt(Activation activation, double x)
    {
        Base lines = activation.Base;
        return x < 0 ? (lines.NegativeSlope * x) + lines.NegativeOffset : (lines.PositiveSlope * x) + lines.PositiveOffset;
    }
}
