using System.Security.Cryptography;
using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>The name of a kernel that is given none. It tells quantizations apart, so that one kernel does not take another's folder.</summary>
internal static class DefaultName
{
    private const int DigestDigits = 8;

    /// <summary><c>gelu_q3_12</c> where all formats are one; otherwise each: <c>gelu_int8_0p05_3_int8_0p03_m7</c>.</summary>
    /// <param name="called">The activation as the user or the catalog calls it.</param>
    /// <param name="inputs">Quantization of each port.</param>
    /// <param name="output">Quantization of the output.</param>
    public static string Of(string called, ImmutableArray<Quantization> inputs, Quantization output)
    {
        bool isGate = inputs.Length > 1 && ActivationCatalog.Gated.All(form => form.Name != called);
        ImmutableArray<Quantization> formats = inputs.All(input => input == output) ? [output] : inputs.Add(output);
        string name = string.Join('_', [called.Replace('-', '_').ToLowerInvariant(), .. isGate ? ["gate"] : Array.Empty<string>(), .. formats.Select(Stem)]);
        return name.Length <= KernelName.Longest ? name : Shortened(name);
    }

    // The format as it is written, with letters for what no name may have; a zero point of 0 goes without saying.
    private static string Stem(Quantization format)
    {
        string text = QuantizationNotation.OfType(format).ToLowerInvariant();
        string told = format.IsFixedPoint ? text.Replace('.', '_') : format.ZeroPoint == 0 ? text[..text.LastIndexOf(':')] : text;
        return (told + RangeNotation.Write(format).Replace("..", ":", StringComparison.Ordinal)).Replace(':', '_').Replace('.', 'p').Replace('-', 'm').Replace("+", "", StringComparison.Ordinal);
    }

    private static string Shortened(string name)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)))[..DigestDigits];
        return $"{name[..(KernelName.Longest - DigestDigits - 1)].TrimEnd('_')}_{digest}";
    }
}
