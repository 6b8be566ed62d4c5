using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods.Gated;

/// <summary>What was made of the specification of a gated kernel.</summary>
/// <param name="Whole">The kernel of two inputs.</param>
/// <param name="Gate">The specification of the gate alone: its output is the value that is multiplied.</param>
/// <param name="GateReference">The certified ideal values of the gate.</param>
/// <param name="GateDesign">What the method made of the gate.</param>
/// <param name="Product">The product and its rounding.</param>
public sealed record GatedDesign(
    Design Whole, KernelSpecification Gate, IdealCodes GateReference, Design GateDesign, ProductStage Product);
