using System.CommandLine;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Reports;
using HwAct.Targets;
using HwAct.Verification;

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
        ImmutableArray<RecordedFolder> folders = KernelsOnDisk.Of(output, []);
        ImmutableArray<RecordedProof> recorded = KernelsOnDisk.Prove(Console, folders);
        if (recorded.SelectMany(folder => folder.Findings).FirstOrDefault(finding => finding.Model is "program" or "manifest") is Finding finding)
        {
            throw new UsageException($"{finding}; 'hwact verify {output.Path}' says all that is wrong there");
        }

        TextTable.Write(Console.Output, [.. recorded.Select(folder => new[]
        {
            $"{output.Path}/{folder.Kernel!.Specification.Name}/{ErrorReport.FileName}",
            Uninterrupted.Run(() => Replace(output, generator, folder.Kernel)) ? "written" : "unchanged",
        })]);
        return ExitCode.Done;
    }

    // With the report, its hash in the manifest; what else is there stays as it is.
    private static bool Replace(OutputDirectory output, IGenerator generator, ProvenKernel kernel)
    {
        string name = kernel.Specification.Name;
        Artifact report = generator.Emit(kernel, vectors: false).First(artifact => artifact.Path == ErrorReport.FileName);
        ImmutableSortedDictionary<string, string> listed = new RecordedFolder(name, Path.Combine(output.Path, name)).ListedFiles();
        return output.Replace(name, report, Manifest.Of(kernel, listed.SetItem(report.Path, report.Sha256), ToolVersion.Text));
    }
}
