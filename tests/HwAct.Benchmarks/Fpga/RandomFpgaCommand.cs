using System.Collections.Immutable;
using System.Globalization;
using HwAct.Cli;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Fpga;

/// <summary><c>fpga-random</c>: measures what <c>auto</c> chooses for random requests of Verilog alone for an iCE40, and finds fault with each that is larger than the plain table of its function.</summary>
internal static class RandomFpgaCommand
{
    // Fifty in all, as most kernels are: of 8 bits, some of 10 and of 12.
    private static readonly (int Bits, int Count)[] Wanted = [(8, 30), (10, 12), (12, 8)];

    // Where Verilog is asked for without C, auto goes by LUTs, and where the device is named it may be a network of them.
    private static readonly TargetSelection Hardware = new(
        [
            new TargetChoice(
                TargetDeclarations.Verilog.Name,
                ImmutableSortedDictionary.CreateRange<string, ParameterValue>(StringComparer.Ordinal, [new(PipelineOptions.Device.Name, ParameterValue.Of(PipelineOptions.Device.WordOf(FpgaDevice.Ice40Hx)))])),
        ],
        TargetDeclarations.All);

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">What was given; a seed, or nothing.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where faults in the command line go.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ulong seed = 1;
        if (arguments.Count > 1 || (arguments.Count == 1 && !ulong.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
        {
            error.WriteLine("fpga-random: one seed is taken, a whole number");
            return ExitCode.Error;
        }

        RandomLuts[] all = [.. Wanted.SelectMany(wanted => RandomLuts.Of(RandomRequests.Requests(seed, wanted.Count, new("auto"), wanted.Bits).Select(request => request.With(Hardware))))];
        TextTable.Write(
            output,
            [
                ["activation", "input", "output", "bound", "method", "LUT4+carry", "case", "model"],
                .. all.Select(one => (string[])
                [
                    one.Kernel.Specification.Activation.Name,
                    one.Kernel.Specification.Input.ToString(),
                    one.Kernel.Specification.Output.ToString(),
                    one.Kernel.Specification.Bound.ToString()!,
                    one.Kernel.Design.Method,
                    one.Module.ToString(CultureInfo.InvariantCulture),
                    one.Table.ToString(CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{one.Model:0}"),
                ]),
            ]);
        int larger = all.Count(one => one.Module > one.Table);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length} kernels; {larger} larger than the plain table; {(double)all.Sum(one => one.Module) / all.Sum(one => one.Table):0.00} of the tables in all"));
        return larger == 0 ? ExitCode.Done : ExitCode.Finding;
    }
}
