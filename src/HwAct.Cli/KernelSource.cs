using System.CommandLine;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary>Where a verb's kernels come from: a file, or options that describe one kernel.</summary>
/// <param name="writes">Whether the verb is about the files of kernels, so that it may name targets.</param>
internal sealed class KernelSource(bool writes)
{
    private const string DefaultFile = "kernels.json";

    private readonly Argument<string?> file = new("SPEC")
    {
        Description = $"The specification; {DefaultFile} where it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> kernels = new("--kernel")
    {
        Description = "Only this kernel of the file; may be given more than once.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> settings = new("--set")
    {
        Description = "A parameter of the method or the activation, max_error_lsb, or TARGET.OPTION; may be given more than once.",
        HelpName = "KEY=VALUE",
    };

    private readonly Option<string[]> targets = Verb.TargetOption(
        "What to write the kernels for, in place of what the specification says: names with commas between, see 'hwact list targets'.");

    private readonly Option<string?>[] members =
    [
        new("--activation") { Description = "A kernel without a file: its activation.", HelpName = "NAME" },
        new("--input") { Description = "Its input format: Q3.12, int8:0.03:0, or as others write it, see 'hwact help formats'.", HelpName = "FORMAT" },
        new("--up") { Description = "The format of its second input, for a gated kernel: y = activation(input) · up.", HelpName = "FORMAT" },
        new("--output") { Description = "Its output format; where it is left out, that of the input, or one that the function's values fill.", HelpName = "FORMAT" },
        new("--method") { Description = "Its method; auto where it is left out.", HelpName = "NAME" },
        new("--rounding") { Description = "Its rounding of ties: half-even, half-away or half-up.", HelpName = "RULE" },
        new("--name") { Description = "Its name; made from activation and formats where it is left out.", HelpName = "NAME" },
    ];

    private readonly Option<string?>[] clocked =
    [
        new("--latency") { Description = "Clocks from input to output in hardware: 0, 1, … or auto; short for --set verilog.latency.", HelpName = "N" },
        new("--clock") { Description = "The clock to reach, with as few clocks of latency as it allows, or most: the highest, in the latency asked for; short for --set verilog.clock.", HelpName = "180MHz" },
        new("--device") { Description = "On which FPGA; short for --set verilog.device, see 'hwact list targets'.", HelpName = "NAME" },
    ];

    /// <summary>Adds the argument and the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        file.Validators.Add(Verb.RequireNoOption);
        file.Validators.Add(Verb.RequireNotEmpty);
        verb.Add(file);
        verb.Add(kernels);
        foreach (Option option in members)
        {
            verb.Add(option);
        }

        verb.Add(settings);
        if (writes)
        {
            Array.ForEach(clocked, verb.Add);
            verb.Add(targets);
        }
    }

    /// <summary>Reads the kernels that the command line asks for, and tells what ambiguous words were taken for.</summary>
    /// <exception cref="SpecificationException">The specification cannot be used.</exception>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public KernelSelection Read(ParseResult arguments, ToolConsole console)
    {
        KernelSelection selection = Read(arguments);
        GivenOptions.Tell(console, selection.Kernels);
        return selection;
    }

    /// <summary>The files that the kernels are read from: the specification, or none where options describe the kernel.</summary>
    public IEnumerable<string> FilesOf(ParseResult arguments) =>
        GivenMembers(arguments).Count == 0 && (arguments.GetValue(settings) ?? []).Length == 0 ? [arguments.GetValue(file) ?? DefaultFile] : [];

    /// <summary>The folder of a kernel, where one is named in place of a specification; null otherwise.</summary>
    /// <exception cref="UsageException">The folder holds no kernel, or options speak of another.</exception>
    public RecordedFolder? FolderOf(ParseResult arguments)
    {
        if (arguments.GetValue(file) is not string path || !Directory.Exists(path))
        {
            return null;
        }

        string name = new DirectoryInfo(path).Name;
        if (!File.Exists(Path.Combine(path, Manifest.PathOf(name))))
        {
            throw new UsageException($"{path}: holds no {Manifest.PathOf(name)}; a specification, or the folder of one kernel that 'hwact generate' wrote, is needed");
        }

        return GivenMembers(arguments).Count == 0 && (arguments.GetValue(settings) ?? []).Length == 0 && (arguments.GetValue(kernels) ?? []).Length == 0
            ? new RecordedFolder(name, path)
            : throw new UsageException("a kernel comes either from its folder or from options (--activation, --kernel, --set, …), not from both");
    }

    private Dictionary<string, string> GivenMembers(ParseResult arguments) => GivenOptions.Members(arguments, members);

    private KernelSelection Read(ParseResult arguments)
    {
        ImmutableArray<string> chosen = writes ? Verb.NamesOf(arguments, targets) : [];
        var reader = new SpecificationReader { ChosenTargets = chosen };
        string[] names = arguments.GetValue(kernels) ?? [];
        Dictionary<string, string> given = GivenMembers(arguments);
        string[] assignments = arguments.GetValue(settings) ?? [];
        KeyValuePair<string, string>[] ofClock = writes ? [.. GivenOptions.Of(arguments, clocked)] : [];
        if (given.Count == 0 && assignments.Length == 0 && ofClock.Length == 0)
        {
            string path = arguments.GetValue(file) ?? DefaultFile;
            ImmutableArray<LocatedSpecification> all = reader.ReadFile(path);
            return names.Length == 0 ? new(all, IsFromFile: true, IsWhole: true) : new(Pick(all, names, path), IsFromFile: true, IsWhole: false);
        }

        KeyValuePair<string, string>[] assigned = [.. GivenOptions.Settings(arguments, settings), .. ofClock];
        if (arguments.GetValue(file) is string stray && stray.Contains('=', StringComparison.Ordinal) && !File.Exists(stray))
        {
            throw new UsageException($"'{stray}' is no specification; did you mean '--set {stray}'?");
        }

        if (arguments.GetValue(file) is not null || names.Length > 0)
        {
            throw new UsageException("a kernel comes either from a file (SPEC, --kernel) or from options (--activation, --input, …), not from both");
        }

        if (!chosen.IsEmpty)
        {
            given["target"] = string.Join(',', chosen);
        }

        return new([reader.ReadOptions(given, assigned)], IsFromFile: false, IsWhole: false);
    }

    private static ImmutableArray<LocatedSpecification> Pick(ImmutableArray<LocatedSpecification> all, string[] names, string path)
    {
        foreach (string name in names)
        {
            if (!all.Any(kernel => kernel.Specification.Name == name))
            {
                string[] known = [.. all.Select(kernel => kernel.Specification.Name)];
                throw new UsageException($"--kernel: {path} has no kernel named '{name}'; {NearestName.Suggest(name, known)}");
            }
        }

        return [.. all.Where(kernel => names.Contains(kernel.Specification.Name, StringComparer.Ordinal))];
    }
}

/// <summary>The kernels that a command line asks for.</summary>
/// <param name="Kernels">The kernels, in the order of the file.</param>
/// <param name="IsFromFile">Whether a specification file says what they are.</param>
/// <param name="IsWhole">Whether they are all of a file, so that they speak for the whole output directory.</param>
internal sealed record KernelSelection(ImmutableArray<LocatedSpecification> Kernels, bool IsFromFile, bool IsWhole);
