using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// A kernel as a processor runs it best: the same value for every code, by other steps. What is a wire in hardware (a constant added to every entry
/// of a table, a shift that keeps the sign) is an instruction here, and what is an adder there (twice a value less another) is none.
/// </summary>
internal static class SoftwareForm
{
    /// <summary>The kernel in other steps.</summary>
    public static KernelProgram Of(KernelProgram kernel) => FloatingConstants.In(
        SegmentSearch.In(Staircases.In(SharedParts.In(RoundedProducts.In(WordLines.In(kernel))))), isForLanes: kernel.Steps.Any(step => step is RoundingHighMultiply));
}
