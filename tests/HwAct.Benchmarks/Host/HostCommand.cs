using System.Collections.Immutable;
using System.Globalization;
using HwAct.Benchmarks.Firmware;
using HwAct.Choice;
using HwAct.Cli;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Benchmarks.Host;

/// <summary><c>host</c>: prints how fast the array functions of the catalog are on this machine, with all their forms and with the portable loop alone. It depends
/// on the machine, so nothing is kept.</summary>
internal static class HostCommand
{
    private static readonly (string Name, string[] Options)[] Builds =
    [
        ("portable", ["-DHWACT_PORTABLE_ONLY"]),
        ("-msse4.1", ["-msse4.1"]),
        ("-mavx2", ["-mavx2"]),
        ("-march=native", ["-march=native"]),
    ];

    /// <summary>Runs the command in the repository that holds the current directory.</summary>
    /// <param name="arguments">Names of kernels; none for all of one input.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where progress goes.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        KernelSpecification[] catalog =
        [
            .. new SpecificationReader().ReadFile(Path.Combine(Directory.GetCurrentDirectory(), "src", "catalog.json"))
                .Select(kernel => kernel.Specification).Where(kernel => kernel.Inputs.Length == 1),
            .. Subjects.Designed,
        ];
        string[] names = [.. catalog.Select(kernel => kernel.Name)];
        if (arguments.FirstOrDefault(name => !names.Contains(name, StringComparer.Ordinal)) is string unknown)
        {
            error.WriteLine($"host: src/catalog.json has no kernel '{unknown}' of one input; {NearestName.Suggest(unknown, names)}");
            return ExitCode.Error;
        }

        List<string[]> rows = [["time / memcpy, plain loop / time", .. Builds.Select(build => build.Name)]];
        foreach (KernelSpecification kernel in catalog.Where(kernel => arguments.Count == 0 || arguments.Contains(kernel.Name, StringComparer.Ordinal)))
        {
            error.WriteLine($"host: {kernel.Name}");
            Subject subject = Subjects.Of(KernelChoice.Prove(WithForms(kernel)));
            rows.Add([kernel.Name, .. Builds.Select(build => Cell(HostRun.Measure(subject, build.Options)))]);
        }

        if (arguments.Count == 0 && HostUnit.All.Any(unit => unit is { Unit: VectorUnit.Avx2, IsHere: true }))
        {
            rows.Add([ShuffleBound.Name, .. Builds.Select(build => build.Options is ["-msse4.1"] or ["-mavx2"] ? Cell(HostRun.Measure(ShuffleBound.Loop, build.Options)) : "")]);
        }

        TextTable.Write(output, rows);
        return ExitCode.Done;
    }

    private static string Cell(Throughput measured) => string.Create(CultureInfo.InvariantCulture, $"{measured.TimesMemcpy:0.00}  {measured.TimesTable:0.00}");

    private static KernelSpecification WithForms(KernelSpecification kernel)
    {
        (string key, ParameterValue value) = CFormsOption.Forms.With([VectorUnit.Avx512, VectorUnit.Avx2, VectorUnit.Sse41, VectorUnit.Word]);
        return new(kernel.Name, kernel.Function, kernel.Inputs, kernel.Output, kernel.Rounding, kernel.Method, kernel.Bound)
        {
            Targets = new TargetSelection([new TargetChoice("c", ImmutableSortedDictionary<string, ParameterValue>.Empty.Add(key, value))], TargetDeclarations.All),
        };
    }
}
