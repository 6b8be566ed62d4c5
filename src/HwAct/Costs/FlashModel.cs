using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Costs;

/// <summary>About how many bytes of flash a kernel takes on a Cortex-M4 at -Os: code of both forms, and tables.</summary>
/// <remarks>
/// A weight for each <see cref="FlashPart"/>. Weights and the worst error over the catalog are in a table that <c>make bench-firmware</c> fits again, to what the compiler makes of
/// hundreds of kernels of random requests by every method.
/// </remarks>
internal static class FlashModel
{
    /// <summary>The name of the worst error in the table of weights.</summary>
    public const string WorstErrorName = "worst_error";

    private static readonly ImmutableArray<double> Weights = [.. Enum.GetNames<FlashPart>().Select(Stored)];

    /// <summary>How far the model is from what was measured at worst over the catalog, as a part of that.</summary>
    public static double WorstError { get; } = Stored(WorstErrorName);

    /// <summary>Bytes of code and tables.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known.</param>
    public static double Bytes(KernelProgram kernel, ImmutableArray<Quantization> formats = default)
    {
        double code = 0;
        foreach ((int count, double weight) in FlashCount.Of(kernel, formats).Zip(Weights))
        {
            code += count * weight;
        }

        return FlashCount.RomBytes(kernel, formats) + Math.Max(0, code);
    }

    // Read once more for each: there are forty.
    private static double Stored(string name) => EmbeddedText.Read("Costs/flash.csv").Split('\n').Select(line => line.Split(',')).Where(words => words[0] == name)
        .Select(words => double.Parse(words[1], CultureInfo.InvariantCulture)).DefaultIfEmpty(0).First();
}
