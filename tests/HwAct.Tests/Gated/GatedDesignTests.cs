using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Tests.Gated;

/// <summary>Gated kernels by every method: promises, ties, what cannot be.</summary>
public sealed class GatedDesignTests
{
    public static TheoryData<string, string> EveryGate()
    {
        var data = new TheoryData<string, string>();
        foreach (IMethod method in MethodCatalog.All)
        {
            foreach (ActivationEntry entry in ActivationCatalog.All)
            {
                // Equal segments have no corner inside them, where these have theirs.
                bool isCornered = method is Q15PolynomialMethod && entry.Default.Name is ("clip" or "hard-tanh");
                if (!isCornered && GatedDesigner.ReasonAgainst(Gates.Specify(entry.Default.Name, "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", method.Signature.Name), method) is null)
                {
                    data.Add(entry.Default.Name, method.Signature.Name);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryGate))]
    public void Any_activation_is_a_gate_by_any_method_that_serves_it(string activation, string method)
    {
        ProvenGatedKernel kernel = Gates.Prove(activation, "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", method);
        Assert.InRange(kernel.Error.MaxLsb, 0, 1);
        Assert.Equal(1.0, kernel.Design.PromiseLsb);
        Assert.Equal(["gate", "up"], kernel.Kernel.Inputs.Select(port => port.Name));
    }

    [Theory]
    [InlineData("gelu", RoundingRule.HalfEven)]
    [InlineData("gelu", RoundingRule.HalfAway)]
    [InlineData("silu", RoundingRule.HalfUp)]
    [InlineData("sigmoid", RoundingRule.HalfEven)]
    public void Every_one_of_65536_pairs_can_be_correctly_rounded(string activation, RoundingRule rounding)
    {
        ProvenGatedKernel kernel = Gates.Prove(activation, "int8:0.0313725:0", "int8:0.02:3", "int8:0.05:-5", "table", 0.5, rounding);
        Assert.Equal((65536, 0, 0.5), (kernel.Error.Codes, kernel.Error.MisroundedCodes, kernel.Design.PromiseLsb!.Value));
        Assert.True(kernel.Error.MaxLsb <= 0.5);
    }

    [Theory]
    [InlineData(RoundingRule.HalfEven, 3)]
    [InlineData(RoundingRule.HalfAway, 2)]
    [InlineData(RoundingRule.HalfUp, 1)]
    public void Where_products_can_be_ties_the_rule_is_kept_and_where_not_the_cheapest_does(RoundingRule rounding, int additions)
    {
        // ReLU in fixed point is exact, and so are its products: thousands of ties.
        ProvenGatedKernel exact = Gates.Prove("relu", "Q3.4", "Q3.4", "Q3.4", "piecewise-linear", 0.5, rounding);
        Assert.Equal((0, 0), (exact.Error.MisroundedCodes, exact.Kernel.RomBits));
        Assert.Equal(ProductTiesOf.Rule(rounding), exact.Product.Ties);
        Assert.True(exact.Kernel.Steps.Count(step => step is Add or Subtract or Less or LowBits) >= additions);
        Assert.Equal(ProductTies.Up, Gates.Prove("gelu", "Q3.4", "Q3.4", "Q3.4", "table", rounding: rounding).Product.Ties);
    }

    [Theory]
    [InlineData(RoundingRule.HalfEven)]
    [InlineData(RoundingRule.HalfAway)]
    [InlineData(RoundingRule.HalfUp)]
    public void Where_the_gate_is_x_but_for_next_to_nothing_a_product_that_is_a_tie_is_rounded_toward_zero(RoundingRule rounding)
    {
        // GELU(7.9375) is 7.9375 less about 10^-14: no 32-bit value of the gate tells them apart, the rule for ties does.
        ProvenGatedKernel kernel = Gates.Prove("gelu", "Q3.4", "Q3.4", "Q3.4", "table", 0.5, rounding);
        Assert.Equal((ProductTies.TowardZero, 0L), (kernel.Product.Ties, kernel.Error.MisroundedCodes));
    }

    [Fact]
    public void An_exact_gate_is_correctly_rounded_over_all_of_2_to_the_32_pairs()
    {
        ProvenGatedKernel kernel = Gates.Prove("relu", "Q3.12", "Q3.12", "Q3.12", "piecewise-linear", 0.5);
        Assert.Equal((1L << 32, 0L), (kernel.Error.Codes, kernel.Error.MisroundedCodes));
    }

    [Fact]
    public void The_gate_of_two_16_bit_inputs_keeps_the_bound_over_all_of_2_to_the_32_pairs()
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "Q3.12", "Q3.12", "Q3.12", "interpolated-table", 0.9);
        Assert.Equal(1L << 32, kernel.Error.Codes);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 0.9);
        Assert.True(kernel.Error.MisroundedCodes < kernel.Error.Codes / 20);
    }

    [Fact]
    public void Parameters_without_a_bound_give_the_best_that_they_allow()
    {
        KernelSpecification asked = Gates.Specify("gelu", "int8:0.03:0", "int8:0.02:0", "int8:0.05:0", "interpolated-table");
        MethodChoice few = asked.Method.With("segments", ParameterValue.Of(4));
        ProvenGatedKernel kernel = Gates.Prove(asked.With(few, few.DefaultBound));
        Assert.Null(kernel.Design.PromiseLsb);
        Assert.InRange(kernel.Error.MaxLsb, 1, 8);
    }

    [Theory]
    [InlineData("Q3.12", "Q3.12", "Q3.12", 0.5, "these are 4,294,967,296; a max_error_lsb of 0\\.51 or more")]
    [InlineData("Q3.12", "Q3.12", "int32:0.000000001:0", 0.51, "more than 32 bits; a max_error_lsb of .* or more")]
    [InlineData("int4:1:0", "int4:1e-30:0", "int8:1e30:0", 1.0, "beyond 1e-30 to 1e30")]
    public void What_cannot_be_is_refused_with_what_can(string gate, string up, string output, double bound, string message)
    {
        string text = Assert.Throws<DesignException>(() => Gates.Prove("gelu", gate, up, output, "table", bound)).Message;
        Assert.Matches(message, text);
    }

    [Fact]
    public void A_kernel_copied_into_another_gives_what_it_gave()
    {
        // A kernel within a kernel: the same steps, the same tables, the same results.
        ProvenGatedKernel kernel = Gates.Prove("gelu", "int8:0.03:0", "int8:0.02:0", "int8:0.05:0", "piecewise-polynomial");
        KernelProgram gate = kernel.Gate.Kernel;
        var builder = new KernelBuilder();
        Step value = builder.Include(gate, builder.Input("gate", gate.Inputs[0].Type));
        KernelProgram copy = builder.Build("copy", value, gate.Output);
        Assert.Equal(Interpreter.RunAll(gate), Interpreter.RunAll(copy));
        Assert.Equal(gate.RomBits, copy.RomBits);
        Assert.Equal(gate.Steps.Length, copy.Steps.Length);
        Assert.Equal(gate.Steps.Skip(1).Select(step => (step.Name, step.Remark)), copy.Steps.Skip(1).Select(step => (step.Name, step.Remark)));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("interpolated-table")]
    [InlineData("piecewise-polynomial")]
    [InlineData("threshold")]
    [InlineData("tanh-polynomial")]
    public void What_the_gate_makes_is_called_a_value_in_gate_LSB(string method)
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "Q3.3", "Q3.3", "Q3.3", method);
        string[] ofGate = [.. kernel.Gate.Kernel.Steps.Select(step => step.Remark), .. kernel.Gate.Kernel.Tables.Select(table => table.Remark), .. kernel.Gate.Design.Remarks];
        Assert.DoesNotContain(ofGate, remark => remark.Contains("output LSB", StringComparison.Ordinal) || remark.Contains("input code", StringComparison.Ordinal));
        Assert.Contains(kernel.Kernel.Steps, step => step.Remark.Contains("to output LSB", StringComparison.Ordinal));
    }
}
