using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using HwAct.Cli;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Firmware;

/// <summary><c>firmware</c>: measures the C of the catalog that the committed table does not know yet, and writes the table.</summary>
internal static class FirmwareCommand
{
    /// <summary>Runs the command in the repository that holds the current directory.</summary>
    /// <param name="arguments">Names of kernels to measure anew, in any case; none.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where progress goes.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        string root = Directory.GetCurrentDirectory();
        ImmutableArray<Subject> subjects = Subjects.Of(root);
        string[] names = [.. subjects.Select(subject => subject.Name)];
        if (arguments.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is string unknown)
        {
            error.WriteLine($"firmware: generated/ has no C of '{unknown}'; {NearestName.Suggest(unknown, names)}");
            return ExitCode.Error;
        }

        var rows = new ConcurrentDictionary<(string Kernel, string Core), FirmwareRow>(
            FirmwareTable.Read(root).Where(row => !arguments.Contains(row.Kernel, StringComparer.Ordinal)).Select(row => KeyValuePair.Create((row.Kernel, row.Core), row)));
        (Subject Subject, Core Core)[] stale =
        [
            .. from subject in subjects from core in Core.All
               where !rows.TryGetValue((subject.Name, core.Name), out FirmwareRow? row) || row.Sha256 != subject.Sha256
               select (subject, core),
        ];
        try
        {
            // The longest simulations first, so that no processor waits for one at the end.
            Parallel.ForEach(Partitioner.Create(stale.OrderBy(one => one.Core.IsLinkedByItself ? 0 : 1).ToList(), loadBalance: true), Measure);
        }
        finally
        {
            FirmwareTable.Write(root, Ordered());
        }

        // The model is of what C looks like now: it is fitted again where that changed.
        if (stale.Any(one => one.Core.Name == Core.M4.Name))
        {
            FlashFit.Run(root, output);
        }

        string[] cores = [.. Core.All.Select(core => core.Name)];
        TextTable.Write(
            output,
            [
                ["-O2", .. cores, "m4 code+rom at -Os"],
                .. subjects.Select(subject => (string[])
                [
                    subject.Name,
                    .. cores.Select(core => string.Create(CultureInfo.InvariantCulture, $"{rows[(subject.Name, core)].Fast.PerElement:0.0}")),
                    string.Create(CultureInfo.InvariantCulture, $"{rows[(subject.Name, Core.M4.Name)].Small.Code}+{rows[(subject.Name, Core.M4.Name)].Small.Rom}"),
                ]),
            ]);
        return ExitCode.Done;

        void Measure((Subject Subject, Core Core) one)
        {
            (Measured fast, Measured small) = new CoreBuild(one.Core).Measure(one.Subject);
            rows[(one.Subject.Name, one.Core.Name)] = new FirmwareRow(one.Subject.Name, one.Core.Name, fast, small, one.Subject.Sha256);
            lock (error)
            {
                error.WriteLine($"firmware: {one.Subject.Name} on {one.Core.Name}");
            }
        }

        IEnumerable<FirmwareRow> Ordered() =>
            from subject in subjects from core in Core.All where rows.ContainsKey((subject.Name, core.Name)) select rows[(subject.Name, core.Name)];
    }
}
