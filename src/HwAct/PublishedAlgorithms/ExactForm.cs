using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// An approximating form of GELU, computed exactly and rounded once: what no implementation of that form can do better than.
/// </summary>
internal sealed class ExactForm : IPublishedAlgorithm
{
    private readonly Activation form;

    private ExactForm(string name, string source, Activation form)
    {
        Name = name;
        Source = source;
        this.form = form;
    }

    /// <summary>x·σ(1.702x), the "quick GELU".</summary>
    public static ExactForm Sigmoid { get; } = new(
        "exact-sigmoid-form", "Hendrycks and Gimpel 2016: x·σ(1.702x), exact, one rounding", new GeluSigmoid());

    /// <summary>The tanh form of GELU.</summary>
    public static ExactForm Tanh { get; } = new(
        "exact-tanh-form", "Hendrycks and Gimpel 2016: ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), exact, one rounding", new GeluTanh());

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public long Bytes => 0;

    /// <inheritdoc/>
    public string Serves => "GELU in any format";

    /// <inheritdoc/>
    public bool IsUsedFor(KernelSpecification specification) => specification.Activation is Gelu;

    /// <inheritdoc/>
    public long[] Outputs(KernelSpecification specification, IdealCodes reference) =>
        [.. IdealCodes.Of(specification.With(form)).Ideal];
}
