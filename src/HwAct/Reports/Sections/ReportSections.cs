using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The tables of a report, in the order in which they are read: the same in HTML, in Markdown and on a terminal.</summary>
internal static class ReportSections
{
    private const int MostZones = 5;

    /// <summary>Every table that has something to say.</summary>
    public static ImmutableArray<ReportTable> Of(KernelReport report) =>
        [.. Pairs(report), Chain(report), Inputs(report), Regions(report), Slopes(report), .. Published(report), .. MisroundedCodes.Of(report)];

    private static ImmutableArray<ReportTable> Pairs(KernelReport report) => report.Pairs.IsEmpty ? [] :
    [
        new(
            "pairs",
            "Where the error of a pair comes from",
            $"Over all {Figure.Shown(report.Kernel.Error.Codes)} pairs, in output LSB; at every pair the two signed differences add up to the error. Values on the way are limited to the output codes.",
            ["link:", "from:", "to:", "max LSB", "at gate, up", "RMS LSB", "bias LSB"],
            [.. report.Pairs.Select(link => ImmutableArray.Create(
                link.Name,
                link.From,
                link.To,
                Figure.AtMost(link.MaxLsb),
                string.Join(", ", link.WorstCodes.Select(Figure.Shown)),
                Figure.Shown(link.RmsLsb),
                Figure.Shown(link.BiasLsb)))]),
    ];

    private static ReportTable Chain(KernelReport report)
    {
        ErrorChain chain = report.Chain;
        string of = report.Kernel.Inner is InnerValue inner ? $" of the {inner.Member}, in LSB of its value" : "";
        ChainLink[] links = [.. chain.Links, .. chain.Sums];
        return new(
            "chain",
            report.Kernel.Inner is null ? "Where the error comes from" : "Where the error of the gate comes from",
            $"From the exact function to the program, link by link{of}. At every code the signed differences add up exactly to the whole (all are multiples of 2^{Figure.Shown((long)chain.UnitExponent)} LSB); their sizes need not.",
            ["link:", "from:", "to:", "max LSB", "at code", "RMS LSB", "bias LSB"],
            [.. links.Select(link => ImmutableArray.Create(
                link.Name,
                link.From,
                link.To,
                MaxOf(report, link),
                Figure.Shown(report.Curve.Reference.Codes[link.Worst]),
                Figure.Shown(link.RmsLsb),
                Figure.Shown(link.BiasLsb)))])
        {
            After = string.Join(" ", chain.Absent.Select(absent => $"No link “{absent.Name}”: {absent.Reason}."))
                + (report.Kernel.Inner is InnerValue value ? $" The product is exact, and its one rounding, by 2^{Figure.Text((long)value.Shift)}, is at most half an LSB." : ""),
        };
    }

    // The error of the kernel has its own figure, which is rounded up.
    private static string MaxOf(KernelReport report, ChainLink link) =>
        link == report.Chain.OfKernel ? Figure.AtMost(report.Curve.Error.LargestLsb) : Figure.AtMost(link.MaxLsb);

    private static ReportTable Inputs(KernelReport report)
    {
        NormalInput normal = report.Normal;
        string chosen = normal.IsChosen ? "as chosen" : normal.Sigma == 1 ? "by default" : "the greatest power of two that the format covers";
        string of = report.Kernel.Inner is InnerValue inner ? $" of the {inner.Member}" : "";
        (string Label, Func<WeightedError, string> Figure)[] rows =
        [
            ("mean error, LSB", one => Figure.Shown(one.BiasLsb)),
            ("RMS error, LSB", one => Figure.Shown(one.RmsLsb)),
            ("SQNR, dB", one => one.SqnrDb is double ratio ? Figure.Shown(ratio) : "none"),
            ("probability of a misrounded output", one => Figure.Shown(one.Misrounded)),
            ("probability of saturation", one => Figure.Shown(one.Saturated)),
            ("mean of the output", one => Figure.Shown(one.Mean)),
            ("mean of the exact function", one => Figure.Shown(one.ExactMean)),
            ("variance of the output", one => Figure.Shown(one.Variance)),
            ("variance of the exact function", one => Figure.Shown(one.ExactVariance)),
        ];
        return new(
            "inputs",
            "Error by how inputs are distributed",
            $"Inputs{of} that are normal as after a normalization layer, N(0, σ) with σ = {Figure.Exact(normal.Sigma)} ({chosen}), rounded to the nearest code and limited to the codes ({(normal.Outside == 0 ? "next to none" : Figure.Shown(normal.Outside))} of them lie outside), beside codes that are all alike.{RecordedNote(report.Recorded)}",
            ["figure:", .. report.OnRecorded is null ? [] : ImmutableArray.Create("recorded"), $"N(0, {Figure.Exact(normal.Sigma)})", "uniform"],
            [
                .. rows.Select(row => ImmutableArray.CreateRange(
                    [row.Label, .. report.OnRecorded is WeightedError recorded ? [row.Figure(recorded)] : ImmutableArray<string>.Empty, row.Figure(report.Weighted), row.Figure(report.Uniform)])),
            ]);
    }

    private static string RecordedNote(RecordedInputs? recorded) => recorded is null ? ""
        : $" Recorded: {Figure.Shown(recorded.Total)} inputs, {(recorded.Clipped == 0 ? "none" : Figure.Shown(recorded.Clipped))} of them beyond the codes, counted by code in the specification.";

    private static ReportTable Regions(KernelReport report) => new(
        "regions",
        "Error by part of the function",
        "Together the parts hold every code once. Settled is what is within a sixteenth of the greatest distance that the function has here from its constants and lines."
            + (report.Relative is RelativeError relative
                ? $" Where |f| is large, {Figure.Shown(relative.Least)} or more, the relative error is at most {Figure.Shown(Figure.AtMost(100 * relative.Max))} %, at code {Figure.Shown(relative.Code)}."
                : ""),
        ["part:", "which codes:", "codes", "from", "to", "max LSB", "at code", "misrounded"],
        [.. report.Regions.Select(region => ImmutableArray.Create(
            region.Name,
            region.Description,
            Figure.Shown((long)region.Codes),
            Figure.Shown(region.First),
            Figure.Shown(region.Last),
            Figure.AtMost(region.MaxLsb),
            Figure.Shown(region.MaxLsbCode),
            Figure.Shown(region.MisroundedCodes)))]);

    private static ReportTable Slopes(KernelReport report)
    {
        SlopeFigures slope = report.Slope;
        return new(
            "slopes",
            "Slope and dead zones",
            slope.Made.IsEmpty
                ? "One input code has no slope."
                : $"Differences over {Figure.Counted(slope.Window, "code")} are at most {Figure.Shown(Figure.AtMost(slope.MaxDeviation))} from those of the function, limited to the output codes, at code {Figure.Shown(report.Curve.Reference.Codes[slope.Worst])}. A dead zone is a run of codes with one output over which that moves by more than 2 LSB, which no faithful kernel has: there training would see a gradient of 0.",
            ["dead zone from", "to", "f moves, LSB"],
            [.. slope.DeadZones.Take(MostZones).Select(zone => ImmutableArray.Create(Figure.Shown(zone.First), Figure.Shown(zone.Last), Figure.Shown(zone.MovedLsb)))])
        {
            After = slope.DeadZones.IsEmpty ? "There is no dead zone." : slope.DeadZones.Length > MostZones ? $"{Figure.Shown((long)slope.DeadZones.Length)} dead zones in all, the worst first." : "",
        };
    }

    private static IEnumerable<ReportTable> Published(KernelReport report)
    {
        if (report.Published.IsEmpty)
        {
            yield break;
        }

        yield return new(
            "published",
            "Published algorithms on the same quantization",
            "Measured as the kernel is, over every code; 'hwact compare' says where each was published.",
            ["algorithm:", "table bytes", "max LSB", "misrounded, %", "RMS LSB"],
            [
                Row("this kernel", report.Kernel.Kernel.RomBytes, report.Kernel.Error),
                .. report.Published.Select(one => Row(one.Baseline.Name, one.Baseline.Bytes, one.Error)),
            ]);

        static ImmutableArray<string> Row(string name, long bytes, ErrorFigures error) =>
        [
            name,
            Figure.Shown(bytes),
            Figure.AtMost(error.LargestLsb),
            Figure.Percent(error.MisroundedCodes, error.Codes),
            Figure.Shown(error.RmseLsb),
        ];
    }
}
