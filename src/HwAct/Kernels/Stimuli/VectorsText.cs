using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// The vectors file: the output code of every input code, from the most negative, one a line, as hex digits of the two's
/// complement pattern at the exact width, which is what <c>$readmemh</c> reads. Of two ports the last is the fastest; where there are too
/// many pairs, the outputs of the <see cref="Stimulus"/> stand in the file.
/// </summary>
internal static class VectorsText
{
    // Vectors of wider inputs are long, and the manifest carries their SHA-256: they are written only where they are asked for.
    private const int WidestAlwaysWritten = 12;

    /// <summary>Whether the folder of a kernel always holds the file.</summary>
    public static bool IsAlwaysWritten(KernelProgram kernel) => kernel.Inputs.Sum(port => port.Type.Bits) <= WidestAlwaysWritten;

    /// <summary>Path of the file below a kernel's folder.</summary>
    public static string PathOf(string kernel) => $"vectors/{kernel}.hex";

    /// <summary>The whole file.</summary>
    /// <param name="outputs">Output codes in the order of the input codes.</param>
    /// <param name="type">Type of the output codes.</param>
    public static string Write(IReadOnlyCollection<long> outputs, IntegerType type) => Encoding.ASCII.GetString(Bytes(outputs, type));

    /// <summary>The whole file, part by part.</summary>
    public static string Write(IEnumerable<IReadOnlyCollection<long>> parts, IntegerType type) =>
        string.Concat(parts.Select(part => Write(part, type)));

    /// <summary>One code as the hex digits of its pattern: −1 as a 12-bit code is <c>fff</c>.</summary>
    /// <param name="code">A value of <paramref name="type"/>.</param>
    /// <param name="type">The type, which decides how many digits there are.</param>
    public static string Hex(long code, IntegerType type) => type.Pattern(code).ToString(DigitFormat(type), CultureInfo.InvariantCulture);

    // Ten million codes pass through here, so the digits are made by hand.
    internal static byte[] Bytes(IReadOnlyCollection<long> outputs, IntegerType type)
    {
        int digits = HexDigits(type);
        var text = new byte[outputs.Count * (digits + 1)];
        int at = 0;
        foreach (long output in outputs)
        {
            ulong pattern = type.Pattern(output);
            for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
            {
                text[at++] = "0123456789abcdef"u8[(int)((pattern >> shift) & 15)];
            }

            text[at++] = (byte)'\n';
        }

        return text;
    }

    private static string DigitFormat(IntegerType type) => "x" + HexDigits(type);

    private static int HexDigits(IntegerType type) => (type.Bits + 3) / 4;
}
