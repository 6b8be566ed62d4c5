using System.CommandLine;
using HwAct.Generation;
using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact verify</c>: what the users' tools make of the files on disk.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Argument<string> directory = PathArgument("DIR", "The directory that holds a folder for each kernel.", "generated");
    private readonly Option<string[]> kernels = new("--kernel") { Description = "Only this kernel; may be given more than once.", HelpName = "NAME" };
    private readonly Option<string[]> targets = TargetOption("Only what is written for these targets: names with commas between.");
    private readonly Option<bool> json = JsonSwitch();

    /// <summary>Creates the verb.</summary>
    public VerifyVerb(ToolConsole console)
        : base(
            console,
            "verify",
            "Prove the stored programs again, hold manifests and files to the proofs, compile the C, simulate and lint the Verilog, read the ROM images, and compare every code; exit 1 on a finding.",
            "hwact verify generated",
            "hwact verify generated --target c")
    {
        AddAll(directory, kernels, targets, json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        var output = new OutputDirectory(arguments.GetValue(directory)!);
        ImmutableArray<RecordedFolder> folders = KernelsOnDisk.Of(output, arguments.GetValue(kernels) ?? []);
        ImmutableArray<(ProvenKernel? Kernel, ImmutableArray<Finding> Findings)> recorded = KernelsOnDisk.Prove(Console, folders);
        ImmutableArray<ProvenKernel> proven = [.. recorded.Select(folder => folder.Kernel).OfType<ProvenKernel>()];
        ImmutableArray<ITarget> looked = Choose(NamesOf(arguments, targets), output, proven);
        IReadOnlyList<Finding> findings = [.. recorded.SelectMany(folder => folder.Findings).Concat(Verify(output, proven, looked)).Distinct()];
        if (arguments.GetValue(json))
        {
            WriteJson(output.Path, folders.Length, findings);
        }
        else
        {
            WriteText(output.Path, proven, looked, findings);
        }

        return findings.Count == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    // Those of the targets there are that a kernel is written for.
    private static ImmutableArray<ITarget> Choose(ImmutableArray<string> names, OutputDirectory output, ImmutableArray<ProvenKernel> proven)
    {
        ImmutableArray<ITarget> written =
            [.. TargetCatalog.All.Where(target => proven.Any(kernel => kernel.Specification.Targets.Find(target.Declaration.Name) is not null))];
        string[] known = [.. written.Select(target => target.Declaration.Name)];
        return names.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is string unknown
            ? throw new UsageException($"--target: {output.Path} holds nothing for a target named '{unknown}'; {NearestName.Suggest(unknown, known)}")
            : names.IsEmpty ? written : [.. written.Where(target => names.Contains(target.Declaration.Name, StringComparer.Ordinal))];
    }

    private IReadOnlyList<Finding> Verify(OutputDirectory output, ImmutableArray<ProvenKernel> proven, ImmutableArray<ITarget> looked)
    {
        using var progress = new ProgressLine(Console, proven.Length);
        KernelOnDisk[] onDisk = [.. proven.Select(kernel => new KernelOnDisk(kernel, Path.Combine(output.Path, kernel.Specification.Name)))];
        return new Verifier(looked).Verify(onDisk, progress);
    }

    private void WriteText(string path, ImmutableArray<ProvenKernel> proven, ImmutableArray<ITarget> looked, IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Console.Output.WriteLine(finding.ToString());
        }

        if (findings.Count == 0)
        {
            string counted = $"{proven.Length} {(proven.Length == 1 ? "kernel" : "kernels")}";
            string models = string.Join(", ", looked.Select(target => target.Declaration.Name));
            Console.Output.WriteLine($"{path}: {counted}, {proven.Sum(kernel => (long)new Stimulus(kernel.Kernel).Count)} codes: {models} and the reference model agree");
        }
    }

    private void WriteJson(string path, int count, IReadOnlyList<Finding> findings) => JsonOutput.Write(Console.Output, writer =>
    {
        writer.WriteString("directory", path);
        writer.WriteNumber("kernels", count);
        writer.WriteObjects("findings", findings, finding =>
        {
            writer.WriteString("kernel", finding.Kernel);
            writer.WriteString("model", finding.Model);
            writer.WriteString("message", finding.Message);
            if (finding.Mismatch is Mismatch mismatch)
            {
                writer.WriteStartArray("inputs");
                foreach (long input in mismatch.Inputs)
                {
                    writer.WriteNumberValue(input);
                }

                writer.WriteEndArray();
                writer.WriteNumber("expected", mismatch.Expected);
                writer.WriteString("actual", mismatch.Actual);
            }
        });
    });
}
