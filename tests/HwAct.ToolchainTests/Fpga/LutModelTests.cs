using System.Collections.Immutable;
using HwAct.Benchmarks;
using HwAct.Benchmarks.Fpga;
using HwAct.Costs;
using HwAct.Tests.Golden;
using HwAct.Verification;
using Xunit.Abstractions;

namespace HwAct.ToolchainTests.Fpga;

/// <summary>The model of LUTs by which designs are chosen, held to what was measured.</summary>
/// <param name="output">Where its errors are printed.</param>
public sealed class LutModelTests(ITestOutputHelper output)
{
    // Of LUTs and carries together; a kernel of twenty may be off by four.
    private const double WorstError = 0.2;
    private const double Slack = 4;
    private const double LeastCorrelation = 0.99;
    private const double MostOfTables = 1.1;

    [Fact]
    public void It_ranks_the_catalog_as_synthesis_does_and_none_is_far_off()
    {
        (string Kernel, double Model, double Measured)[] pairs =
        [
            .. FpgaTable.Read(Repository.Root).Where(row => row.Device == Device.Ice40.Name).AsParallel().AsOrdered().Select(row => (
                row.Kernel,
                LutCount.Of(ModelledProgram.Of(new RecordedFolder(row.Kernel, Path.Combine(Repository.Generated, row.Kernel)))).Total,
                (double)row.Measured.Luts + row.Measured.Carries)),
        ];
        foreach ((string kernel, double model, double measured) in pairs)
        {
            output.WriteLine($"{kernel}: model {model:0}, measured {measured:0}, {100 * ((model / measured) - 1):+0;-0} %");
        }

        double Error((string, double Model, double Measured) pair) => Math.Max(0, Math.Abs(pair.Model - pair.Measured) - Slack) / pair.Measured;
        (string worst, double modelled, double real) = pairs.MaxBy(pair => Error(pair));
        double correlation = RankCorrelation.Of([.. pairs.Select(pair => pair.Model)], [.. pairs.Select(pair => pair.Measured)]);
        output.WriteLine($"worst: {worst}, model {modelled:0}, measured {real:0}; rank correlation {correlation:0.0000} over {pairs.Length} kernels");
        Assert.InRange(Error((worst, modelled, real)), 0, WorstError);
        Assert.InRange(correlation, LeastCorrelation, 1);
    }

    [Fact]
    public void No_kernel_of_the_catalog_is_larger_than_the_plain_table_of_its_function()
    {
        FpgaRow[] rows = [.. FpgaTable.Read(Repository.Root).Where(row => row.Device == Device.Ice40.Name && row.Table is not null)];
        Assert.True(rows.Length > 30);
        Assert.All(rows, row => Assert.True(row.Measured.Luts + row.Measured.Carries <= row.Table!.Value.Luts + row.Table.Value.Carries, row.Kernel));
    }

    // Synthesis makes a little more or less of the same codes; steps alone would be three times the tables.
    [Fact]
    public void What_auto_makes_of_random_requests_is_about_the_plain_table_or_less()
    {
        ImmutableArray<RandomLuts> measured = RandomLuts.Of(RandomRequests.Requests(seed: 4711, count: 6, new("auto")));
        foreach (RandomLuts one in measured)
        {
            output.WriteLine($"{one.Kernel.Specification.Activation.Name} {one.Kernel.Specification.Input} by {one.Kernel.Design.Method}: {one.Module}, model {one.Model:0}; as a table {one.Table}");
        }

        Assert.True(measured.Length >= 5);
        Assert.InRange(measured.Sum(one => one.Module), 1, MostOfTables * measured.Sum(one => one.Table));
    }
}
