namespace HwAct.Specifications;

/// <summary>Name and parameters of a method, as specifications use them.</summary>
/// <param name="Name">Name in kebab-case.</param>
/// <param name="Summary">One line for <c>hwact list methods</c>.</param>
/// <param name="Parameters">The parameters; each may be left out.</param>
internal sealed record MethodSignature(string Name, string Summary, ImmutableArray<ParameterSignature> Parameters)
{
    /// <summary>The bound where none is written: faithful, or the best of a kernel whose size is fixed.</summary>
    public ErrorBound DefaultBound(MethodChoice choice) =>
        Parameters.Any(parameter => parameter.FixesSize(parameter.ValueIn(choice.Parameters)))
            ? ErrorBound.Best
            : ErrorBound.Faithful;
}
