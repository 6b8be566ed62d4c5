using System.CommandLine;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact report</c>: error reports again, from the kernels that are there, as files beside them or printed in another form.</summary>
internal sealed class ReportVerb : Verb
{
    private readonly Func<string?, IGenerator> generators;
    private readonly Argument<string> directory = PathArgument("DIR", "The directory that holds a folder for each kernel, or the folder of one.", "generated");
    private readonly Option<string[]> kernels = new("--kernel") { Description = "Only this kernel; may be given several times.", HelpName = "NAME" };
    private readonly Option<string?> templates = TemplatesOption();
    private readonly Option<string> format = new("--format")
    {
        Description = $"html (the default) writes report.html in each folder; the others are printed: {string.Join("; ", ReportForm.Printed.Select(form => $"{form.Name}, {form.Description}"))}.",
        HelpName = string.Join('|', ReportForm.Names),
        DefaultValueFactory = _ => ReportForm.Html,
    };

    private readonly Option<string?> sigma = new("--sigma")
    {
        Description = "Deviation of normal inputs, N(0, S), that errors are weighed by; 1 where it is left out, or less where the format does not cover that.",
        HelpName = "S",
    };

    /// <summary>Creates the verb.</summary>
    public ReportVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "report",
            "Write the error report of every kernel in a directory again, or print it in another form.",
            "hwact report generated --sigma 0.8",
            "hwact report generated/gelu_s8 --format terminal",
            "hwact report generated --format md --kernel gelu_s8 > report.md")
    {
        this.generators = generators;
        format.Validators.Add(result => RequireOneOf(result, "form", ReportForm.Names));
        AddAll(directory, kernels, format, sigma, templates);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        double? deviation = Deviation(arguments.GetValue(sigma));
        ReportForm? form = ReportForm.Printed.FirstOrDefault(one => one.Name == arguments.GetValue(format));
        if (form is not null && arguments.GetValue(templates) is not null)
        {
            throw new UsageException("--templates: only html is made of templates");
        }

        (OutputDirectory output, ImmutableArray<RecordedFolder> folders) = KernelsOnDisk.At(arguments.GetValue(directory)!, arguments.GetValue(kernels) ?? []);
        ImmutableArray<RecordedProof> recorded = KernelsOnDisk.ProveUnaltered(Console, output, folders);
        if (form is not null)
        {
            KernelReport[] reports = [.. KernelBatch.ForEach(Console, [.. folders.Select(folder => folder.Name)], "measuring", index =>
                KernelReport.Of(recorded[index].Kernel!, folders[index].ListedFiles().Remove(ErrorReport.FileName), deviation))];
            Console.Output.Write(form.Text([.. reports]));
            return ExitCode.Done;
        }

        IGenerator generator = generators(arguments.GetValue(templates));
        TextTable.Write(Console.Output, [.. folders.Zip(recorded, (folder, proof) => new[]
        {
            $"{output.Path}/{folder.Name}/{ErrorReport.FileName}",
            Uninterrupted.Run(() => Replace(output, generator, proof.Kernel!, folder, deviation)) ? "written" : "unchanged",
        })]);
        return ExitCode.Done;
    }

    // With the report, its hash in the manifest; what else is there stays as it is.
    private static bool Replace(OutputDirectory output, IGenerator generator, ProvenKernel kernel, RecordedFolder folder, double? sigma)
    {
        ImmutableSortedDictionary<string, string> listed = folder.ListedFiles();
        Artifact report = generator.Report(kernel, listed.Remove(ErrorReport.FileName), sigma);
        return output.Replace(folder.Name, report, Manifest.Of(kernel, listed.SetItem(report.Path, report.Sha256), ToolVersion.Text));
    }

    private static double? Deviation(string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is >= 1e-9 and <= 1e9 ? value
        : throw new UsageException($"--sigma: {Quoted.Text(text)} is no deviation; a number from 1e-9 to 1e9 is needed");
}
