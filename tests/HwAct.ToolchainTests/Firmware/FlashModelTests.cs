using System.Collections.Immutable;
using HwAct.Benchmarks;
using HwAct.Benchmarks.Firmware;
using HwAct.Costs;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Golden;
using HwAct.ToolchainTests.Fpga;
using Xunit.Abstractions;

namespace HwAct.ToolchainTests.Firmware;

/// <summary>The model of flash by which designs are chosen, held to what was measured.</summary>
/// <param name="output">Where its errors are printed.</param>
public sealed class FlashModelTests(ITestOutputHelper output)
{
    // What users are promised: bytes within a tenth of what the compiler makes.
    private const double MostWorstError = 0.1;
    private const double LeastCorrelation = 0.98;

    // Of kernels that the fit has not seen, as a median.
    private const double Typical = 0.05;

    [Fact]
    public void It_ranks_the_catalog_as_the_compiler_does_and_its_worst_error_is_the_one_it_states()
    {
        (double Model, double Measured)[] pairs = [.. FlashFit.Catalog(Repository.Root).Select(kernel => (FlashModel.Bytes(kernel.Kernel, kernel.Formats), (double)kernel.Bytes))];
        double[] errors = [.. pairs.Select(pair => (pair.Model / pair.Measured) - 1)];
        foreach (((double model, double measured), double error) in pairs.Zip(errors))
        {
            output.WriteLine($"model {model:0}, measured {measured:0}, {100 * error:+0.0;-0.0} %");
        }

        double worst = errors.Max(Math.Abs);
        double correlation = RankCorrelation.Of([.. pairs.Select(pair => pair.Model)], [.. pairs.Select(pair => pair.Measured)]);
        output.WriteLine($"worst {100 * worst:0.0} %; rank correlation {correlation:0.0000} over {pairs.Length} kernels");
        Assert.InRange(FlashModel.WorstError, worst - 0.001, MostWorstError);
        Assert.InRange(correlation, LeastCorrelation, 1);
    }

    // Requests that no fit has seen.
    [Fact]
    public void No_kernel_that_auto_chooses_is_larger_than_the_plain_table()
    {
        KernelSpecification[] requests = [.. RandomRequests.Requests(seed: 4711, count: 25, new("auto"))];
        ImmutableArray<ProvenKernel> chosen = RandomRequests.Proven(requests);
        ImmutableArray<ProvenKernel> tables = RandomRequests.Proven(chosen.Select(kernel => kernel.Specification.With(new MethodChoice("table"), kernel.Specification.Bound)));
        var build = new CoreBuild(Core.M4);
        int[] bytes = build.Flash([.. chosen.Select(Subjects.Of)]);
        int[] plain = build.Flash([.. tables.Select(Subjects.Of)]);
        double[] errors = [.. chosen.Zip(bytes, (kernel, measured) => Math.Abs((FlashModel.Bytes(kernel.Kernel, kernel.Specification.Inputs) / measured) - 1))];
        for (int i = 0; i < bytes.Length; i++)
        {
            output.WriteLine($"{chosen[i].Specification.Activation.Name} by {chosen[i].Design.Method}: {bytes[i]} bytes, {100 * errors[i]:0.0} % off; as a table {plain[i]}");
        }

        output.WriteLine($"worst {100 * errors.Max():0.0} %, {errors.Count(error => error <= Typical)} of {errors.Length} within {100 * Typical} %");
        Assert.True(bytes.Length > 20);
        Assert.All(bytes.Zip(plain), pair => Assert.InRange(pair.First, 1, pair.Second));
        Assert.InRange(errors.Order().ElementAt(errors.Length / 2), 0, Typical);
    }
}
