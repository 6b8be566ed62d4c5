using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Specifications;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Methods;

/// <summary>A method that does not apply is refused before it designs, with the methods that would.</summary>
public sealed class KernelDesignerTests
{
    [Fact]
    public void The_reason_and_the_methods_that_apply_are_named()
    {
        var exception = Assert.Throws<DesignException>(() => KernelDesigner.Design(Specify.ReadOne(), new Stub("it needs an odd function.")));
        Assert.Equal(
            "'fussy' does not apply: it needs an odd function; table, interpolated-table, piecewise-linear, piecewise-polynomial, q15-polynomial, tanh-polynomial, threshold, logic, packed-table, packed-lines, dsp-polynomial would",
            exception.Message);
        Assert.True(exception.IsAboutMethod);
    }

    [Fact]
    public void Methods_that_would_not_apply_either_are_not_named()
    {
        var exception = Assert.Throws<DesignException>(() => KernelDesigner.Design(
            Specify.ReadOne("input: \"Q3.12\"", "output: \"Q3.12\"", "activation: \"mish\""), new Stub("no")));
        Assert.DoesNotContain("tanh-polynomial", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("threshold", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("piecewise-polynomial, q15-polynomial, logic, packed-table, packed-lines, dsp-polynomial would", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Stub(string reason) : IMethod
    {
        public MethodSignature Signature { get; } = new("fussy", "", []);

        public string? ReasonAgainst(KernelSpecification specification) => reason;

        public Design Design(KernelSpecification specification, IdealCodes reference) => throw new NotSupportedException();
    }
}
