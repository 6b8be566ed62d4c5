using System.CommandLine;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact check</c>: compares what is on disk with what would be generated.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Func<string?, IGenerator> generators;
    private readonly KernelSource source = new(writes: true);
    private readonly Option<string> directory = DirectoryOption();
    private readonly Option<string?> templates = TemplatesOption();
    private readonly Option<bool> json = JsonSwitch();
    private readonly Option<bool> vectors = new("--vectors") { Description = "The files were generated with --vectors." };

    /// <summary>Creates the verb.</summary>
    public CheckVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "check",
            "Name every file that differs from what would be generated, and say whether codes differ or only text; exit 1 when there is one.",
            "hwact check kernels.json -o generated")
    {
        this.generators = generators;
        source.AddTo(this);
        AddAll(directory, vectors, templates, json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        IGenerator generator = generators(arguments.GetValue(templates));
        KernelSelection selection = source.Read(arguments, Console);
        ImmutableArray<ProvenKernel> kernels = KernelBatch.Prove(Console, generator, selection.Kernels);
        ImmutableArray<KernelFolder> folders = KernelBatch.Folders(Console, generator, kernels, arguments.GetValue(vectors));
        ImmutableArray<Artifact> index = selection.IsWhole ? generator.Index(kernels) : [];
        var output = new OutputDirectory(arguments.GetValue(directory)!);
        ImmutableArray<Drift> drifts = output.Compare(folders, index);
        KernelChange[] changes =
        [
            .. kernels.Where(kernel => drifts.Any(drift => drift.Kind != DriftKind.Missing && drift.Path.StartsWith(kernel.Specification.Name + "/", StringComparison.Ordinal)))
                .Select(kernel => KernelChange.Of(kernel, Path.Combine(output.Path, kernel.Specification.Name))),
        ];
        if (arguments.GetValue(json))
        {
            WriteJson(output.Path, kernels.Length, drifts, changes);
        }
        else
        {
            WriteText(output.Path, kernels.Length, drifts, changes);
        }

        return drifts.IsEmpty ? ExitCode.Done : ExitCode.Finding;
    }

    private static string KindOf(Drift drift) => drift.Kind switch
    {
        DriftKind.Changed => "changed",
        DriftKind.Missing => "missing",
        _ => "unexpected",
    };

    private void WriteText(string path, int count, ImmutableArray<Drift> drifts, KernelChange[] changes)
    {
        foreach (Drift drift in drifts)
        {
            Console.Output.WriteLine($"{KindOf(drift),-10}  {path}/{drift.Path}{(drift.Line > 0 ? ":" + drift.Line : "")}");
        }

        foreach (KernelChange change in changes)
        {
            Console.Output.WriteLine(change);
        }

        if (drifts.IsEmpty)
        {
            Console.Output.WriteLine($"{path}: {count} {(count == 1 ? "kernel is" : "kernels are")} as generated");
        }
    }

    private void WriteJson(string path, int count, ImmutableArray<Drift> drifts, KernelChange[] changes) => JsonOutput.Write(Console.Output, writer =>
    {
        writer.WriteString("directory", path);
        writer.WriteNumber("kernels", count);
        writer.WriteObjects("drift", drifts, drift =>
        {
            writer.WriteString("kind", KindOf(drift));
            writer.WriteString("path", drift.Path);
            if (drift.Line > 0)
            {
                writer.WriteNumber("line", drift.Line);
            }
        });
        writer.WriteObjects("changes", changes, change =>
        {
            writer.WriteString("kernel", change.Kernel);
            writer.WriteChange(change);
        });
    });
}
