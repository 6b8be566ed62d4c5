using System.Numerics;
using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Targets;

/// <summary>What codes mean and how wrong they may be, as constants that generated code can be held to the model with: the same names in every
/// language, one after the other for each port.</summary>
internal static class FormatConstants
{
    /// <summary>Suffix of the constant that states the largest error.</summary>
    public const string Error = "MAX_ERROR_LSB";

    /// <summary>The formats, each with the prefix of its constants: <c>INPUT</c>, <c>OUTPUT</c>.</summary>
    public static IEnumerable<(string Prefix, Quantization Format)> Formats(ProvenKernel proven) =>
    [
        .. proven.Specification.Ports.Select(input => (input.Port.Member.ToUpperInvariant(), input.Format)),
        ("OUTPUT", proven.Specification.Output),
    ];

    /// <summary>The whole numbers of a format with their suffixes.</summary>
    public static IEnumerable<(string Suffix, long Value)> Wholes(Quantization format) =>
        [("ZERO_POINT", format.ZeroPoint), ("MIN", format.MinCode), ("MAX", format.MaxCode)];

    /// <summary>A scale in whole numbers, mantissa·2^exponent with an odd mantissa, exactly: C compares no reals in a constant expression.</summary>
    public static IEnumerable<(string Suffix, long Value)> Parts(double scale)
    {
        (BigInteger mantissa, int exponent) = Dyadic.Of(scale);
        int even = (int)BigInteger.TrailingZeroCount(mantissa);
        return [("SCALE_MANTISSA", (long)(mantissa >> even)), ("SCALE_EXPONENT", exponent + even)];
    }

    /// <summary>The largest error in thousandths of an LSB, rounded up.</summary>
    public static long LargestErrorInThousandths(ProvenKernel proven)
    {
        DecimalFigure error = proven.Error.LargestLsb;
        BigInteger thousandths = 1000 * (BigInteger)error.Digits;
        return (long)(error.Exponent >= 0
            ? thousandths * BigInteger.Pow(10, error.Exponent)
            : FloorDivision.Ceiling(thousandths, BigInteger.Pow(10, -error.Exponent)));
    }

    /// <summary>A real number as C, C++ and Verilog write the very same double.</summary>
    public static string Real(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) || text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    /// <summary>The largest error: the least decimal of six digits whose double is not below the truth. That of 0.6 is less than 0.6; then it is 0.600001.</summary>
    public static double LargestError(ProvenKernel proven)
    {
        DecimalFigure largest = proven.Error.LargestLsb;
        DecimalFigure printed = largest.Above(Figure.Digits);
        double value = Double(printed);
        return largest.IsAbove(value) ? Double(printed.Next(Figure.Digits)) : value;

        static double Double(DecimalFigure figure) => double.Parse(figure.ToString(), CultureInfo.InvariantCulture);
    }
}
