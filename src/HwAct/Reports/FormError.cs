using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>
/// The error of an activation's form against the function that it approximates, such as the tanh form of GELU against the erf
/// form. It belongs to the definition, not to the kernel, and no width of arithmetic makes it smaller.
/// </summary>
/// <param name="Approximated">The function that is approximated.</param>
/// <param name="MaxAbs">Largest difference over every input code, as a real number; of a gate, times the largest second input.</param>
/// <param name="MaxLsb">The same in output LSB.</param>
/// <param name="Code">The input code where it is reached; of two mirrored codes the greater.</param>
/// <param name="X">The real value of that code.</param>
public sealed record FormError(Activation Approximated, double MaxAbs, double MaxLsb, long Code, double X)
{
    // Of two codes ±n the difference is the same up to the last bits of a double, which must not choose between them.
    private const double Alike = 1 - 1e-9;

    /// <summary>Measures the form over every input code; null where the activation approximates no other.</summary>
    public static FormError? Of(KernelSpecification specification)
    {
        if (specification.Activation.Approximates is not Activation approximated)
        {
            return null;
        }

        IntegerCodes codes = new(specification.Input.Type);

        // A gate is multiplied: what its form is off by counts at the farthest code of the second input.
        double reach = specification.Function.Reach(specification.Inputs);
        double worst = 0;
        long worstCode = specification.Input.ZeroPoint;
        for (int i = 0; i < codes.Count; i++)
        {
            double x = specification.Input.Real(codes[i]);
            double difference = Math.Abs(specification.Activation.Evaluate(x) - approximated.Evaluate(x));
            if (difference > 0 && difference >= worst * Alike)
            {
                worst = Math.Max(worst, difference);
                worstCode = codes[i];
            }
        }

        return new FormError(
            approximated, worst * reach, worst * reach / specification.Output.Scale, worstCode, specification.Input.Real(worstCode));
    }
}
