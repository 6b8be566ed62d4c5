using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>The one rounding at the end of a baseline that computes in real numbers.</summary>
internal static class OutputCode
{
    // Far beyond any output code, and far from where a double no longer fits a long.
    private const double Beyond = 1L << 40;

    /// <summary>The output code of a real value: rounded by the rule of the specification, limited to the output codes.</summary>
    public static long Of(double value, KernelSpecification specification)
    {
        double quotient = Math.Clamp(value / specification.Output.Scale, -Beyond, Beyond);
        double rounded = specification.Rounding switch
        {
            RoundingRule.HalfEven => Math.Round(quotient, MidpointRounding.ToEven),
            RoundingRule.HalfAway => Math.Round(quotient, MidpointRounding.AwayFromZero),
            _ => Math.Floor(quotient + 0.5),
        };
        return specification.Output.Codes.Nearest((long)rounded + specification.Output.ZeroPoint);
    }
}
