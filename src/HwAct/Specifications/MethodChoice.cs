namespace HwAct.Specifications;

/// <summary>The method that a specification asks for, with the parameters it fixes.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Parameters">Parameters by name; those left out have their defaults.</param>
internal sealed record MethodChoice(string Name, ImmutableSortedDictionary<string, ParameterValue> Parameters)
{
    /// <summary>A method with every parameter at its default.</summary>
    public MethodChoice(string name)
        : this(name, ImmutableSortedDictionary.Create<string, ParameterValue>(StringComparer.Ordinal))
    {
    }

    /// <summary>The bound that these parameters stand for where none is written.</summary>
    public ErrorBound DefaultBound => MethodDeclarations.Find(Name)?.DefaultBound(this) ?? ErrorBound.Faithful;

    /// <summary>The same choice without what goes without saying: a parameter that is given its default is as good as left out.</summary>
    internal MethodChoice Canonical =>
        MethodDeclarations.Find(Name) is MethodSignature signature ? this with { Parameters = ParameterSignature.WithoutDefaults(Parameters, signature.Parameters) } : this;

    /// <summary>The same choice with one parameter set.</summary>
    public MethodChoice With(string parameter, ParameterValue value) => this with { Parameters = Parameters.SetItem(parameter, value) };
}
