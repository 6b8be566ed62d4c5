using HwAct.Choice;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Gated;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Methods;

/// <summary>Every method does its best where that is asked for, promises nothing, and no method passes for faithful that is not.</summary>
public sealed class BestTests
{
    [Theory]
    [InlineData("table", 0.5)]
    [InlineData("interpolated-table", 0.5)]
    [InlineData("piecewise-linear", 0.5)]
    [InlineData("piecewise-polynomial", 0.5)]
    [InlineData("threshold", 0.5)]
    [InlineData("auto", 0.5)]
    [InlineData("tanh-polynomial", 0.7)]
    public void Each_method_reaches_its_least_error(string method, double most)
    {
        ProvenActivation kernel = (ProvenActivation)KernelChoice.Prove(Specify.ReadOne("input: \"Q3.4\"", $"method: \"{method}\"", "max_error_lsb: \"best\""));
        Assert.InRange(kernel.Error.MaxLsb, 0, most);
        Assert.Equal(method is "table" or "auto" ? ErrorBound.CorrectlyRounded : ErrorBound.Best, kernel.Design.Bound);
    }

    [Theory]
    [InlineData("interpolated-table", 32)]
    [InlineData("piecewise-linear", 8)]
    [InlineData("piecewise-polynomial", 2)]
    public void Few_segments_do_what_they_can_and_no_bound_below_is_kept(string method, int segments)
    {
        var choice = new MethodChoice(method).With("segments", ParameterValue.Of(segments));
        KernelSpecification specification = Specify.ReadOne("input: \"Q3.8\"", "output: \"Q3.8\"").With(choice, ErrorBound.Best);
        ProvenActivation best = (ProvenActivation)KernelChoice.Prove(specification);
        Assert.InRange(best.Error.MaxLsb, 0.55, 0.9);
        Assert.Throws<DesignException>(() => KernelChoice.Prove(
            specification.With(ErrorBound.AtMost(0.9 * best.Error.MaxLsb))));
    }

    [Fact]
    public void Where_too_many_comparisons_would_be_needed_the_best_takes_as_many_as_there_may_be()
    {
        ProvenActivation kernel = (ProvenActivation)KernelChoice.Prove(
            Specify.ReadOne("input: \"Q3.8\"", "output: \"Q3.8\"", "method: \"threshold\"", "max_error_lsb: \"best\""));
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 2);
        Assert.InRange(kernel.Design.Figures.Single(parameter => parameter.Key == "steps").Value.Number, 48, 64);
    }

    [Fact]
    public void A_gated_kernel_has_a_best_too()
    {
        KernelSpecification gated = Gates.Specify("gelu", "int8:0.03", "int8:0.02", "int8:0.05", "interpolated-table").With(ErrorBound.Best);
        ProvenGatedKernel kernel = Gates.Prove(gated);
        Assert.Null(kernel.Design.PromiseLsb);
        Assert.InRange(kernel.Error.MaxLsb, 0.5, 0.6);
    }

    // Q3.4 to Q3.4: GELU(0) = 0 is a code, and 0 is hit by every method; one code beside it is less than faithful.
    [Theory]
    [InlineData("faithful", false)]
    [InlineData("1", true)]
    public void A_kernel_that_is_one_LSB_off_at_an_exact_code_is_not_faithful(string bound, bool kept)
    {
        KernelSpecification specification = Specify.ReadOne().With(ErrorBound.Parse(bound)!);
        Exception? refusal = Record.Exception(() => Prover.Prove(specification, new OneOff(specification.Bound)));
        Assert.Equal(kept, refusal is null);
        if (!kept)
        {
            Assert.Equal("method table reaches 1 LSB with 1 misrounded codes; the bound is faithful", Assert.IsType<DesignException>(refusal).Message);
        }
    }

    private sealed class OneOff(ErrorBound bound) : IMethod
    {
        public MethodSignature Signature => TableDeclaration.Signature;

        public string? ReasonAgainst(KernelSpecification specification) => null;

        public Design Design(KernelSpecification specification, IdealCodes reference)
        {
            Assert.True(reference.Exact[128]);
            var builder = new KernelBuilder();
            Step address = builder.Add("address", builder.Input("x", specification.Input.Type), 128);
            Step code = builder.Lookup("code", new Table("codes", reference.Ideal.SetItem(128, reference.Ideal[128] + 1), ""), address);
            return new Design(builder.Build("k", code, new Port("y", specification.Output.Type)), bound, [], []);
        }
    }
}
