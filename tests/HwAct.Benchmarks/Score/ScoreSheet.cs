using System.Collections.Immutable;

namespace HwAct.Benchmarks.Score;

/// <summary>The works of the score table with their targets. What is reached is measured, never written here.</summary>
/// <remarks>"Best known" was measured over every input code of the implementations named. FloPoCo + ALPHA and the uniform linear
/// prototype count ROM bits; a percentage behind them is the share of codes that are faithful.</remarks>
internal static class ScoreSheet
{
    /// <summary>The rows, in the order in which they are printed.</summary>
    public static ImmutableArray<ScoreRow> Rows { get; } =
    [
        new("GELU Q3.12, correctly rounded", "gelu Q3.12 Q3.12 piecewise-polynomial max_error_lsb=0.5",
            "direct table 131072 B", new Target(Metric.RomBits, 1500), new Target(Metric.RomBytes, 300), new Target(Metric.Misrounded, 0)),
        new("GELU Q3.12, faithful", "gelu Q3.12 Q3.12 piecewise-polynomial max_error_lsb=1",
            "FloPoCo + ALPHA 6144 bits (84.4 %); 258 B at 1.27 LSB", new Target(Metric.RomBits, 430), new Target(Metric.RomBytes, 64)),
        new("GELU Q3.12, interpolated table", "gelu Q3.12 Q3.12 interpolated-table segments=128",
            "0.695 LSB, 1.6 % in 514 B", new Target(Metric.MaxLsb, 0.70), new Target(Metric.Misrounded, 1.6), new Target(Metric.RomBytes, 310)),
        new("GELU Q3.12, LiteRT layout", "gelu Q3.12 Q3.12 interpolated-table layout=litert",
            "LiteRT 2.07 LSB, 31.1 %", new Target(Metric.MaxLsb, 1.08), new Target(Metric.Misrounded, 8.7)),
        new("GELU int8 ±4 calibrated, 8-bit interpolated table",
            "gelu int8:0.0313725:0 int8:0.0162908:-118 interpolated-table segments=16 entry_bits=8",
            "chord table 2.18 LSB in 17 B", new Target(Metric.MaxLsb, 0.80), new Target(Metric.RomBytes, 20)),
        new("GELU Q7.8, interpolated table", "gelu Q7.8 Q7.8 interpolated-table max_error_lsb=0.66",
            "LiteRT 3.68 LSB in 1026 B", new Target(Metric.MaxLsb, 0.66), new Target(Metric.RomBytes, 130)),
        new("GELU Q3.12, polynomials alone", "gelu Q3.12 Q3.12 tanh-polynomial inner=refitted-3",
            "tanh form, exact: 2.43 LSB", new Target(Metric.MaxLsb, 1.0)),

        Faithful("GELU", "gelu Q3.8 Q3.8", "FloPoCo + ALPHA 1024 (99.63 %); uniform linear 480", 170),
        Faithful("SiLU", "silu Q3.8 Q3.8", "uniform linear 672", 170),
        Faithful("tanh", "tanh Q3.8 Q0.11", "uniform linear 1344", 320),
        Faithful("sigmoid", "sigmoid Q3.8 UQ0.12", "uniform linear 1408", 280),
        Faithful("SiLU", "silu Q3.12 Q3.12", "uniform linear 12800", 600),
        Faithful("tanh", "tanh Q3.12 Q0.15", "uniform linear 15872", 1100),
        Faithful("sigmoid", "sigmoid Q3.12 UQ0.16", "FloPoCo + ALPHA degree 2 2496 (99.997 %)", 1050),

        Lines(8, "GQA-LUT 2.4e-2; free knots, real numbers 7.5e-3", 8.3e-3),
        Lines(16, "GQA-LUT 1.4e-2; free knots, real numbers 2.1e-3", 2.3e-3),
        Lines(32, "free knots, real numbers 5.2e-4", 5.7e-4),
    ];

    private static ScoreRow Faithful(string activation, string formats, string best, int bits) => new(
        $"{activation} {formats[(formats.IndexOf(' ', StringComparison.Ordinal) + 1)..].Replace(" ", " to ", StringComparison.Ordinal)}, faithful",
        $"{formats} piecewise-polynomial max_error_lsb=1",
        best,
        new Target(Metric.RomBits, bits));

    // Both signs are counted in the work; the folded kernel stores one of them. The output is wide so that rounding does not hide the error.
    private static ScoreRow Lines(int segments, string best, double maxAbs) => new(
        $"GELU on ±8, {segments} free straight segments",
        $"gelu Q3.12 Q3.20 piecewise-linear segments={segments / 2} breakpoints=free",
        best,
        new Target(Metric.MaxAbs, maxAbs));
}
