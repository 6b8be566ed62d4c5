using System.Collections.Concurrent;
using HwAct.Proofs;
using HwAct.Targets;
using HwAct.Tests.Gated;
using HwAct.Verification;

namespace HwAct.Tests.Verification;

/// <summary>A model of a gated kernel is held to the formula of the product on every pair.</summary>
public sealed class PairComparisonTests
{
    private static readonly ProvenGatedKernel Kernel = Gates.Prove("gelu", "int6:0.2:-3", "uint5:0.13:2", "int8:0.07:9");

    [Fact]
    public void The_formula_is_what_the_program_gives_on_every_pair()
    {
        Assert.Null(new PairComparison(Kernel, new ReferencePairs(Kernel.Kernel)).Run(progress: null));
        ProvenGatedKernel wide = Gates.Prove("silu", "uint6:0.1:30", "int5:0.2", "uint32:1e-7:2147483648");
        Assert.Null(new PairComparison(wide, new ReferencePairs(wide.Kernel)).Run(progress: null));
    }

    [Fact]
    public void Every_pair_is_run_once()
    {
        var rows = new ConcurrentBag<int>();
        var shares = new ConcurrentBag<double>();
        Assert.Null(new PairComparison(Kernel, new Altered(Kernel, (row, _) => rows.Add(row))).Run(new Told(shares.Add)));
        Assert.Equal(Enumerable.Range(0, 64), rows.Order());
        Assert.Equal(1.0, shares.Max());
        Assert.Equal(shares.Count, shares.Distinct().Count());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(63, 31)]
    [InlineData(17, 5)]
    public void One_wrong_pair_is_found_and_named(int row, int column)
    {
        Finding finding = new PairComparison(Kernel, new Altered(Kernel, (at, outputs) => outputs[column] += at == row ? 1 : 0)).Run(progress: null)!;
        long expected = Kernel.Product.At(Kernel.Gate.Outputs[row], column - 2);
        Assert.Equal(("kernel", "altered, all pairs"), (finding.Kernel, finding.Model));
        Assert.Equal($"1 of 2048 pairs differ from the formula of the product; input code {row - 32}, {column}: expected {expected}, got {expected + 1}", finding.Message);
        Assert.Equal($"{row - 32} {column}", string.Join(" ", finding.Mismatch!.Inputs));
    }

    [Fact]
    public void Of_many_wrong_pairs_all_are_counted_and_the_first_is_named()
    {
        for (int run = 0; run < 20; run++)
        {
            Finding finding = new PairComparison(Kernel, new Altered(Kernel, (at, outputs) => outputs[at % 32] -= at % 3 == 1 ? 5 : 0)).Run(progress: null)!;
            Assert.StartsWith("21 of 2048 pairs differ from the formula of the product; input code -31, 1: ", finding.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Codes_of_32_bits_are_shown_as_what_they_are()
    {
        ProvenGatedKernel wide = Gates.Prove("silu", "uint6:0.1:30", "int5:0.2", "uint32:1e-7:2147483648");
        Finding finding = new PairComparison(wide, new Altered(wide, (_, outputs) => outputs[^1] = -1)).Run(progress: null)!;
        Assert.Equal("4294967295", finding.Mismatch!.Actual);
        Assert.InRange(finding.Mismatch.Expected, 0L, 4294967294L);
    }

    [Fact]
    public void A_model_that_cannot_be_run_is_a_finding_of_its_kernel()
    {
        Finding finding = new PairComparison(Kernel, new Altered(Kernel, (at, _) => Fail(at))).Run(progress: null)!;
        Assert.Equal("kernel: altered, all pairs: it ends", finding.ToString());
    }

    [Fact]
    public void An_estimate_is_made_from_a_slice()
    {
        var rows = new ConcurrentBag<int>();
        var clock = new RowClock();
        TimeSpan time = new PairComparison(Kernel, new Altered(Kernel, (row, _) =>
        {
            clock.Pass();
            rows.Add(row);
        })).Estimate(TimeSpan.FromMilliseconds(10), clock);
        Assert.Equal(64 * RowClock.Milliseconds, time.TotalMilliseconds, 1e-6);
        Assert.InRange(rows.Count, 3, 64);
    }

    [Fact]
    public void Only_kernels_of_two_inputs_with_more_pairs_than_the_proof_runs_are_run_again()
    {
        ProvenGatedKernel wide = Gates.Prove("gelu", "int11:0.01", "int10:0.02", "int12:0.05", "interpolated-table");
        ProvenKernel[] kernels = [Kernel, wide, Kernel.Gate];
        Assert.Same(wide, Assert.Single(AllPairs.Of(kernels.Select(kernel => new KernelOnDisk(kernel, "nowhere")))).Kernel);
    }

    private static void Fail(int row)
    {
        if (row == 40)
        {
            throw new PairModelException("it ends");
        }
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }

    private sealed class Altered(ProvenGatedKernel kernel, Action<int, int[]> alter) : IPairModel
    {
        public string Name => "altered";

        public void Run(int first, int count, PairRow row)
        {
            for (int gate = first; gate < first + count; gate++)
            {
                var outputs = new int[kernel.Kernel.Inputs[1].Type.Count];
                kernel.ByFormula(gate, outputs);
                alter(gate, outputs);
                row(gate, outputs);
            }
        }
    }

    /// <summary>A clock that goes on by what a row takes, however busy the machine is.</summary>
    private sealed class RowClock : TimeProvider
    {
        public const int Milliseconds = 4;

        private long now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Interlocked.Read(ref now);

        public void Pass() => Interlocked.Add(ref now, Milliseconds);
    }
}
