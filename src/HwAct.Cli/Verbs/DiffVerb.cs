using System.CommandLine;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact diff</c>: what changed between two kernels of one name, or between two directories of kernels.</summary>
internal sealed class DiffVerb : Verb
{
    private readonly Argument<string> old = Named("OLD", "The folder of a kernel as it was, or a directory that holds several.");
    private readonly Argument<string> now = Named("NEW", "The same as it is.");
    private readonly Option<string> format = new("--format")
    {
        Description = "terminal: figures and a small plot; json, for programs; html, a page with plots.",
        HelpName = string.Join('|', DeltaForm.Names),
        DefaultValueFactory = _ => DeltaForm.Names[0],
    };

    /// <summary>Creates the verb.</summary>
    public DiffVerb(ToolConsole console)
        : base(
            console,
            "diff",
            "Say what changed between two kernels of one name, each proven again: error, size, and every code that differs; exit 1 when there is a change.",
            "hwact diff before/gelu_s8 generated/gelu_s8",
            "hwact diff before generated --format html > diff.html")
    {
        format.Validators.Add(result => RequireOneOf(result, "form", DeltaForm.Names));
        AddAll(old, now, format);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        ImmutableSortedDictionary<string, Side> before = Read(arguments.GetValue(old)!, out bool oldIsOne);
        ImmutableSortedDictionary<string, Side> after = Read(arguments.GetValue(now)!, out bool newIsOne);
        if (oldIsOne && newIsOne && before.Keys.Single() != after.Keys.Single())
        {
            throw new UsageException($"OLD is the kernel '{before.Keys.Single()}', NEW is '{after.Keys.Single()}'; two kernels of one name are needed");
        }

        // One kernel beside a whole directory is compared with its own namesake only.
        string[] names = [.. (oldIsOne ? before.Keys : newIsOne ? after.Keys : before.Keys.Union(after.Keys, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
        ImmutableArray<KernelDelta> deltas = KernelBatch.ForEach(Console, [.. names], "comparing", index => KernelDelta.Of(names[index], At(before, names[index]), At(after, names[index])));
        Console.Output.Write(DeltaForm.Of(arguments.GetValue(format)!, deltas));
        return deltas.All(delta => delta.IsSame) ? ExitCode.Done : ExitCode.Finding;
    }

    private static Argument<string> Named(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(RequireNoOption);
        argument.Validators.Add(RequireNotEmpty);
        return argument;
    }

    private static (ProvenKernel Kernel, ImmutableSortedDictionary<string, string> Files)? At(ImmutableSortedDictionary<string, Side> sides, string name) =>
        sides.TryGetValue(name, out Side? side) ? (side.Kernel, side.Files) : null;

    private ImmutableSortedDictionary<string, Side> Read(string path, out bool isOne)
    {
        (OutputDirectory directory, ImmutableArray<RecordedFolder> folders) = KernelsOnDisk.At(path, []);
        isOne = KernelsOnDisk.IsOne(path);
        ImmutableArray<RecordedProof> proofs = KernelsOnDisk.ProveUnaltered(Console, directory, folders);
        return folders.Zip(proofs).ToImmutableSortedDictionary(
            pair => pair.First.Name, pair => new Side(pair.Second.Kernel!, pair.First.ListedFiles()), StringComparer.Ordinal);
    }

    private sealed record Side(ProvenKernel Kernel, ImmutableSortedDictionary<string, string> Files);
}
