using HwAct.Activations;
using HwAct.Choice;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Tests.Methods.TanhPolynomials;

/// <summary>The inner polynomials' own errors, and kernels made of them.</summary>
public class TanhPolynomialTests
{
    [Theory]
    [InlineData(InnerForm.Textbook, 4.73e-4)]
    [InlineData(InnerForm.RefittedTwo, 2.71e-4)]
    [InlineData(InnerForm.RefittedThree, 2.5e-5)]
    internal void Each_form_is_as_far_from_the_erf_form_as_it_says(InnerForm form, double expected)
    {
        InnerPolynomial inner = InnerPolynomial.All.Single(candidate => candidate.Form == form);
        Assert.InRange(FormError(inner), 0.99 * expected, 1.02 * expected);
    }

    [Theory]
    [InlineData(InnerForm.RefittedTwo)]
    [InlineData(InnerForm.RefittedThree)]
    internal void No_small_change_of_a_refitted_coefficient_brings_the_form_closer(InnerForm form)
    {
        InnerPolynomial inner = InnerPolynomial.All.Single(candidate => candidate.Form == form);
        double error = FormError(inner);
        for (int k = 0; k < inner.Coefficients.Length; k++)
        {
            foreach (double change in new[] { -0.003, 0.003 })
            {
                InnerPolynomial changed = inner with { Coefficients = inner.Coefficients.SetItem(k, inner.Coefficients[k] * (1 + change)) };
                Assert.True(FormError(changed) > error, $"c{(2 * k) + 1} changed by {change:P1}: {FormError(changed)} < {error}");
            }
        }
    }

    [Fact]
    public void Three_coefficients_keep_one_LSB_at_sixteen_bits_without_a_table()
    {
        ProvenActivation kernel = Designs.Prove("tanh-polynomial", "Q3.12", "Q3.12", 1.0, parameters: ("inner", "refitted-3"));
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 1.0);
        Assert.Equal(0, kernel.Kernel.RomBits);
        Assert.Empty(kernel.Kernel.Tables);
    }

    [Fact]
    public void The_textbook_form_cannot_keep_one_LSB_at_sixteen_bits_and_the_message_tells_its_own_error()
    {
        DesignException exception = Assert.Throws<DesignException>(
            () => Designs.Prove("tanh-polynomial", "Q3.12", "Q3.12", 1.0, parameters: ("inner", "textbook")));
        Assert.Contains("reaches 2.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("form alone is 1.93", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_polynomial_and_rounding_are_told_apart_and_explain_the_whole()
    {
        ProvenActivation kernel = Designs.Prove("tanh-polynomial", "Q3.12", "Q3.12", 1.0);
        Dictionary<string, double> shares = kernel.Design.ErrorShares.ToDictionary(share => share.Name, share => share.MaxLsb, StringComparer.Ordinal);
        Assert.Equal(["form", "polynomial", "rounding"], shares.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(shares["form"], 0.100, 0.105);
        Assert.True(shares.Values.Sum() >= kernel.Error.MaxLsb);
        Assert.All(shares.Values, share => Assert.True(share > 0 && share < 1));
    }

    [Theory]
    [InlineData("tanh", "Q3.4", "Q0.7")]
    [InlineData("tanh", "Q3.12", "Q0.15")]
    [InlineData("tanh", "int8:0.05:7", "int8:0.0079:-3")]
    [InlineData("sigmoid", "Q3.8", "UQ0.12")]
    [InlineData("sigmoid", "Q3.12", "Q0.15")]
    [InlineData("sigmoid", "uint8:0.07:91", "uint8:0.00390625:0")]
    [InlineData("silu", "Q3.4", "Q3.4")]
    [InlineData("silu", "Q3.12", "Q3.12")]
    [InlineData("swish", "int8:0.05:-20", "int8:0.03:11")]
    [InlineData("gelu-sigmoid", "Q3.8", "Q3.8")]
    [InlineData("parametric-gelu", "int10:0.013:5", "int8:0.04:-90")]
    public void What_is_made_of_tanh_is_faithful_over_all_codes_without_a_table(string activation, string input, string output)
    {
        ProvenActivation kernel = Designs.Prove("tanh-polynomial", input, output, activation: activation);
        Assert.InRange(kernel.Error.MaxLsb, 0, 0.9999999);
        Assert.Equal(0, kernel.Kernel.RomBits);
        Dictionary<string, double> shares = kernel.Design.ErrorShares.ToDictionary(share => share.Name, share => share.MaxLsb, StringComparer.Ordinal);
        Assert.InRange(shares["form"], 0, 1e-6);
        Assert.True(shares.Values.Sum() >= kernel.Error.MaxLsb - 1e-9);
    }

    [Theory]
    [InlineData(0.3, 0.4)]
    [InlineData(2.5, 3)]
    public void Parameters_of_the_sigmoid_forms_are_in_the_polynomials(double alpha, double beta)
    {
        foreach (Activation activation in (Activation[])[new ParametricGelu { Alpha = alpha, Beta = beta }, new Swish { Beta = beta }, new GeluSigmoid { Beta = beta }])
        {
            KernelSpecification asked = Designs.Specify("tanh-polynomial", "Q3.8", "Q4.7").With(activation);
            Assert.InRange(KernelChoice.Prove(asked).Error.MaxLsb, 0, 0.9999999);
        }
    }

    [Fact]
    public void Tanh_and_SiLU_of_zero_are_zero_and_the_sigmoid_of_zero_a_half()
    {
        Assert.Equal(0, Designs.Prove("tanh-polynomial", "Q3.4", "Q0.7", activation: "tanh").Outputs[128]);
        Assert.Equal(0, Designs.Prove("tanh-polynomial", "Q3.4", "Q3.4", activation: "silu").Outputs[128]);
        Assert.Equal(64, Designs.Prove("tanh-polynomial", "Q3.4", "Q0.7", activation: "sigmoid").Outputs[128]);
    }

    [Fact]
    public void Other_functions_are_refused_with_what_is_made_of_tanh_and_the_methods_that_do()
    {
        DesignException exception = Assert.Throws<DesignException>(() => Designs.Prove("tanh-polynomial", "Q3.4", "Q3.4", activation: "mish"));
        Assert.Contains("mish is not made of tanh; gelu, gelu-tanh, gelu-sigmoid, parametric-gelu, silu, swish, sigmoid and tanh are", exception.Message, StringComparison.Ordinal);
        Assert.Contains("table", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inner_polynomial_is_no_choice_where_it_is_a_line() => Assert.Contains(
        "the inner polynomial of silu is a line, which inner cannot change",
        Assert.Throws<DesignException>(() => Designs.Prove("tanh-polynomial", "Q3.4", "Q3.4", activation: "silu", parameters: ("inner", "textbook"))).Message,
        StringComparison.Ordinal);

    // max |t·σ(−2u(t)) − t·Φ(−t)| over 0 … 8.
    private static double FormError(InnerPolynomial inner)
    {
        var gelu = new Gelu();
        double worst = 0;
        for (int k = 1; k <= 8000; k++)
        {
            double t = k / 1000.0;
            double form = t * HwAct.Numerics.Functions.SigmoidTail(DoubleEnclosure.Exactly(Math.Max(0, 2 * inner.At(t)))).Middle;
            worst = Math.Max(worst, Math.Abs(form - (t - gelu.Evaluate(t))));
        }

        return worst;
    }

    [Theory]
    [InlineData(0.9, "reaches 1 LSB at best, not 0.9; ")]
    [InlineData(1.2, "stays within 1 LSB, but not exact at 0, or not within 0.75 LSB where the activation has all but reached its asymptote, as a bound up to 2 LSB asks for")]
    public void A_refusal_names_what_is_not_kept(double bound, string message) => Assert.Contains(
        message, Assert.Throws<DesignException>(() => Designs.Prove("tanh-polynomial", "Q3.4", "Q3.4", bound)).Message, StringComparison.Ordinal);
}
