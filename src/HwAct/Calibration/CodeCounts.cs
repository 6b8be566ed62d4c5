using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>Counts how often each code of a format comes.</summary>
/// <param name="format">The format.</param>
internal sealed class CodeCounts(Quantization format)
{
    private readonly long[] counts = new long[format.Codes.Count];
    private long clipped;

    /// <summary>Counts some values.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        (double least, double most) = (format.MinCode, format.MaxCode);
        foreach (double value in values)
        {
            double code = FormatRule.CodeOf(format, value);
            if (code < least || code > most)
            {
                clipped++;
            }

            counts[(int)(Math.Clamp(code, least, most) - least)]++;
        }
    }

    /// <summary>What was counted.</summary>
    /// <param name="sha256">SHA-256 of the recording.</param>
    public RecordedInputs ToRecorded(string sha256) => new([.. counts], clipped, sha256);
}
