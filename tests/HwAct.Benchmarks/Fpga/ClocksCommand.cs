using System.Collections.Immutable;
using System.Globalization;
using HwAct.Cli;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Benchmarks.Fpga;

/// <summary><c>fpga-clocks</c>: places kernels whose registers are for a clock, and finds fault with each that does not keep what was promised.</summary>
internal static class ClocksCommand
{
    private static readonly int[] Clocks = [100, 150, 180, 200];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">Names of kernels to place, none for all; or a seed, for random ones.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where faults in the command line go.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        string[] names = [.. ClockedKernels.Names];
        if (arguments is [string only] && ulong.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            return Place(ClockedKernels.Random(seed), output);
        }

        if (arguments.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is string unknown)
        {
            error.WriteLine($"fpga-clocks: there is no kernel '{unknown}'; {NearestName.Suggest(unknown, names)}");
            return ExitCode.Error;
        }

        return Place((arguments.Count == 0 ? names : arguments).Select(ClockedKernels.Prove), output);
    }

    private static int Place(IEnumerable<ProvenActivation> kernels, TextWriter output)
    {
        ImmutableArray<Placed> all = [.. kernels.SelectMany(kernel => Clocks.AsParallel().AsOrdered().Select(clock => At(kernel, clock)))];
        TextTable.Write(output, [["kernel", "promised", "latency", "model", "placed", "LUT", "carry", "FF", "BRAM", ""], .. all.Select(placed => placed.Words)]);
        int missed = all.Count(placed => placed.IsMissed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count(placed => placed.Clock is not null)} promised, {missed} missed, {all.Count(placed => placed.Clock is null)} refused"));
        return missed == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    private static Placed At(ProvenActivation kernel, int promised)
    {
        string name = kernel.Specification.Name;
        string asked = $"{kernel.Specification.Activation.Name} {kernel.Specification.Input} {kernel.Specification.Output} {kernel.Design.Method}";
        try
        {
            ProvenActivation clocked = ClockedKernels.At(kernel, promised);
            Pipeline pipeline = KernelPipelines.Of(clocked, TargetDeclarations.Verilog.Name);
            int latency = pipeline.Schedule.Latency;
            string text = new KernelEmitter().Emit(clocked, TargetCatalog.All.First(target => target is VerilogTarget))
                .First(file => file.Path.EndsWith($"/{name}.v", StringComparison.Ordinal)).Text;
            Resources measured = Synthesis.MeasureText(Device.Ice40, text, name);
            return new Placed(asked, promised, latency, pipeline.Megahertz, PlaceAndRoute.Measure(text, clocked.Kernel, latency, measured), measured, "");
        }
        catch (RequestException refused)
        {
            return new Placed(asked, promised, 0, 0, null, default, refused.Message);
        }
    }

    private sealed record Placed(string Kernel, int Promised, int Latency, long Model, int? Clock, Resources Measured, string Refused)
    {
        public bool IsMissed => Clock < Promised;

        public string[] Words =>
        [
            Kernel,
            Text(Promised),
            .. Clock is int clock
                ? (string[])[Text(Latency), Text(Model), Text(clock), Text(Measured.Luts), Text(Measured.Carries), Text(Measured.FlipFlops), Text(Measured.Memories), IsMissed ? "missed" : ""]
                : ["-", "-", "-", "-", "-", "-", "-", Refused],
        ];

        private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
