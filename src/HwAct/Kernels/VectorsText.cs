using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// The vectors file: the output code of every input code, from the most negative, one a line, as hex digits of the two's
/// complement pattern at the exact width, which is what <c>$readmemh</c> reads.
/// </summary>
public static class VectorsText
{
    /// <summary>The whole file.</summary>
    /// <param name="outputs">Output codes in the order of the input codes.</param>
    /// <param name="type">Type of the output codes.</param>
    public static string Write(IReadOnlyCollection<long> outputs, IntegerType type)
    {
        string format = DigitFormat(type);
        var text = new StringBuilder(outputs.Count * (HexDigits(type) + 1));
        foreach (long output in outputs)
        {
            text.Append(type.Pattern(output).ToString(format, CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>SHA-256 of the file, in lower-case hex: what the manifest carries where the file itself is not kept.</summary>
    /// <param name="outputs">Output codes in the order of the input codes.</param>
    /// <param name="type">Type of the output codes.</param>
    public static string Sha256(IReadOnlyCollection<long> outputs, IntegerType type) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Write(outputs, type))));

    /// <summary>One code as the hex digits of its pattern: −1 as a 12-bit code is <c>fff</c>.</summary>
    /// <param name="code">A value of <paramref name="type"/>.</param>
    /// <param name="type">The type, which decides how many digits there are.</param>
    public static string Hex(long code, IntegerType type) => type.Pattern(code).ToString(DigitFormat(type), CultureInfo.InvariantCulture);

    private static string DigitFormat(IntegerType type) => "x" + HexDigits(type);

    private static int HexDigits(IntegerType type) => (type.Bits + 3) / 4;
}
