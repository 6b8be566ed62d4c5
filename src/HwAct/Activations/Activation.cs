using System.Collections.Immutable;
using System.Globalization;
using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>
/// An activation function: its exact definition, and its decomposition f(x) = base(x) + residual(x) into two straight lines and
/// a residual that is short, small and mostly symmetric, so that a table need only hold the residual, for one sign.
/// </summary>
public abstract class Activation
{
    /// <summary>Name in specifications, kebab-case.</summary>
    public abstract string Name { get; }

    /// <summary>Name for people, with the form it is defined by.</summary>
    public abstract string Title { get; }

    /// <summary>The definition as a formula in Unicode.</summary>
    public abstract string Formula { get; }

    /// <summary>Values of the parameters, such as the slope of leaky ReLU.</summary>
    public virtual ImmutableArray<KeyValuePair<string, double>> Parameters => [];

    /// <summary>The straight lines that the function is measured from.</summary>
    public abstract BaseLines Base { get; }

    /// <summary>Symmetry of f − base.</summary>
    public abstract Symmetry Symmetry { get; }

    /// <summary>The activation that this one approximates by its very form, or null: the tanh form of GELU names GELU, so that
    /// the error of the form can be reported apart from the error of a kernel.</summary>
    public virtual Activation? Approximates => null;

    /// <summary>The definition, evaluated in any arithmetic of enclosures.</summary>
    /// <param name="x">The argument, exact.</param>
    /// <returns>An enclosure of f(x).</returns>
    public abstract T Evaluate<T>(T x)
        where T : IEnclosure<T>;

    /// <summary>Name and parameters: <c>leaky-relu(alpha=0.01)</c>.</summary>
    public override string ToString() => Parameters.IsEmpty
        ? Name
        : $"{Name}({string.Join(", ", Parameters.Select(p => p.Key + "=" + p.Value.ToString("R", CultureInfo.InvariantCulture)))})";
}
