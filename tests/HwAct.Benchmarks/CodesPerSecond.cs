using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace HwAct.Benchmarks;

/// <summary>A short run with a column that turns the mean into codes per second.</summary>
internal sealed class CodesPerSecond : ManualConfig
{
    /// <summary>Creates the configuration.</summary>
    public CodesPerSecond()
    {
        AddJob(Job.ShortRun);
        AddColumn(new Column());
    }

    private sealed class Column : IColumn
    {
        private const double Codes = 65536;

        public string Id => nameof(CodesPerSecond);

        public string ColumnName => "Mcodes/s";

        public string Legend => "Million codes per second: 65,536 codes over the mean";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            summary[benchmarkCase]?.ResultStatistics is { } statistics ? (Codes / statistics.Mean * 1000).ToString("0.0") : "?";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public bool IsAvailable(Summary summary) => true;
    }
}
