using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>
/// What a kernel computes: its ports and the real value that the codes on them stand for. How it is designed and proven follows from which
/// function it is (see <see cref="IFunctionVisitor{T}"/>); what is said about it follows from the words it carries.
/// </summary>
internal abstract class Function
{
    /// <summary>Creates a function.</summary>
    /// <param name="activation">The function of one variable that methods approximate.</param>
    private protected Function(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Activation = activation;
    }

    /// <summary>The function of one variable that methods approximate, f.</summary>
    public Activation Activation { get; }

    /// <summary>Name for people: <c>GELU, erf form</c>, <c>GEGLU</c>.</summary>
    public abstract string Title { get; }

    /// <summary>The formula in Unicode.</summary>
    public abstract string Formula { get; }

    /// <summary>Where codes enter, at least one port; the first is that of f.</summary>
    public abstract ImmutableArray<FunctionPort> Ports { get; }

    /// <summary>The words for what a kernel is measured over.</summary>
    public abstract DomainWords Domain { get; }

    /// <summary>The words for the codes of the function in the remarks of a program.</summary>
    public virtual CodeWords Words => CodeWords.OfKernel;

    /// <summary>Largest factor by which the other ports make an error of f larger: 1 where there are none.</summary>
    /// <param name="formats">Quantization of each port.</param>
    public abstract double Reach(ImmutableArray<Quantization> formats);

    /// <summary>A combination of codes in words: <c>code −6</c>, <c>gate 12, up −128</c>.</summary>
    /// <param name="shown">How a code is written.</param>
    /// <param name="codes">A code for each port.</param>
    public string Place(Func<long, string> shown, ImmutableArray<long> codes) => codes.Length == 1
        ? $"code {shown(codes[0])}"
        : string.Join(", ", Ports.Zip(codes, (port, code) => $"{port.Name} {shown(code)}"));

    /// <summary>Hands the function to a visitor that knows what to do with each kind.</summary>
    public abstract T Accept<T>(IFunctionVisitor<T> visitor);
}

/// <summary>What depends on the kind of a function: one method a kind, so that a new kind is not forgotten anywhere.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
internal interface IFunctionVisitor<out T>
{
    /// <summary>y = f(x).</summary>
    T Visit(ActivationFunction function);

    /// <summary>y = f(gate)·up.</summary>
    T Visit(GatedFunction function);
}
