using System.Collections.Immutable;
using System.Globalization;
using HwAct.Cli;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Fpga;

/// <summary>
/// <c>fpga-clocks</c>: places kernels whose registers are for a clock, and finds fault with each that does not keep what was promised; and those of the goals
/// for the highest clock in numbers of clocks.
/// </summary>
internal static class ClocksCommand
{
    private static readonly int[] Clocks = [100, 150, 180, 200];
    private static readonly int[] Latencies = [2, 3, 4, 5, 6, 7];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">Names of kernels to place, none for all; or a seed, for random ones.</param>
    /// <param name="output">Where the tables go.</param>
    /// <param name="error">Where faults in the command line go.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        string[] names = [.. ClockedKernels.Names];
        if (arguments is [string only] && ulong.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            return Promised(ClockedKernels.Random(seed), output);
        }

        if (arguments.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is string unknown)
        {
            error.WriteLine($"fpga-clocks: there is no kernel '{unknown}'; {NearestName.Suggest(unknown, names)}");
            return ExitCode.Error;
        }

        IReadOnlyList<string> asked = arguments.Count == 0 ? names : arguments;
        int promises = Promised(asked.Select(ClockedKernels.Prove), output);
        string[] goals = [.. asked.Intersect(ClockedKernels.Goals, StringComparer.Ordinal)];
        if (goals.Length > 0)
        {
            output.WriteLine();
            Held(goals.Select(ClockedKernels.Prove), output);
        }

        return promises;
    }

    private static int Promised(IEnumerable<ProvenActivation> kernels, TextWriter output)
    {
        ImmutableArray<PlacedKernel> all = [.. kernels.SelectMany(kernel => Clocks.AsParallel().AsOrdered()
            .Select(clock => PlacedKernel.Of(kernel, clock, one => ClockedKernels.At(one, clock))))];
        Write(all, output);
        int missed = all.Count(placed => placed.IsMissed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count(placed => placed.Clock is not null)} promised, {missed} missed, {all.Count(placed => placed.Clock is null)} refused"));
        return missed == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    private static void Held(IEnumerable<ProvenActivation> kernels, TextWriter output) =>
        Write([.. kernels.SelectMany(kernel => Latencies.AsParallel().AsOrdered().Select(latency => PlacedKernel.Of(kernel, null, one => ClockedKernels.In(one, latency))))], output);

    private static void Write(ImmutableArray<PlacedKernel> all, TextWriter output) => TextTable.Write(output, [PlacedKernel.Headings, .. all.Select(placed => placed.Words)]);
}
