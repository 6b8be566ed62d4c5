using System.Globalization;
using System.Text;
using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Tests.Numerics;

/// <summary>The input codes of each format of the catalog whose exact output lies nearest to a rounding tie.</summary>
internal static class HardCases
{
    private const int PerFormat = 12;

    private static readonly (string Activation, string Input, string Output)[] Formats =
    [
        ("gelu", "int8:0.0313725:0", "int8:0.0162908:-118"),
        ("gelu", "Q3.4", "Q3.4"),
        ("gelu", "Q3.8", "Q3.8"),
        ("gelu", "Q3.12", "Q3.12"),
        ("gelu-tanh", "Q3.12", "Q3.12"),
        ("gelu-sigmoid", "int8:0.0313725:0", "int8:0.0162908:-118"),
    ];

    /// <summary>The file: activation, input, output, code, ideal code, distance from the tie in LSB.</summary>
    public static string Write()
    {
        var text = new StringBuilder("# activation input output code ideal distance-from-tie-lsb\n");
        foreach ((string activation, string input, string output) in Formats)
        {
            IdealCodes reference = IdealCodes.Of(new KernelSpecification(
                "kernel",
                ActivationCatalog.Find(activation)!.Default,
                Quantization.Parse(input),
                Quantization.Parse(output),
                RoundingRule.HalfEven,
                new MethodChoice("table"),
                ErrorBound.Faithful));
            IEnumerable<int> hardest = Enumerable.Range(0, reference.Codes.Count)
                .Where(i => reference.Saturated(i) == reference.Value[i])
                .OrderBy(i => Distance(reference, i))
                .ThenBy(i => i)
                .Take(PerFormat);
            foreach (int i in hardest)
            {
                text.Append(CultureInfo.InvariantCulture, $"{activation} {input} {output} {reference.Codes[i]} {reference.Ideal[i]} {Distance(reference, i):0.00e+0}\n");
            }
        }

        return text.ToString();
    }

    private static double Distance(IdealCodes reference, int index) =>
        Math.Abs(reference.Value[index] - Math.Floor(reference.Value[index]) - 0.5);
}
