using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using HwAct.Choice;
using HwAct.Cli;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Firmware;

/// <summary><c>firmware-elsewhere</c>: prints what other activations and formats take beside GELU by the same method, and how much of it GELU takes in their formats. Nothing is kept.</summary>
internal static class ElsewhereCommand
{
    private static readonly string[] Names = ["m0", "m4", "m55", "rv32"];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">Ends of names that are measured; none for all.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where progress goes.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        Core[] cores = [.. Core.All.Where(core => Names.Contains(core.Name, StringComparer.Ordinal))];
        ImmutableArray<Counterpart> chosen =
            [.. Counterpart.All.Where(one => arguments.Count == 0 || arguments.Any(name => one.Kernel.Name.EndsWith(name, StringComparison.Ordinal)))];
        var measured = new ConcurrentDictionary<(string Kernel, string Core), double>();
        Subject[] subjects = [.. chosen.SelectMany(one => new[] { one.Kernel, one.Gelu, one.Requantized }).DistinctBy(kernel => kernel.Name).Select(Designed).OfType<Subject>()];
        Parallel.ForEach(Partitioner.Create(subjects.SelectMany(subject => cores.Select(core => (subject, core))).ToList(), loadBalance: true), one =>
        {
            measured[(one.subject.Name, one.core.Name)] = new CoreBuild(one.core).Measure(one.subject).Fast.PerElement;
            lock (error)
            {
                error.WriteLine($"firmware-elsewhere: {one.subject.Name} on {one.core.Name}");
            }
        });
        TextTable.Write(
            output,
            [
                ["instructions, by GELU, by GELU in its formats", "", .. cores.Select(core => core.Name)],
                .. chosen.Select(one => (string[])[one.Kernel.Name, $"{one.Kernel.Input} to {one.Kernel.Output}", .. cores.Select(core => Cell(one, core))]),
            ]);
        return ExitCode.Done;

        string Cell(Counterpart one, Core core)
        {
            double? Of(KernelSpecification kernel) => measured.TryGetValue((kernel.Name, core.Name), out double taken) ? taken : null;
            string Ratio(double? by) => (Of(one.Kernel) / by)?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
            return $"{Of(one.Kernel)?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-"}  {Ratio(Of(one.Gelu))}  {Ratio(Of(one.Requantized))}";
        }

        Subject? Designed(KernelSpecification kernel)
        {
            try
            {
                return Subjects.Of(KernelChoice.Prove(kernel));
            }
            catch (Exception refused) when (refused is RequestException or HwAct.Methods.DesignException)
            {
                error.WriteLine($"firmware-elsewhere: {kernel.Name}: {refused.Message}");
                return null;
            }
        }
    }
}
