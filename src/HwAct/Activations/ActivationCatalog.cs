using System.Collections.Immutable;

namespace HwAct.Activations;

/// <summary>Every activation, by name. To add one, write its file and name it here.</summary>
public static class ActivationCatalog
{
    /// <summary>The activations with their default parameters, in the order in which they are listed.</summary>
    public static ImmutableArray<ActivationEntry> All { get; } =
    [
        new(new Gelu(), _ => new Gelu()),
        new(new GeluTanh(), _ => new GeluTanh()),
        new(new GeluSigmoid(), p => new GeluSigmoid { Beta = p("beta") }),
    ];

    /// <summary>The entry of a name, or null.</summary>
    public static ActivationEntry? Find(string name) => All.FirstOrDefault(entry => entry.Default.Name == name);
}

/// <summary>An activation in the catalog.</summary>
/// <param name="Default">The activation with its default parameters, which also name the parameters.</param>
/// <param name="Create">Makes it with parameters: receives a function from parameter name to value.</param>
public sealed record ActivationEntry(Activation Default, Func<Func<string, double>, Activation> Create);
