using System.CommandLine;
using HwAct.Generation;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact verify</c>: what the users' tools make of the files on disk.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Argument<string> directory = PathArgument("DIR", "The directory that holds a folder for each kernel, or the folder of one.", "generated");
    private readonly Option<string[]> kernels = new("--kernel") { Description = "Only this kernel; may be given more than once.", HelpName = "NAME" };
    private readonly Option<string[]> targets = TargetOption("Only what is written for these targets: names with commas between.");
    private readonly Option<bool> allPairs = new("--all-pairs")
    {
        Description = "Also run kernels of two inputs on every pair of codes, up to 2^32, where by default ten million are run: the reference model, the compiled C, and up to 2^24 pairs the verilated module, each against the formula that the error is measured by. Takes minutes, of which an estimate is told first.",
    };

    private readonly Option<bool> formal = new("--formal")
    {
        Description = "Also synthesize the Verilog with yosys, and prove by SAT that the netlist gives the kernel's code for every input code, where the inputs have 12 bits at most, with a latency at its clock and none other; wider ones are simulated as netlists.",
    };

    private readonly Option<bool> json = JsonSwitch();

    /// <summary>Creates the verb.</summary>
    public VerifyVerb(ToolConsole console)
        : base(
            console,
            "verify",
            "Prove the stored programs again, hold manifests and files to the proofs, compile the C, simulate and lint the Verilog, read the ROM images, and compare every code; exit 1 on a finding.",
            "hwact verify generated",
            "hwact verify generated --target c",
            "hwact verify generated --formal",
            "hwact verify generated --all-pairs")
    {
        AddAll(directory, kernels, targets, formal, allPairs, json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        string path = arguments.GetValue(directory)!;
        string[] chosen = arguments.GetValue(kernels) ?? [];
        (OutputDirectory output, ImmutableArray<RecordedFolder> folders) = KernelsOnDisk.At(path, chosen);

        // Of one kernel's folder nothing is said of what lies around it.
        string shown = chosen.Length == 0 && KernelsOnDisk.IsOne(path) ? path : output.Path;
        ImmutableArray<RecordedProof> recorded = KernelsOnDisk.Prove(Console, folders);
        ImmutableArray<ProvenKernel> proven = [.. recorded.Select(folder => folder.Kernel).OfType<ProvenKernel>()];
        ImmutableArray<ITarget> looked = Choose(NamesOf(arguments, targets), output, proven);
        KernelOnDisk[] complete =
            [.. recorded.Where(folder => folder.IsComplete).Select(folder => new KernelOnDisk(folder.Kernel!, Path.Combine(output.Path, folder.Kernel!.Specification.Name)))];
        IReadOnlyList<Finding> ofTools = Verify(complete, looked);
        ImmutableArray<NetlistCheck>? netlists = arguments.GetValue(formal) ? CheckNetlists(shown, complete, looked) : null;
        AllPairsResult? pairs = arguments.GetValue(allPairs) ? RunPairs(shown, complete, ofTools, looked) : null;
        IReadOnlyList<Finding> findings = [.. recorded.SelectMany(folder => folder.Findings), .. ofTools, .. netlists?.SelectMany(check => check.Findings) ?? [], .. pairs?.Findings ?? []];
        if (arguments.GetValue(json))
        {
            WriteJson(shown, folders.Length, findings, netlists, pairs);
        }
        else
        {
            WriteText(shown, proven, looked, findings, netlists ?? [], pairs);
        }

        return findings.Count == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    // Those of the targets there are that a kernel is written for.
    private static ImmutableArray<ITarget> Choose(ImmutableArray<string> names, OutputDirectory output, ImmutableArray<ProvenKernel> proven)
    {
        ImmutableArray<ITarget> written =
            [.. TargetCatalog.All.Where(target => proven.Any(kernel => kernel.Specification.Targets.Contains(target.Declaration.Name)))];
        string[] known = [.. written.Select(target => target.Declaration.Name)];
        return names.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is string unknown
            ? throw new UsageException($"--target: {output.Path} holds nothing for a target named '{unknown}'; {NearestName.Suggest(unknown, known)}")
            : names.IsEmpty ? written : [.. written.Where(target => names.Contains(target.Declaration.Name, StringComparer.Ordinal))];
    }

    private IReadOnlyList<Finding> Verify(KernelOnDisk[] complete, ImmutableArray<ITarget> looked)
    {
        using var progress = new ProgressLine(Console, complete.Length);
        return new Verifier(looked).Verify(complete, progress);
    }

    private ImmutableArray<NetlistCheck> CheckNetlists(string path, KernelOnDisk[] complete, ImmutableArray<ITarget> looked)
    {
        ImmutableArray<NetlistCheck> checks;
        using (var progress = new ProgressLine(Console, complete.Length))
        {
            checks = Netlists.Check(complete, looked, progress);
        }

        if (checks.IsEmpty)
        {
            Console.Error.WriteLine($"hwact: note: --formal changes nothing for {path}: no kernel there is synthesized");
        }

        foreach (NetlistCheck check in checks.Where(check => !check.IsProven))
        {
            Console.Error.WriteLine($"hwact: note: {check.Kernel}: a proof by SAT does not apply, {check.WhySimulated}; the {check.Netlist} is simulated");
        }

        return checks;
    }

    // A kernel that the tools have found wrong on few pairs need not be run on all.
    private AllPairsResult RunPairs(string path, KernelOnDisk[] kernels, IReadOnlyList<Finding> ofTools, ImmutableArray<ITarget> looked)
    {
        ILookup<bool, KernelOnDisk> all = AllPairs.Of(kernels).ToLookup(kernel => ofTools.All(finding => finding.Kernel != kernel.Name));
        KernelOnDisk[] wide = [.. all[true]];
        foreach (KernelOnDisk kernel in all[false])
        {
            Console.Error.WriteLine($"hwact: note: {kernel.Name} is not run on all pairs, because it is wrong on those that were run");
        }

        if (all.Count == 0)
        {
            string why = kernels.Any(kernel => kernel.Kernel.Specification.Inputs.Length == 2) ? "every pair of its kernels of two inputs is run without it" : "no kernel of two inputs is there to be run";
            Console.Error.WriteLine($"hwact: note: --all-pairs changes nothing for {path}: {why}");
        }

        using var pairs = new AllPairs(looked);
        TimeSpan time;
        using (var building = new ProgressLine(Console, wide.Length))
        {
            time = pairs.Build(wide, building);
        }

        foreach (PairedKernel kernel in pairs.Kernels)
        {
            Console.Error.WriteLine($"hwact: note: {kernel.Name}: all {Figure.Shown(kernel.Pairs)} pairs, about {Spoken(kernel.Time)} for {string.Join(", ", kernel.Models)}");
        }

        if (pairs.Kernels.Length > 1)
        {
            Console.Error.WriteLine($"hwact: note: about {Spoken(time)} in all");
        }

        using var progress = new ProgressLine(Console, wide.Length);
        return pairs.Run(progress);
    }

    private static string Spoken(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => "1 s",
        < 100 => $"{Figure.Text((long)Math.Round(time.TotalSeconds))} s",
        < 6000 => $"{Figure.Text((long)Math.Round(time.TotalMinutes))} min",
        _ => $"{Figure.Text((long)Math.Round(time.TotalHours))} h",
    };

    private void WriteText(
        string path,
        ImmutableArray<ProvenKernel> proven,
        ImmutableArray<ITarget> looked,
        IReadOnlyList<Finding> findings,
        ImmutableArray<NetlistCheck> netlists,
        AllPairsResult? pairs)
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

        foreach (NetlistCheck check in netlists.Where(check => check.Findings.IsEmpty))
        {
            string how = check.IsProven ? "by SAT, " : "";
            string which = check.Codes == check.All ? $"all {Figure.Shown(check.All)}" : $"{Figure.Shown(check.Codes)} of {Figure.Shown(check.All)}";
            Console.Output.WriteLine($"{path}/{check.Kernel}: {how}the {check.Netlist}{(check.IsProven && check.Latency > 0 ? " with its registers taken out" : "")} gives the kernel's codes for {which} input codes{After(check)}");
        }

        foreach (PairedKernel kernel in pairs?.Kernels ?? [])
        {
            string result = pairs!.Findings.Any(finding => finding.Kernel == kernel.Name) ? "were run, with what is said above" : "agree with the formula of the product";
            string sampled = string.Concat(kernel.Sampled.Select(target => $"; {target} is run on {Figure.Shown(kernel.SampledPairs)} of them, all corners and ten million more"));
            Console.Output.WriteLine($"{path}/{kernel.Name}: over all {Figure.Shown(kernel.Pairs)} pairs {string.Join(" and ", kernel.Models)} {result}{sampled}");
        }
    }

    // What is proven of a netlist on a clock.
    private static string After(NetlistCheck check) => (check.IsProven, check.Latency) switch
    {
        (false, _) => ", simulated",
        (true, 0) => "",
        (true, int latency) => $"; by induction each comes {(latency == 1 ? "1 clock" : $"{Figure.Text(latency)} clocks")} with ce later, and a clock without ce changes no register",
    };

    private void WriteJson(string path, int count, IReadOnlyList<Finding> findings, ImmutableArray<NetlistCheck>? netlists, AllPairsResult? pairs) => JsonOutput.Write(Console.Output, writer =>
    {
        writer.WriteString("directory", path);
        writer.WriteNumber("kernels", count);
        if (netlists is { } checks)
        {
            writer.WriteObjects("formal", checks, check =>
            {
                writer.WriteString("kernel", check.Kernel);
                writer.WriteString("netlist", check.Netlist);
                writer.WriteString("means", check.IsProven ? "sat" : "simulation");
                writer.WriteNumber("input_bits", check.InputBits);
                writer.WriteNumber("latency", check.Latency);
                writer.WriteNumber("codes", check.Codes);
                writer.WriteNumber("of", check.All);
                writer.WriteBoolean("agrees", check.Findings.IsEmpty);
            });
        }

        if (pairs is not null)
        {
            writer.WriteObjects("all_pairs", pairs.Kernels, kernel =>
            {
                writer.WriteString("kernel", kernel.Name);
                writer.WriteNumber("pairs", kernel.Pairs);
                writer.WriteObjects("models", kernel.Models.Select(model => (model, kernel.Pairs)).Concat(kernel.Sampled.Select(target => (target, kernel.SampledPairs))), model =>
                {
                    writer.WriteString("model", model.Item1);
                    writer.WriteNumber("pairs", model.Item2);
                });
            });
        }

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
