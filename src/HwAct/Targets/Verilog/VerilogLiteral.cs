using System.Numerics;

namespace HwAct.Targets;

/// <summary>Prints integers as Verilog literals of an exact width.</summary>
internal static class VerilogLiteral
{
    /// <summary>A value modulo 2^bits, in decimal: <c>12'd5</c>, <c>-12'd5</c>.</summary>
    public static string Modular(long value, int bits)
    {
        BigInteger modulus = BigInteger.One << bits;
        if (value < 0 && -(BigInteger)value <= modulus / 2)
        {
            return string.Create(CultureInfo.InvariantCulture, $"-{bits}'d{-(BigInteger)value}");
        }

        BigInteger reduced = ((value % modulus) + modulus) % modulus;
        return string.Create(CultureInfo.InvariantCulture, $"{bits}'d{reduced}");
    }

    /// <summary>A signed value that fits: <c>12'sd5</c>, <c>-12'sd5</c>.</summary>
    public static string Signed(long value, int bits) => value < 0
        ? string.Create(CultureInfo.InvariantCulture, $"-{bits}'sd{-(BigInteger)value}")
        : string.Create(CultureInfo.InvariantCulture, $"{bits}'sd{value}");

    /// <summary>Zeros to put before or after other bits.</summary>
    public static string Zeros(int bits) => string.Create(CultureInfo.InvariantCulture, $"{bits}'d0");

    /// <summary>The range of a vector, with a blank after it, or nothing for a single bit: <c>[11:0] </c>.</summary>
    public static string Range(int bits) => bits == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"[{bits - 1}:0] ");
}
