using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Costs;

/// <summary>About how many bytes of flash a kernel takes on a Cortex-M4 at -Os: code of both forms, and tables.</summary>
/// <remarks>
/// A weight for each <see cref="FlashPart"/>: about the bytes of one instruction or two. Few steps are counted twice, as the compiler has them in both functions. Weights and the worst error over the catalog are in a table that <c>make bench-firmware</c> fits again, to what the compiler makes of
/// hundreds of kernels of random requests by every method.
/// </remarks>
internal static class FlashModel
{
    /// <summary>The name of the worst error in the table of weights.</summary>
    public const string WorstErrorName = "worst_error";

    private static readonly Dictionary<string, double> Fitted = EmbeddedText.Read("Costs/flash.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
        .ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    // What was not there when the table was fitted weighs nothing yet.
    private static readonly ImmutableArray<double> Weights = [.. Enum.GetNames<FlashPart>().Select(name => Fitted.GetValueOrDefault(name))];

    /// <summary>How far the model is from what was measured at worst over the catalog, as a part of that.</summary>
    public static double WorstError { get; } = Fitted[WorstErrorName];

    /// <summary>Bytes of code and tables.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known.</param>
    public static double Bytes(KernelProgram kernel, ImmutableArray<Quantization> formats = default) => FlashCount.Of(kernel, formats).Bytes(Weights);
}
