using System.Globalization;
using HwAct.Calibration;
using HwAct.Numerics;

namespace HwAct.Tests.Calibration;

/// <summary>Values as somebody might record them, the same on every run.</summary>
internal static class Recorded
{
    /// <summary>About normal values on a grid of 1/64, so that each is apart from the next, with a few far away.</summary>
    public static double[] Values(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => i == 7 ? 6.5 : Math.Round(64 * (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 5.7)) / 64)];
    }

    /// <summary>The sample of some values, without any cells.</summary>
    public static Sample SampleOf(IEnumerable<double> values) => Sample.Of(values.Select(value => new WeightedValue(value, 1)));

    /// <summary>Values as lines of text.</summary>
    public static string Lines(IEnumerable<double> values) => string.Concat(values.Select(value => value.ToString("R", CultureInfo.InvariantCulture) + "\n"));

    /// <summary>All values of a recording.</summary>
    public static double[] ReadAll(Recording recording)
    {
        var values = new List<double>();
        _ = recording.Read(part => values.AddRange(part), (_, _) => { });
        return [.. values];
    }

    /// <summary>Rules of formats.</summary>
    public static FormatRule Rule(int bits, bool symmetric = false, bool powerOfTwo = false, bool signed = true) => new(new(signed, bits), symmetric, powerOfTwo);

    /// <summary>The code of a value by the definition of a format, in decimal arithmetic.</summary>
    public static long Code(Quantization format, double value) =>
        (long)Math.Clamp(decimal.Round((decimal)value / (decimal)format.Scale, MidpointRounding.ToEven) + format.ZeroPoint, format.MinCode, format.MaxCode);

    /// <summary>How often each code comes.</summary>
    public static long[] Counts(Quantization format, double[] values)
    {
        var counts = new long[format.MaxCode - format.MinCode + 1];
        foreach (double value in values)
        {
            counts[Code(format, value) - format.MinCode]++;
        }

        return counts;
    }
}
