using System.Collections.Immutable;
using System.Globalization;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Reports;
using HwAct.Tests.Specifications;
using HwAct.Verification;

namespace HwAct.Tests.Targets;

/// <summary>A target is one folder, one declaration, and a line in each list: a toy goes all the way from a specification to a check.</summary>
public sealed class TargetSeamTests
{
    private static readonly ImmutableArray<TargetDeclaration> Declared = [.. TargetDeclarations.All, ToyTarget.Toy];

    private static readonly ImmutableArray<ITarget> Targets = [.. TargetCatalog.All, new ToyTarget()];

    [Fact]
    public void Every_declared_target_is_in_the_catalog() =>
        Assert.Equal(TargetDeclarations.All, TargetCatalog.All.Select(target => target.Declaration));

    [Fact]
    public void Every_file_of_a_target_lies_in_a_folder_of_its_name()
    {
        var emitter = new KernelEmitter();
        foreach (ITarget target in TargetCatalog.All.Where(target => target.Declaration.IsDefault))
        {
            string[] paths = [.. emitter.Emit(ReportedKernels.Table, target).Select(artifact => artifact.Path)];
            Assert.All(paths, path => Assert.StartsWith(target.Declaration.Name + "/", path, StringComparison.Ordinal));
            Assert.True(target.Link(ReportedKernels.Table.Kernel) is not (_, string link) || paths.Contains(link));
        }
    }

    [Fact]
    public void A_new_target_is_read_written_and_checked()
    {
        ProvenKernel kernel = Prove("""["toy", "rom"]""");
        using var directory = new TemporaryDirectory();
        foreach (Artifact artifact in new KernelEmitter(TemplateRenderer.Create(directory: null), Targets).Emit(kernel))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(directory.Of(artifact.Path))!);
            File.WriteAllText(directory.Of(artifact.Path), artifact.Text);
        }

        Assert.Equal(
            ["rom/k_codes.coe", "rom/k_codes.hex", "rom/k_codes.mem", "rom/k_codes.mif", "toy/k.txt"], directory.Snapshot().Keys);
        Assert.Empty(Verify(kernel, directory.Path));

        string[] lines = File.ReadAllLines(directory.Of("toy", "k.txt"));
        File.WriteAllLines(directory.Of("toy", "k.txt"), [.. lines[..200], "99", .. lines[201..]]);
        Finding finding = Assert.Single(Verify(kernel, directory.Path));
        Assert.Equal(("k", "toy", "99"), (finding.Kernel, finding.Model, finding.Mismatch?.Actual));

        File.Delete(directory.Of("toy", "k.txt"));
        Assert.Equal(["toy/k.txt"], new RequiredFiles(Targets).Of(kernel).Where(file => file.Contains('/') && !File.Exists(directory.Of(file))));
    }

    [Fact]
    public void Options_reach_the_emitter()
    {
        var emitter = new KernelEmitter(TemplateRenderer.Create(directory: null), Targets);
        string[] decimals = Lines("""["toy"]""");
        Assert.Contains("-3", decimals);
        Assert.Equal(
            decimals.Select(line => long.Parse(line, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture)),
            Lines("""[{ "name": "toy", "base": "hex" }]"""));

        string[] Lines(string targets) => Assert.Single(emitter.Emit(Prove(targets))).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Its_words_can_name_no_port_no_step_and_no_kernel()
    {
        var builder = new KernelBuilder();
        Step step = builder.Add("begone", builder.Input("x", new IntegerType(signed: true, 4)), 1);
        KernelProgram kernel = builder.Build("k", step, new Port("y", new IntegerType(signed: true, 5)));
        GeneratedNames.RequireFree(kernel, TargetCatalog.All.Select(target => target.Declaration.Reserved));
        KernelException exception = Assert.Throws<KernelException>(() => GeneratedNames.RequireFree(kernel, Targets.Select(target => target.Declaration.Reserved)));
        Assert.Contains("'begone' cannot be a name in generated code, it is a word of the toy language", exception.Message, StringComparison.Ordinal);
        Assert.Null(KernelName.ReasonAgainst("begone"));
        Assert.Equal("'begone' is a word of the toy language; another name is needed", KernelName.ReasonAgainst("begone", Declared));
    }

    [Theory]
    [InlineData("int", "it is a keyword or a predefined word of C or C++")]
    [InlineData("sum_t", "it is a name that C keeps for types")]
    [InlineData("endmodule", "it is a keyword of Verilog or SystemVerilog")]
    [InlineData("unused", "it is a name that generated code derives from another")]
    [InlineData("x_wide", "it is a name that generated code derives from another")]
    [InlineData("curve_at", "it is a name that generated code derives from another")]
    public void A_name_that_a_target_takes_can_name_no_step(string name, string reason)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: false, 2));
        Step entry = builder.Lookup("value", new Table("curve", [0, 1, 2, 3], ""), x);
        KernelProgram kernel = builder.Build("k", builder.Add(name, entry, x), new Port("y", new IntegerType(signed: false, 3)));
        KernelException exception = Assert.Throws<KernelException>(() => GeneratedNames.RequireFree(kernel, Declared.Select(target => target.Reserved)));
        Assert.Contains($"'{name}' cannot be a name in generated code, {reason}", exception.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Verify(ProvenKernel kernel, string directory) =>
        new Verifier(Targets).Verify([new KernelOnDisk(kernel, directory)], progress: null);

    private static ProvenKernel Prove(string targets)
    {
        var reader = new SpecificationReader(Declared);
        KernelSpecification specification = Assert.Single(reader.Read(Specify.OneKernel("targets: " + targets), "k.json")).Specification;
        return KernelChoice.Prove(specification);
    }
}
