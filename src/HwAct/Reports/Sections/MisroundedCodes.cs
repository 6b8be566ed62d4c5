using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The misrounded codes, the first and the last of them: a CSV holds all.</summary>
internal static class MisroundedCodes
{
    private const int Most = 50;

    /// <summary>The indices that are shown, ascending.</summary>
    public static ImmutableArray<int> Shown(KernelReport report) =>
        report.Misrounded.Length <= 2 * Most ? report.Misrounded : [.. report.Misrounded[..Most], .. report.Misrounded[^Most..]];

    /// <summary>The table; none where every code is correctly rounded.</summary>
    public static IEnumerable<ReportTable> Of(KernelReport report)
    {
        if (report.Misrounded.IsEmpty)
        {
            yield break;
        }

        ProvenActivation curve = report.Curve;
        string of = report.Kernel.Inner is InnerValue inner ? $" of the {inner.Member}" : "";
        ImmutableArray<int> shown = Shown(report);
        yield return new(
            "misrounded",
            $"Misrounded codes{of}",
            (shown.Length < report.Misrounded.Length ? $"The first and the last {Figure.Text((long)Most)} of {Figure.Shown((long)report.Misrounded.Length)}" : $"All {Figure.Shown((long)report.Misrounded.Length)}")
                + "; 'hwact report --format csv' prints every code.",
            ["code", "output", "ideal", "error, LSB"],
            [.. shown.Select(i => ImmutableArray.Create(
                Figure.Shown(curve.Reference.Codes[i]),
                Figure.Shown(curve.Outputs[i]),
                Figure.Shown(curve.Reference.Ideal[i]),
                curve.Errors[i].ToString("F3", CultureInfo.InvariantCulture).Replace('-', '−')))]);
    }
}
