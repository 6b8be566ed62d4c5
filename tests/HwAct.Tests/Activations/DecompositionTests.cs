using System.Numerics;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Tests.Activations;

/// <summary>A definition alone makes a kernel; base, residual and symmetry are held to it.</summary>
public sealed class DecompositionTests
{
    public static TheoryData<string> Listed => [.. ActivationCatalog.All.Select(entry => entry.Default.Name)];

    [Theory]
    [MemberData(nameof(Listed))]
    public void Base_and_residual_of_every_activation_make_its_definition(string name)
    {
        Activation activation = ActivationCatalog.Find(name)!.Default;
        var precision = new FixedPrecision(160);
        for (int i = -300; i <= 300; i++)
        {
            double x = i * Math.Abs(i) / 4096.0;
            DoubleEnclosure t = DoubleEnclosure.Exactly(Math.Abs(x));
            Assert.True(activation.Definition(DoubleEnclosure.Exactly(x)).Meets(activation.Base.At(t, x < 0) + activation.ResidualAt(t, x < 0)), $"{name}({x})");
            (BigInteger mantissa, int exponent) = Dyadic.Of(x);
            FixedEnclosure fine = FixedEnclosure.Of(mantissa, exponent, precision);
            FixedEnclosure magnitude = x < 0 ? -fine : fine;
            FixedEnclosure defined = activation.Definition(fine);
            Assert.True(defined.Meets(activation.Base.At(magnitude, x < 0) + activation.ResidualAt(magnitude, x < 0)), $"{name}({x}) in big integers");
            Assert.True(defined.High - defined.Low <= (BigInteger)Math.ScaleB(1, 30), $"{name}({x}) is {defined.High - defined.Low} units wide");
        }
    }

    [Theory]
    [InlineData("table")]
    [InlineData("piecewise-linear")]
    [InlineData("piecewise-polynomial")]
    [InlineData("interpolated-table")]
    [InlineData("threshold")]
    [InlineData("auto")]
    public void A_definition_alone_makes_a_kernel_with_every_method(string method)
    {
        foreach (Activation activation in (Activation[])[new LogSquare(), new PlainGelu(), new PlainTanh()])
        {
            foreach ((string input, string output) in ((string, string)[])[("Q3.4", "Q3.4"), ("int8:0.05:-20", "int8:0.03:11")])
            {
                KernelSpecification asked = Specification(activation, input, output, method).With(method == "threshold" ? ErrorBound.AtMost(3) : ErrorBound.Faithful);
                ProvenKernel proven = KernelChoice.Prove(asked);
                Assert.InRange(proven.Error.MaxLsb, 0, asked.Bound.MaxLsb);
            }
        }
    }

    [Theory]
    [InlineData("Q3.4", "Q3.4")]
    [InlineData("Q7.4", "Q8.3")]
    [InlineData("Q3.12", "Q3.8")]
    [InlineData("int8:0.05:3", "int8:0.05:3")]
    [InlineData("int10:0.0731:5", "int8:0.1462:-9")]
    public void Ideal_codes_of_a_definition_alone_are_those_of_the_decomposition(string input, string output)
    {
        (Activation Plain, Activation Decomposed)[] pairs = [(new PlainGelu(), new Gelu()), (new PlainTanh(), new HwAct.Activations.Tanh()), (new PlainRelu(), new Relu())];
        foreach ((Activation plain, Activation decomposed) in pairs)
        {
            IdealCodes one = IdealCodes.Of(Specification(plain, input, output, "table"));
            IdealCodes other = IdealCodes.Of(Specification(decomposed, input, output, "table"));
            for (int i = 0; i < one.Codes.Count; i++)
            {
                Assert.Equal($"{one.Codes[i]}: {other.Ideal[i]} {other.Exact[i]} {other.Outside[i]}", $"{one.Codes[i]}: {one.Ideal[i]} {one.Exact[i]} {one.Outside[i]}");
            }
        }
    }

    [Fact]
    public void A_wrong_base_is_refused_by_name_with_the_code()
    {
        Refused("the base of activation 'bent'", new Bent { Lines = new(0, 0, 1.0009765625, 0) }, 1);
        Refused("the base of activation 'bent'", new Bent { Lines = new(0, 0.001, 1, 0) }, -128);
        Refused("the base of activation 'bent'", new Bent { Lines = new(-1e-11, 0, 1, 0) }, -128);
    }

    [Fact]
    public void A_wrong_residual_is_refused_by_name_with_the_code()
    {
        Refused("the residual of activation 'bent'", new Bent { Factor = 1.0000001 }, -128);
        Refused("the residual of activation 'bent'", new Bent { Factor = -1 }, -128);

        // Beyond the digits of doubles the definition still tells where a code hangs on it.
        Refused("is wrong at input code", new Bent { Factor = 1 - Math.ScaleB(1, -40) }, null);
    }

    [Fact]
    public void A_wrong_symmetry_is_refused_by_name_with_the_code()
    {
        Refused("the symmetry of activation 'bent'", new Bent { Claimed = Symmetry.Odd }, -128);
        Refused("the symmetry of activation 'bent'", new Bent { Claimed = Symmetry.NegativeSide }, 1);
    }

    [Fact]
    public void A_decomposition_that_is_right_is_not_refused() =>
        Assert.Equal(0, KernelChoice.Prove(Specification(new Bent(), "Q3.4", "Q3.4", "table")).Error.MisroundedCodes);

    [Fact]
    public void Gated_kernels_hold_the_decomposition_of_their_gate_too()
    {
        var asked = new KernelSpecification(
            "kernel", new GatedFunction(new Bent { Factor = 1.01 }), [Quantization.Parse("Q3.4"), Quantization.Parse("int4:0.5:0")], Quantization.Parse("Q3.4"), RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.Faithful);
        Assert.Contains("residual of activation 'bent'", Assert.Throws<ActivationException>(() => KernelChoice.Prove(asked)).Message, StringComparison.Ordinal);
        Assert.Contains("residual of activation 'bent'", Assert.Throws<ActivationException>(() => new IdealPairs(asked)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_without_a_value_is_refused_with_the_code()
    {
        ActivationException refused = Assert.Throws<ActivationException>(() => IdealCodes.Of(Specification(new Logarithm(), "Q3.4", "Q3.4", "table")));
        Assert.Equal("activation 'logarithm' has no value at input code -128, x = -8: the logarithm of -8 is asked for", refused.Message);
    }

    private static void Refused(string words, Activation activation, long? code)
    {
        string message = Assert.Throws<ActivationException>(() => IdealCodes.Of(Specification(activation, "Q3.4", "int32:0.00000001:0", "table"))).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains(code is null ? "at input code " : $"at input code {code}:", message, StringComparison.Ordinal);
    }

    private static KernelSpecification Specification(Activation activation, string input, string output, string method) =>
        new("kernel", activation, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, new MethodChoice(method), ErrorBound.Faithful);

    private sealed class LogSquare : Activation
    {
        public override string Name => "log-square";

        public override T Definition<T>(T x) => (x.Constant(1) + (x * x)).Log();
    }

    private sealed class Logarithm : Activation
    {
        public override string Name => "logarithm";

        public override T Definition<T>(T x) => x.Log();
    }

    private sealed class PlainGelu : Activation
    {
        public override string Name => "plain-gelu";

        public override T Definition<T>(T x) => x.Constant(0.5) * x * (x.Constant(1) + WholeLine.Erf(x / x.Constant(2).Sqrt()));
    }

    private sealed class PlainTanh : Activation
    {
        public override string Name => "plain-tanh";

        public override T Definition<T>(T x) => (x.Exp() - (-x).Exp()) / (x.Exp() + (-x).Exp());
    }

    private sealed class PlainRelu : Activation
    {
        public override string Name => "plain-relu";

        public override T Definition<T>(T x) => WholeLine.Max(x, x.Constant(0));
    }

    // SiLU with a decomposition that can be bent.
    private sealed class Bent : Activation
    {
        public Base Lines { get; init; } = Base.Relu;

        public double Factor { get; init; } = 1;

        public Symmetry Claimed { get; init; } = Symmetry.Even;

        public override string Name => "bent";

        public override Base Base => Lines;

        public override Symmetry Symmetry => Claimed;

        public override T Definition<T>(T x) => x * WholeLine.Sigmoid(x);

        protected override T Residual<T>(T t, bool negative) => -(t.Constant(Factor) * t * Functions.SigmoidTail(t));
    }
}
