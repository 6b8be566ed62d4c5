using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>What reviewers ask of an activation kernel besides its error, each measured over every input code, or pair of them.</summary>
/// <param name="CorrectlyRounded">Every output is the certified ideal code.</param>
/// <param name="Faithful">Every output is less than one LSB from the exact value: one of its two neighbors.</param>
/// <param name="ZeroIsExact">The kernel returns exactly f(0) for the code of real 0; null where f(0) is not a code, or real 0 is no input code.</param>
/// <param name="SignKept">No output is positive where f is negative, or negative where f is positive; true where all output codes have one sign.</param>
/// <param name="Monotone">The outputs never fall where the ideal codes rise, or the reverse, from one code to the next.</param>
/// <param name="SaturationIsExact">Every code whose exact value lies outside the output codes gives the nearest of them;
/// null where there is no such code.</param>
/// <param name="ZeroedCodes">Codes that give real 0 although their ideal output is not: a tail that is cut too early.</param>
/// <param name="Symmetry">The identity between f(x) and f(−x); null where the activation has none.</param>
internal sealed record KernelProperties(
    bool CorrectlyRounded,
    bool Faithful,
    bool? ZeroIsExact,
    bool SignKept,
    bool Monotone,
    bool? SaturationIsExact,
    int ZeroedCodes,
    PairSymmetry? Symmetry)
{
    /// <summary>Measures the properties of a kernel of one input.</summary>
    internal static KernelProperties Of(ProvenActivation kernel)
    {
        KernelSpecification specification = kernel.Specification;
        long zero = specification.Output.ZeroPoint;
        bool signKept = true;
        bool saturationIsExact = true;
        int zeroed = 0;
        for (int i = 0; i < kernel.Outputs.Length; i++)
        {
            long output = kernel.Outputs[i];
            long ideal = kernel.Reference.Ideal[i];
            signKept &= output == zero || !specification.Output.Codes.Contains(zero) || Math.Sign(output - zero) * SignAt(kernel, i) >= 0;
            saturationIsExact &= !kernel.Reference.Outside[i] || output == ideal;
            zeroed += output == zero && ideal != zero ? 1 : 0;
        }

        int? center = kernel.Center;
        return new KernelProperties(
            kernel.Error.MisroundedCodes == 0,
            kernel.Error.IsFaithful,
            center is int at && kernel.Reference.Exact[at] ? kernel.Outputs[at] == kernel.Reference.Ideal[at] : null,
            signKept,
            kernel.Error.Monotone,
            kernel.Error.SaturatedCodes > 0 ? saturationIsExact : null,
            zeroed,
            PairSymmetry.Of(kernel));
    }

    // Far down a tail the value in LSB has lost its sign to the zero point; the function itself has not.
    private static int SignAt(ProvenActivation kernel, int index)
    {
        double value = kernel.Reference.Value[index] - kernel.Specification.Output.ZeroPoint;
        return Math.Abs(value) > 1e-6
            ? Math.Sign(value)
            : Math.Sign(kernel.Specification.Activation.Evaluate(kernel.Specification.Input.Real(kernel.Reference.Codes[index])));
    }
}
