using System.Collections.Immutable;
using HwAct.Generation;
using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Specifications;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Generation;

/// <summary>A method that does not apply is reported where it was written, with the methods that would.</summary>
public sealed class MethodSelectionTests
{
    [Fact]
    public void The_reason_and_the_methods_that_apply_are_named()
    {
        ImmutableArray<IMethod> methods = [new Stub("table", "it needs an odd function."), new Stub("threshold", null), new Stub("auto", "no"), new Stub("easy", null)];
        Assert.Equal(
            "k.json:7: kernels[0].method: 'table' does not apply: it needs an odd function; threshold, easy would",
            Assert.Throws<SpecificationException>(() => Select("table", methods)).Message);
        Assert.Equal("threshold", Select("threshold", methods).Signature.Name);
    }

    [Fact]
    public void Where_no_method_applies_the_message_says_so() => Assert.EndsWith(
        "; no other method would",
        Assert.Throws<SpecificationException>(() => Select("table", [new Stub("table", "no")])).Message,
        StringComparison.Ordinal);

    private static IMethod Select(string name, ImmutableArray<IMethod> methods) =>
        MethodSelection.Select(Assert.Single(new SpecificationReader().Read(Specify.OneKernel($"method: \"{name}\""), "k.json")), methods);

    private sealed class Stub(string name, string? reason) : IMethod
    {
        public MethodSignature Signature { get; } = new(name, "", []);

        public string? ReasonAgainst(KernelSpecification specification) => reason;

        public Design Design(KernelSpecification specification, IdealCodes reference) => throw new NotSupportedException();
    }
}
