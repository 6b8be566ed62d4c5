using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>A design with all that it takes to run it, and to prove it again without designing it again.</summary>
/// <param name="Specification">What was asked for.</param>
/// <param name="Design">The program and how it was made.</param>
/// <param name="Gate">The gate of a kernel of two inputs, which is proven for itself; null where there is one input.</param>
internal sealed record StoredDesign(KernelSpecification Specification, Design Design, StoredGate? Gate)
{
    /// <summary>What there is to store of a designed kernel.</summary>
    public static StoredDesign Of(DesignedKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return kernel.Accept(Storage.Instance);
    }

    /// <summary>The designed kernel, to be proven.</summary>
    public DesignedKernel Restore() => Gate is null ? Restored(Specification, Design) : Gate.Restore(Specification, Design);

    internal static DesignedActivation Restored(KernelSpecification specification, Design design) => new(specification, design, IdealCodes.Of(specification));

    private sealed class Storage : IDesignVisitor<StoredDesign>
    {
        public static Storage Instance { get; } = new();

        public StoredDesign Visit(DesignedActivation kernel) => new(kernel.Specification, kernel.Design, Gate: null);

        public StoredDesign Visit(GatedDesign kernel) => new(
            kernel.Specification,
            kernel.Design,
            new StoredGate(kernel.Gate.Specification.Output, kernel.Gate.Specification.Bound, kernel.Gate.Design, kernel.Product.Shift, kernel.Product.Ties));
    }
}

/// <summary>The gate of a kernel of two inputs, and how its value becomes the output.</summary>
/// <param name="Output">Quantization of its value.</param>
/// <param name="Bound">What was asked of it, in its own LSB.</param>
/// <param name="Design">Its program and how it was made.</param>
/// <param name="Shift">Fraction bits of the product that are rounded away.</param>
/// <param name="Ties">How a product that is a tie is rounded.</param>
internal sealed record StoredGate(Quantization Output, ErrorBound Bound, Design Design, int Shift, ProductTies Ties)
{
    internal GatedDesign Restore(KernelSpecification specification, Design whole) => new(
        specification,
        whole,
        StoredDesign.Restored(specification.Part(Output, Bound), Design),
        new ProductStage(specification.Inputs[1], specification.Output, Shift, Ties));
}
