using System.CommandLine;
using HwAct.Generation;
using HwAct.Packages;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact package</c>: some kernels as a build system or registry expects a library.</summary>
internal sealed class PackageVerb : Verb
{
    private readonly Func<string?, IGenerator> generators;
    private readonly Argument<string> directory = PathArgument("DIR", "The directory that holds a folder for each kernel, or the folder of one.", "generated");
    private readonly Option<string[]> kernels = new("--kernel") { Description = "A kernel of the package; may be given more than once. All that have what the form is made of, C or for FuseSoC Verilog, where it is left out.", HelpName = "NAME" };
    private readonly Option<string> form = new("--for")
    {
        Description = $"The form: {string.Join("; ", EcosystemCatalog.All.Select(ecosystem => $"{ecosystem.Name}: {ecosystem.Summary}"))}.",
        HelpName = "FORM",
        Required = true,
    };

    private readonly Option<string?> name = new("--name") { Description = "Name of the library and of the header that includes all; that of the only kernel, or 'activations', where it is left out.", HelpName = "NAME" };
    private readonly Option<string> author = new("--author") { Description = "Who publishes it, where the form has a field for that.", HelpName = "NAME", DefaultValueFactory = _ => PackageRequest.DefaultAuthor };
    private readonly Option<string> url = new("--url") { Description = "Where it is published, where the form has a field for that.", HelpName = "URL", DefaultValueFactory = _ => "" };
    private readonly Option<string?> output = new("--directory", "-o") { Description = "The folder of the package; packages/FORM/NAME where it is left out.", HelpName = "DIR" };
    private readonly Option<bool> force = new("--force") { Description = "Write over what is in the way: another package, or files that hwact did not write." };
    private readonly Option<string?> templates = TemplatesOption();
    private readonly Option<bool> json = JsonSwitch();

    /// <summary>Creates the verb.</summary>
    public PackageVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "package",
            "Write kernels as a library for a build system or registry, proven again before.",
            "hwact package generated --kernel gelu_s8_table --kernel gelu_q3_12_exact --for cmake --name my_kernels",
            "hwact package generated --kernel gelu_s8_table --for arduino -o gelu_s8_table",
            "hwact package generated --kernel gelu_q3_12_exact --for fusesoc --name activations")
    {
        this.generators = generators;
        output.Validators.Add(RequireNotEmpty);
        AddAll(directory, kernels, form, name, output, author, url, force, templates, json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        Ecosystem ecosystem = EcosystemCatalog.Of(arguments.GetValue(form)!);
        IGenerator generator = generators(arguments.GetValue(templates));
        string[] chosen = arguments.GetValue(kernels) ?? [];
        var request = new PackageRequest(ecosystem, Proven(arguments.GetValue(directory)!, chosen, ecosystem), arguments.GetValue(name), arguments.GetValue(author)!, arguments.GetValue(url)!);
        ImmutableArray<Artifact> files = generator.Pack(request);
        string path = arguments.GetValue(output) ?? Path.Combine("packages", ecosystem.Name, request.Name);
        WrittenPackage written = Uninterrupted.Run(() => new PackageFolder(path).Write(request, files, arguments.GetValue(force)));
        if (!written.Kept.IsEmpty)
        {
            Console.Error.WriteLine($"hwact: note: {path} also holds what hwact did not write, and keeps it: {FolderMerge.Shown(written.Kept)}");
        }

        if (arguments.GetValue(json))
        {
            WriteJson(path, request, files, written);
        }
        else
        {
            string held = string.Join(", ", request.Kernels.Select(kernel => kernel.Specification.Name));
            TextTable.Write(Console.Output, [[path, $"{request.Name} for {ecosystem.Name}", held, written.IsChanged ? "written" : "unchanged"]]);
        }

        return ExitCode.Done;
    }

    // Each held to its proof: what was altered since is not given away.
    private ImmutableArray<ProvenKernel> Proven(string path, string[] chosen, Ecosystem form)
    {
        (OutputDirectory source, ImmutableArray<RecordedFolder> folders) = KernelsOnDisk.At(path, chosen);
        ImmutableArray<ProvenKernel> proven = [.. KernelsOnDisk.ProveUnaltered(Console, source, folders).Select(folder => folder.Kernel!)];
        ImmutableArray<ProvenKernel> printed = [.. proven.Where(kernel => chosen.Length > 0 || kernel.Specification.Targets.Contains(form.Target.Name))];
        return printed.IsEmpty ? throw new UsageException($"{source.Path}: no kernel there has {form.Language}; one that is generated with the target {form.Target.Name} is needed") : printed;
    }

    private void WriteJson(string path, PackageRequest request, ImmutableArray<Artifact> files, WrittenPackage written) => JsonOutput.Write(Console.Output, writer =>
    {
        writer.WriteString("directory", path);
        writer.WriteString("package", request.Name);
        writer.WriteString("for", request.Ecosystem.Name);
        writer.WriteString("state", written.IsChanged ? "written" : "unchanged");
        writer.WriteObjects("files", files, file =>
        {
            writer.WriteString("path", file.Path);
            writer.WriteString("sha256", file.Sha256);
        });
    });
}
