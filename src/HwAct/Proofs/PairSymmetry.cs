using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>
/// How well a kernel keeps the identity between f(x) and f(−x) that the symmetry of the residual implies, over every pair of
/// codes ±n around the input zero point that both exist and do not saturate.
/// </summary>
/// <param name="Identity">The identity: <c>f(x) − f(−x) = x</c>.</param>
/// <param name="Pairs">Number of pairs measured.</param>
/// <param name="MaxDeviationLsb">Largest deviation from the identity in output LSB, never below the truth; 0 where it holds exactly.</param>
/// <param name="IdealDeviationLsb">The same of the ideal codes: what rounding alone leaves of the symmetry.</param>
internal sealed record PairSymmetry(string Identity, int Pairs, double MaxDeviationLsb, double IdealDeviationLsb)
{
    /// <summary>Whether the kernel is as symmetric as correctly rounded codes are.</summary>
    public bool IsAsIdeal => MaxDeviationLsb <= IdealDeviationLsb;

    /// <summary>Measures the identity; null where the activation has none, or there is no pair to measure.</summary>
    public static PairSymmetry? Of(ProvenActivation kernel)
    {
        KernelSpecification specification = kernel.Specification;
        if (specification.Activation.Symmetry is not (Symmetry.Even or Symmetry.Odd) || kernel.Center is not int center)
        {
            return null;
        }

        // Even: f(x) − f(−x) = base(x) − base(−x). Odd: f(x) + f(−x) = base(x) + base(−x). Both are straight lines for x > 0.
        int sign = specification.Activation.Symmetry == Symmetry.Even ? -1 : 1;
        Base lines = specification.Activation.Base;
        double slope = lines.PositiveSlope - (sign * lines.NegativeSlope);
        double offset = lines.PositiveOffset + (sign * lines.NegativeOffset);
        int reach = Math.Min(center, kernel.Outputs.Length - 1 - center);
        int pairs = 0;
        double worst = 0;
        double ideal = 0;
        for (int n = 1; n <= reach; n++)
        {
            if (IsSaturated(kernel, center + n) || IsSaturated(kernel, center - n))
            {
                continue;
            }

            pairs++;
            worst = Math.Max(worst, Deviation(kernel.Outputs, n));
            ideal = Math.Max(ideal, Deviation(kernel.Reference.Ideal, n));
        }

        return pairs == 0 ? null : new PairSymmetry(Describe(sign, slope, offset), pairs, worst, ideal);

        double Deviation(ImmutableArray<long> codes, int n)
        {
            long zero = specification.Output.ZeroPoint;
            DoubleEnclosure deviation = DoubleEnclosure.Exactly(codes[center + n] - zero + (sign * (codes[center - n] - zero))) - Line(n);
            return Math.Max(Math.Abs(deviation.Low), Math.Abs(deviation.High));
        }

        // Exact where doubles hold it, so that what holds exactly is told from what nearly does.
        DoubleEnclosure Line(int n) =>
            ((DoubleEnclosure.Exactly(slope) * (DoubleEnclosure.Exactly(specification.Input.Scale) * DoubleEnclosure.Exactly(n))) + DoubleEnclosure.Exactly(offset))
                / DoubleEnclosure.Exactly(specification.Output.Scale);
    }

    private static bool IsSaturated(ProvenActivation kernel, int index) => kernel.Reference.Outside[index];

    private static string Shown(double value) => Quantization.Text(value).Replace('-', '−');

    private static string Describe(int sign, double slope, double offset)
    {
        if (slope == 0 && offset == 0)
        {
            return sign < 0 ? "f(−x) = f(x)" : "f(−x) = −f(x)";
        }

        string linear = slope switch
        {
            0 => "",
            1 => "x",
            _ => Shown(slope) + "·x",
        };
        string constant = offset == 0 ? "" : Shown(offset);
        string join = linear.Length > 0 && constant.Length > 0 ? " + " : "";
        return $"f(x) {(sign < 0 ? "−" : "+")} f(−x) = {linear}{join}{constant}";
    }
}
