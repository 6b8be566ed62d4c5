using System.Collections.Immutable;
using HwAct.Choice;
using HwAct.Cli;
using HwAct.Generation;
using HwAct.Packages;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Tests.Cli;

/// <summary>One run of the tool in this process: its exit code and what it printed.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool.</summary>
    public static ToolRun Of(params string[] arguments) => WithInput("", arguments);

    public static ToolRun WithInput(string input, params string[] arguments) => With(_ => new PlainGenerator(), input, arguments);

    /// <summary>Runs the tool as users have it, with every file that it writes.</summary>
    public static ToolRun OfWhole(params string[] arguments) => OfWholeWithInput("", arguments);

    /// <summary>The same, with something on its standard input.</summary>
    public static ToolRun OfWholeWithInput(string input, params string[] arguments) =>
        With(templates => new Generator(TemplateRenderer.Create(templates)), input, arguments);

    private static ToolRun With(Func<string?, IGenerator> generators, string input, string[] arguments)
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = Tool.Run(arguments, new ToolConsole(reader, output, error, ShowsProgress: false), generators);
        return new ToolRun(code, output.ToString(), error.ToString());
    }
}

/// <summary>The real methods and proofs, and a few small files a kernel.</summary>
internal sealed class PlainGenerator : IGenerator
{
    private readonly Generator generator = new(TemplateRenderer.Create(directory: null));

    public ProvenKernel Prove(LocatedSpecification specification) => generator.Prove(specification);

    public ImmutableArray<Artifact> Emit(ProvenKernel kernel, bool vectors)
    {
        string name = kernel.Specification.Name;
        ImmutableArray<Artifact> files =
        [
            new Artifact(ProgramFile.PathOf(name), ProgramFile.Write(StoredDesign.Of(kernel.Designed), ToolVersion.Text)),
            new Artifact("report.html", $"<p>{kernel.Error.MaxLsb}</p>\n"),
            new Artifact($"c/{name}.c", $"/* {name} */\nint {name};\n"),
            .. vectors ? [new Artifact($"vectors/{name}.hex", string.Join('\n', kernel.Vectors.SelectMany(part => part)))] : ImmutableArray<Artifact>.Empty,
        ];
        return [Manifest.Of(kernel, files), .. files];
    }

    public Artifact Report(ProvenKernel kernel, ImmutableSortedDictionary<string, string> files, double? sigma) =>
        new("report.html", $"<p>{kernel.Error.MaxLsb}</p>\n");

    public ImmutableArray<Artifact> Index(IReadOnlyList<ProvenKernel> kernels) =>
        [new Artifact("README.md", "# Kernels\n" + string.Concat(kernels.Select(kernel => kernel.Specification.Name + "\n")))];

    public ImmutableArray<Artifact> Pack(PackageRequest request) => generator.Pack(request);

    public ImmutableArray<Artifact> Show(ImmutableArray<Exploration> explorations, ImmutableArray<ExploredDesign> chosen) => generator.Show(explorations, chosen);
}
