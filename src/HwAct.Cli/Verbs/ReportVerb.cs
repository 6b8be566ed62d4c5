using System.CommandLine;
using HwAct.Generation;
using HwAct.Reports;
using HwAct.Targets;

namespace HwAct.Cli;

/// <summary><c>hwact report</c>: error reports again, from the manifests that are there.</summary>
internal sealed class ReportVerb : Verb
{
    private readonly Func<string?, IGenerator> generators;
    private readonly Argument<string> directory = PathArgument("DIR", "The directory that holds a folder for each kernel.", "generated");
    private readonly Option<string?> templates = TemplatesOption();

    /// <summary>Creates the verb.</summary>
    public ReportVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(console, "report", "Write the error report of every kernel in a directory again, from its manifest.", "hwact report generated --templates my-templates")
    {
        this.generators = generators;
        AddAll(directory, templates);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        var output = new OutputDirectory(arguments.GetValue(directory)!);
        IGenerator generator = generators(arguments.GetValue(templates));
        (string Name, Artifact Report)[] reports =
        [
            .. KernelsOnDisk.Read(Console, generator, output, [])
                .Select(kernel => (kernel.Specification.Name, generator.Emit(kernel, vectors: false).First(artifact => artifact.Path == ErrorReport.FileName))),
        ];
        TextTable.Write(Console.Output, [.. reports.Select(report => new[]
        {
            $"{output.Path}/{report.Name}/{ErrorReport.FileName}",
            Uninterrupted.Run(() => output.Replace(report.Name, report.Report)) ? "written" : "unchanged",
        })]);
        return ExitCode.Done;
    }
}
