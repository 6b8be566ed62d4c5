using System.Globalization;
using System.Text;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Benchmarks.Fpga;

/// <summary>The plain table that anyone writes: one case over the input bits, with the codes of the function correctly rounded.</summary>
internal static class CaseTable
{
    /// <summary>The name of its module.</summary>
    public const string Module = "case_";

    // Beyond, a table takes minutes of synthesis on one device, and its source is no source that a tool reads.
    private const int MostBits = 16;
    private const int MostBitsElsewhere = 12;

    /// <summary>The source; null where the inputs have too many bits together.</summary>
    public static string? Of(ProvenKernel kernel, Device device)
    {
        IntegerType[] types = [.. kernel.Kernel.Inputs.Select(port => port.Type)];
        int inputBits = types.Sum(type => type.Bits);
        if (inputBits > (device == Device.Ice40 ? MostBits : MostBitsElsewhere))
        {
            return null;
        }

        int bits = kernel.Kernel.Output.Type.Bits;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"module {Module} (input wire [{inputBits - 1}:0] x, output reg [{bits - 1}:0] y);\nalways @* case (x)\n");
        foreach ((ulong word, long code) in Codes(kernel, types))
        {
            text.Append(CultureInfo.InvariantCulture, $"{inputBits}'d{word}: y = {bits}'d{kernel.Kernel.Output.Type.Pattern(code)};\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"default: y = {bits}'dx;\nendcase\nendmodule\n").ToString();
    }

    // Each input word with its ideal code.
    private static IEnumerable<(ulong Word, long Code)> Codes(ProvenKernel kernel, IntegerType[] types)
    {
        if (kernel is ProvenActivation one)
        {
            for (int i = 0; i < one.Reference.Codes.Count; i++)
            {
                yield return (types[0].Pattern(one.Reference.Codes[i]), one.Reference.Ideal[i]);
            }

            yield break;
        }

        var pairs = new IdealPairs(kernel.Specification);
        long zero = kernel.Specification.Inputs[1].ZeroPoint;
        for (int i = 0; i < pairs.Gate.Count; i++)
        {
            for (int k = 0; k < pairs.Up.Count; k++)
            {
                yield return ((types[0].Pattern(pairs.Gate[i]) << types[1].Bits) | types[1].Pattern(pairs.Up[k]), pairs.Ideal(i, pairs.Up[k] - zero));
            }
        }
    }
}
