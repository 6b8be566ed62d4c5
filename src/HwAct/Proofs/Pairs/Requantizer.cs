using HwAct.Methods;

namespace HwAct.Proofs;

/// <summary>How the product of a gate's value and the second input becomes output codes: times Unit, rounded, saturated.</summary>
/// <param name="Unit">What one unit of the product is, in output LSB.</param>
/// <param name="Ties">How ties are rounded.</param>
internal readonly record struct Requantizer(double Unit, ProductTies Ties)
{
    /// <summary>That of a kernel: a shift, so that every product is a double times a power of two, and exact.</summary>
    public static Requantizer Of(ProductStage product) => new(Math.ScaleB(1, -product.Shift), product.Ties);
}
