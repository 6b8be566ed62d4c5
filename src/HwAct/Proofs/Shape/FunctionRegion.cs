using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The error over a part of the function that has a name: its tail, its dip, where it is a line.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">Which codes it holds.</param>
/// <param name="Codes">Number of input codes, of a gated kernel of its gate.</param>
/// <param name="First">First code that belongs to it.</param>
/// <param name="Last">Last code that belongs to it.</param>
/// <param name="MaxLsb">Largest |error| in output LSB.</param>
/// <param name="MaxLsbCode">First code that reaches it.</param>
/// <param name="MisroundedCodes">Codes, or pairs, whose output is not the ideal code.</param>
internal sealed record FunctionRegion(
    string Name, string Description, int Codes, long First, long Last, double MaxLsb, long MaxLsbCode, long MisroundedCodes)
{
    // Nearer to zero than this is near zero, whatever the function.
    private const double NearZero = 0.25;

    // Settled: within this part of the greatest distance that the function ever has from its lines.
    private const double Settled = 1.0 / 16;

    // Of a function that is made of its lines only roundings are left, as a part of the farthest |x|.
    private const double Roundings = 1.0 / (1L << 40);

    /// <summary>The regions of a kernel that hold a code, in the order of their first; together they hold every code once.</summary>
    public static ImmutableArray<FunctionRegion> Of(ProvenKernel kernel)
    {
        ProvenActivation curve = kernel.Curve;
        ErrorProfile profile = kernel.Profile;
        Activation activation = curve.Specification.Activation;
        Quantization input = curve.Specification.Input;
        double[] distance =
        [
            .. profile.Codes.ToArray().Select((code, i) => Math.Abs(
                (curve.Reference.Quotients[i].Middle * curve.Specification.Output.Scale)
                    - activation.Asymptotes.At(DoubleEnclosure.Exactly(Math.Abs(input.Real(code))), input.Real(code) < 0).Middle)),
        ];
        double settled = Math.Max(distance.Max() * Settled, Math.Max(Math.Abs(input.Real(profile.Codes.Min)), Math.Abs(input.Real(profile.Codes.Max))) * Roundings);
        bool dips = activation.Facts is ActivationFacts facts && facts.Extrema.Any(extremum => extremum.IsMinimum && extremum.X < 0);
        return
        [
            .. Enumerable.Range(0, distance.Length).GroupBy(NameAt).Select(region =>
            {
                int worst = region.MaxBy(profile.Worst);
                return new FunctionRegion(
                    region.Key.Name,
                    region.Key.Description,
                    region.Count(),
                    profile.Codes[region.First()],
                    profile.Codes[region.Last()],
                    profile.Worst(worst),
                    profile.Codes[worst],
                    region.Sum(i => profile.Misrounded[i]));
            }),
        ];

        (string Name, string Description) NameAt(int index)
        {
            double x = input.Real(profile.Codes[index]);
            Base lines = activation.Asymptotes;
            return curve.Reference.Outside[index] ? ("saturated", "the exact value lies outside the output codes")
                : Math.Abs(x) <= NearZero ? ("near zero", "|x| ≤ 0.25")
                : distance[index] <= settled ? (x < 0, x < 0 ? lines.NegativeSlope : lines.PositiveSlope) switch
                {
                    (true, 0) => ("negative tail", "settled to its constant on the left"),
                    (true, _) => ("negative line", "settled to its line on the left"),
                    (false, 0) => ("positive tail", "settled to its constant on the right"),
                    _ => ("linear", "settled to its line on the right"),
                }
                : x > 0 ? ("bend", "x > 0, not settled")
                : dips ? ("dip", "x < 0, not settled: the minimum is there")
                : ("negative bend", "x < 0, not settled");
        }
    }
}
