using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>What was made of a request, with all that a proof needs: not proven yet.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">The program and how it was made.</param>
internal abstract record DesignedKernel(KernelSpecification Specification, Design Design)
{
    /// <summary>The request that asks for this very design: its method with all parameters, in place of a choice among methods.</summary>
    public KernelSpecification Explicit => Design.ExplicitIn(Specification);

    /// <summary>Hands the kernel to a visitor that knows what to do with each kind.</summary>
    public abstract T Accept<T>(IDesignVisitor<T> visitor);
}

/// <summary>What depends on the kind of a designed kernel.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
internal interface IDesignVisitor<out T>
{
    /// <summary>A kernel of one input.</summary>
    T Visit(DesignedActivation kernel);

    /// <summary>A kernel of a gate and a second input.</summary>
    T Visit(GatedDesign kernel);
}

/// <summary>A designed kernel of one input, y = f(x).</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">The program and how it was made.</param>
/// <param name="Reference">The certified ideal codes.</param>
internal sealed record DesignedActivation(KernelSpecification Specification, Design Design, IdealCodes Reference) : DesignedKernel(Specification, Design)
{
    /// <inheritdoc/>
    public override T Accept<T>(IDesignVisitor<T> visitor) => visitor.Visit(this);
}
