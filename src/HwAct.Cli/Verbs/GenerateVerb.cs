using System.CommandLine;
using HwAct.Generation;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact generate</c>: writes the files of kernels.</summary>
internal sealed class GenerateVerb : Verb
{
    private readonly Func<string?, IGenerator> generators;
    private readonly KernelSource source = new(writes: true);
    private readonly Option<string> directory = DirectoryOption();
    private readonly Option<string?> templates = TemplatesOption();
    private readonly Option<bool> json = JsonSwitch();
    private readonly Option<bool> vectors = new("--vectors") { Description = "Write the vectors of inputs wider than 12 bits too." };
    private readonly Option<bool> force = new("--force")
    {
        Description = "Write over what is in the way: without a specification file another activation, format or rounding, or a folder without a manifest; and files that hwact did not write. A file is the truth: it needs no force for a kernel that changed.",
    };

    private readonly Option<string?> depfile = new("--depfile")
    {
        Description = "Write there what the files depend on, for make (-include) and ninja (deps = gcc).",
        HelpName = "FILE",
    };

    /// <summary>Creates the verb.</summary>
    public GenerateVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "generate",
            "Design kernels, prove them over every input code, and write them for their targets, with manifest and report.",
            "hwact generate kernels.json -o generated",
            "hwact generate kernels.json --target c -o firmware",
            "hwact generate --activation gelu --input Q3.12 --output Q3.12 --method interpolated-table --set segments=64 -o out")
    {
        this.generators = generators;
        source.AddTo(this);
        AddAll(directory, force, vectors, templates, depfile, json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        IGenerator generator = generators(arguments.GetValue(templates));
        KernelSelection selection = source.Read(arguments, Console);
        if (arguments.GetValue(depfile) is string asked)
        {
            DepFile.RequireWritable(asked);
        }

        WriteRule rule = arguments.GetValue(force) ? WriteRule.Force : selection.IsFromFile ? WriteRule.Specification : WriteRule.SameKernel;
        var output = new OutputDirectory(arguments.GetValue(directory)!);
        Uninterrupted.Run(() => output.RequireMayHold(selection.Kernels.Select(kernel => kernel.Specification), rule));
        var memory = new DesignMemory(output);
        ImmutableArray<ProvenKernel> kernels = KernelBatch.Prove(Console, generator, selection.Kernels, memory.Recall);
        ImmutableArray<KernelFolder> folders = KernelBatch.Folders(Console, generator, kernels, arguments.GetValue(vectors));
        ImmutableArray<Artifact> index = selection.IsWhole ? generator.Index(kernels) : [];
        ImmutableSortedDictionary<string, KernelChange> changes = Changes(output, kernels, folders);
        WrittenDirectory written = Uninterrupted.Run(() => output.Write(folders, index, rule));
        memory.Remember(kernels.Select(kernel => kernel.Specification));
        if (arguments.GetValue(depfile) is string path)
        {
            DepFile.Write(path, output.Path, folders, [.. source.FilesOf(arguments), .. TemplateFiles(arguments)]);
        }

        if (selection.IsWhole)
        {
            PointOutStrangers(output, folders);
        }

        PointOutKept(output, written);
        PointOutSaturation(kernels);
        if (arguments.GetValue(json))
        {
            WriteJson(output.Path, kernels, written, changes);
        }
        else
        {
            WriteText(output.Path, kernels, written, changes);
        }

        return ExitCode.Done;
    }

    // For each kernel that is there and will not stay as it is, what becomes of it.
    private ImmutableSortedDictionary<string, KernelChange> Changes(OutputDirectory output, ImmutableArray<ProvenKernel> kernels, ImmutableArray<KernelFolder> folders)
    {
        ProvenKernel[] changed = [.. kernels.Where((kernel, index) => output.HasProgram(kernel.Specification.Name) && !output.Holds(folders[index]))];
        return KernelBatch.ForEach(
            Console,
            [.. changed.Select(kernel => kernel.Specification.Name)],
            "comparing",
            index => KernelChange.Of(changed[index], Path.Combine(output.Path, changed[index].Specification.Name))).ToImmutableSortedDictionary(change => change.Kernel, change => change, StringComparer.Ordinal);
    }

    private IEnumerable<string> TemplateFiles(ParseResult arguments) => arguments.GetValue(templates) is string own
        ? FolderFiles.Of(own).Order(StringComparer.Ordinal).Select(file => $"{own.TrimEnd('/')}/{file}")
        : [];

    // They may belong to another specification, so they are not removed.
    private void PointOutStrangers(OutputDirectory output, ImmutableArray<KernelFolder> folders)
    {
        foreach (string name in output.KernelNames().Except(folders.Select(folder => folder.Name), StringComparer.Ordinal))
        {
            Console.Error.WriteLine($"hwact: note: {output.Path}/{name} is no kernel of this specification; delete it if it is old");
        }
    }

    private void PointOutKept(OutputDirectory output, WrittenDirectory written)
    {
        foreach ((string kernel, ImmutableArray<string> kept) in written.Kept)
        {
            Console.Error.WriteLine($"hwact: note: {output.Path}/{kernel} also holds what hwact did not write, and keeps it: {FolderMerge.Shown(kept)}");
        }
    }

    private void PointOutSaturation(ImmutableArray<ProvenKernel> kernels)
    {
        foreach (ProvenKernel kernel in kernels.Where(kernel => kernel.Error.SaturatesOften))
        {
            Console.Error.WriteLine($"hwact: note: {kernel.Specification.Name} saturates often: {ErrorWords.Saturated(kernel)}");
        }
    }

    private void WriteText(string path, ImmutableArray<ProvenKernel> kernels, WrittenDirectory written, ImmutableSortedDictionary<string, KernelChange> changes)
    {
        TextTable.Write(Console.Output, [.. kernels.Select(kernel => new[]
        {
            $"{path}/{kernel.Specification.Name}",
            kernel.Specification.Method.Name,
            $"{kernel.Kernel.RomBytes} B of tables{InC(kernel)}, {kernel.Kernel.WiredBits} wired bits",
            $"max {ErrorWords.Error} {Figure.AtMost(kernel.Error.LargestLsb)} LSB",
            $"{kernel.Error.MisroundedCodes} of {kernel.Error.Codes} misrounded{(kernel.Error.MisroundedTies == 0 ? "" : $" ({kernel.Error.MisroundedTies} ties)")}",
            $"{kernel.Error.SaturatedCodes} saturate",
            !written.Changed.Contains(kernel.Specification.Name, StringComparer.Ordinal) ? "unchanged"
                : changes.TryGetValue(kernel.Specification.Name, out KernelChange? change) ? $"written: {change.Words}" : "written",
        })]);
        WriteChoices(kernels);
    }

    private static string InC(ProvenKernel kernel) => CTarget.OtherTableBytes(kernel) is long bytes ? $" ({bytes} in C)" : "";

    // What a choice among methods went by, what it chose, and what else there was.
    private void WriteChoices(ImmutableArray<ProvenKernel> kernels)
    {
        foreach (ProvenKernel kernel in kernels.Where(kernel => kernel.Design.Comparison is not null))
        {
            Console.Output.WriteLine($"{kernel.Specification.Name}: {kernel.Design.Comparison}");
        }
    }

    private void WriteJson(string path, ImmutableArray<ProvenKernel> kernels, WrittenDirectory written, ImmutableSortedDictionary<string, KernelChange> changes) =>
        JsonOutput.Write(Console.Output, writer =>
        {
            writer.WriteString("directory", path);
            writer.WriteObjects("kernels", kernels, kernel =>
            {
                writer.WriteString("name", kernel.Specification.Name);
                writer.WriteString("method", kernel.Specification.Method.Name);
                if (kernel.Design.Comparison is string comparison)
                {
                    writer.WriteString("comparison", comparison);
                }

                writer.WriteNumber("rom_bits", kernel.Kernel.RomBits);
                writer.WriteNumber("rom_bytes", kernel.Kernel.RomBytes);
                if (CTarget.TableBytes(kernel) is long bytes)
                {
                    writer.WriteNumber("c_rom_bytes", bytes);
                }

                writer.WriteNumber("wired_bits", kernel.Kernel.WiredBits);
                writer.WriteBound("max_lsb", kernel.Error.LargestLsb);
                writer.WriteNumber("misrounded_codes", kernel.Error.MisroundedCodes);
                writer.WriteNumber("misrounded_ties", kernel.Error.MisroundedTies);
                writer.WriteNumber("saturated_codes", kernel.Error.SaturatedCodes);
                writer.WriteNumber("codes", kernel.Error.Codes);
                writer.WriteBoolean("written", written.Changed.Contains(kernel.Specification.Name, StringComparer.Ordinal));
                if (changes.TryGetValue(kernel.Specification.Name, out KernelChange? change))
                {
                    writer.WriteStartObject("replaced");
                    writer.WriteChange(change);
                    writer.WriteEndObject();
                }

                writer.WriteStartArray("kept");
                foreach (string kept in written.Kept.GetValueOrDefault(kernel.Specification.Name, []))
                {
                    writer.WriteStringValue(kept);
                }

                writer.WriteEndArray();
            });
        });
}
