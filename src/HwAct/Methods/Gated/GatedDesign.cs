using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>A designed kernel of two inputs, y = f(gate)·up.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">The whole program and how it was made.</param>
/// <param name="Gate">The gate alone: its output is the value that is multiplied.</param>
/// <param name="Product">The product and its rounding.</param>
internal sealed record GatedDesign(KernelSpecification Specification, Design Design, DesignedActivation Gate, ProductStage Product)
    : DesignedKernel(Specification, Design)
{
    /// <inheritdoc/>
    public override T Accept<T>(IDesignVisitor<T> visitor) => visitor.Visit(this);
}
