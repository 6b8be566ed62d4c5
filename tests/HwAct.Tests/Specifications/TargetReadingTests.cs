using System.Collections.Immutable;
using HwAct.Specifications;
using HwAct.Tests.Targets;

namespace HwAct.Tests.Specifications;

/// <summary>What a specification says of its targets, in a file and on the command line.</summary>
public sealed class TargetReadingTests
{
    private static readonly ImmutableArray<TargetDeclaration> Declared = [.. TargetDeclarations.All, ToyTarget.Toy];

    private static readonly SpecificationReader Reader = new(Declared);

    [Theory]
    [InlineData("\"c\"", ": an array of targets such as [\"c\", \"verilog\", \"rom\", \"project\", \"vhdl\", \"toy\"] is needed, not the string 'c'")]
    [InlineData("{}", ": an array of targets such as")]
    [InlineData("[]", ": the array is empty; at least one target is needed")]
    [InlineData("[3]", "[0]: the name of a target, or an object that has it as its \"name\", is needed, not the number 3")]
    [InlineData("[null]", "[0]: the name of a target, or an object that has it as its \"name\", is needed, not null")]
    [InlineData("[[\"c\"]]", "[0]: the name of a target, or an object that has it as its \"name\", is needed, not an array")]
    [InlineData("[\"c\", \"verilgo\"]", "[1]: no target is named 'verilgo'; did you mean 'verilog'?")]
    [InlineData("[\"\"]", "[0]: no target is named ''; there is c, verilog, rom, project, vhdl, toy")]
    [InlineData("[{}]", "[0].name: is missing; the name of a target is needed")]
    [InlineData("[{ \"name\": 3 }]", "[0].name: the name of a target is needed, not the number 3")]
    [InlineData("[\"c\", { \"name\": \"c\" }]", "[1]: 'c' is there twice; once is needed")]
    [InlineData("[{ \"name\": \"c\", \"indent\": 4 }]", "[0].indent: there is no such member; there is name, test, misra, forms, tables")]
    [InlineData("[{ \"name\": \"c\", \"forms\": [\"mmx\"] }]", "[0].forms[0]: 'mmx' is no word of 'forms'; there is helium, neon, avx512, avx2, sse41, word, dsp")]
    [InlineData("[{ \"name\": \"c\", \"tables\": \"extern\" }]", "[0].tables: 'tables' is one of static, exported, not 'extern'")]
    [InlineData("[{ \"name\": \"c\", \"tables\": true }]", "[0].tables: a number or a word is needed, not true")]
    [InlineData("[{ \"name\": \"toy\", \"bas\": \"hex\" }]", "[0].bas: there is no such member; did you mean 'base'?")]
    [InlineData("[{ \"name\": \"toy\", \"base\": \"hax\" }]", "[0].base: 'base' is one of decimal, hex, not 'hax'")]
    [InlineData("[{ \"name\": \"toy\", \"base\": 16 }]", "[0].base: 'base' is one of decimal, hex, not '16'")]
    [InlineData("[{ \"name\": \"toy\", \"base\": [] }]", "[0].base: a number or a word is needed, not an array")]
    [InlineData("[{ \"name\": \"toy\", \"columns\": 17 }]", "[0].columns: 'columns' is a whole number from 1 to 16, not '17'")]
    [InlineData("[{ \"name\": \"toy\", \"columns\": 1.5 }]", "[0].columns: 'columns' is a whole number from 1 to 16, not '1.5'")]
    [InlineData("[{ \"name\": \"toy\", \"columns\": \"4\" }]", "[0].columns: 'columns' is a whole number from 1 to 16, not '4'")]
    [InlineData("[{ \"name\": \"toy\", \"gain\": 2.5 }]", "[0].gain: 'gain' is a number from 0 to 2, not '2.5'")]
    [InlineData("[\"c\", \"project\"]", "[1]: 'project' is about the files of 'verilog', which is not asked for; both are needed")]
    [InlineData("[\"verilog\", { \"name\": \"project\", \"files\": [] }]", "[1].files: the array is empty; a list of fusesoc, yosys, nextpnr, vivado, quartus, template, each once is needed")]
    [InlineData("[\"verilog\", { \"name\": \"project\", \"files\": [\"none\"] }]", "[1].files[0]: 'none' is no word of 'files'; there is fusesoc,")]
    [InlineData("[{ \"name\": \"verilog\", \"axi_stream\": \"yes\" }]", "[0].axi_stream: 'axi_stream' is one of false, true, not 'yes'")]
    [InlineData("[{ \"name\": \"verilog\", \"axi_stream\": 1 }]", "[0].axi_stream: 'axi_stream' is one of false, true, not '1'")]
    [InlineData("[{ \"name\": \"toy\", \"base\": true }]", "[0].base: a number or a word is needed, not true")]
    [InlineData("[{ \"name\": \"rom\", \"images\": 3 }]", "[0].images: a list of amd_mif, lattice_mem, quartus_hex, mi, bin, each once, or none is needed, not the number 3")]
    [InlineData("[{ \"name\": \"rom\", \"images\": [\"bin\", \"amd_mi\"] }]", "[0].images[1]: 'amd_mi' is no word of 'images'; did you mean 'amd_mif'?")]
    [InlineData("[{ \"name\": \"rom\", \"images\": \"bin,mi\" }]", "[0].images: 'bin,mi' is no word of 'images'; there is amd_mif,")]
    [InlineData("[{ \"name\": \"rom\", \"images\": [\"bin\", \"bin\"] }]", "[0].images[1]: 'bin' is there twice; once is needed")]
    [InlineData("[{ \"name\": \"rom\", \"images\": [\"none\"] }]", "[0].images[0]: 'none' is no word of 'images'; ")]
    [InlineData("[{ \"name\": \"rom\", \"images\": [7] }]", "[0].images[0]: one of amd_mif, lattice_mem, quartus_hex, mi, bin is needed, not the number 7")]
    public void Targets_that_cannot_be_used_are_named_with_what_would_be_right(string targets, string message) => Assert.StartsWith(
        "kernels.json:8: kernels[0].targets" + message,
        Assert.Throws<SpecificationException>(() => Read(targets)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[\"rom\", \"c\"]", "c, rom")]
    [InlineData("[{ \"name\": \"toy\" }]", "toy")]
    [InlineData("[{ \"name\": \"toy\", \"base\": null }]", "toy")]
    [InlineData("[{ \"name\": \"toy\", \"base\": \"decimal\", \"columns\": 4, \"gain\": 0.5 }]", "toy toy.columns=4 toy.gain=0.5")]
    [InlineData("[\"c\", \"verilog\", \"rom\"]", "c, verilog, rom")]
    [InlineData("null", "c, verilog, rom")]
    [InlineData("[{ \"name\": \"rom\", \"images\": [\"bin\", \"amd_mif\"] }]", "rom rom.images=amd_mif,bin")]
    [InlineData("[{ \"name\": \"rom\", \"images\": \"mi\" }]", "rom rom.images=mi")]
    [InlineData("[{ \"name\": \"verilog\", \"axi_stream\": true }]", "verilog verilog.axi_stream=true")]
    [InlineData("[{ \"name\": \"verilog\", \"axi_stream\": \"true\" }]", "verilog verilog.axi_stream=true")]
    [InlineData("[\"c\", { \"name\": \"verilog\", \"axi_stream\": false }, \"rom\"]", "c, verilog, rom")]
    [InlineData("[{ \"name\": \"c\", \"tables\": \"exported\" }]", "c c.tables=exported")]
    [InlineData("[{ \"name\": \"c\", \"tables\": \"static\" }, \"verilog\", \"rom\"]", "c, verilog, rom")]
    [InlineData("[\"project\", \"verilog\"]", "verilog, project")]
    [InlineData("[\"verilog\", { \"name\": \"project\", \"files\": [\"template\", \"yosys\"] }]", "verilog, project project.files=yosys,template")]
    [InlineData("[\"verilog\", { \"name\": \"project\", \"files\": [\"template\", \"quartus\", \"vivado\", \"nextpnr\", \"yosys\", \"fusesoc\"] }]", "verilog, project")]
    [InlineData("[\"c\", \"verilog\", { \"name\": \"rom\", \"images\": [] }]", "c, verilog, rom")]
    [InlineData("[\"c\", \"verilog\", { \"name\": \"rom\", \"images\": \"none\" }]", "c, verilog, rom")]
    public void Targets_come_in_one_order_without_what_goes_without_saying(string targets, string read)
    {
        KernelSpecification specification = Read(targets);
        Assert.Equal(read, specification.Targets.ToString());
        KernelSpecification again = Assert.Single(Reader.Read($"{{ \"kernels\": [{SpecificationWriter.ToJson(specification)}] }}", "again")).Specification;
        Assert.Equal(specification.Targets, again.Targets);
        bool isDefault = read == "c, verilog, rom";
        Assert.Equal(isDefault, !SpecificationWriter.ToJson(specification).Contains("targets", StringComparison.Ordinal));
        Assert.Equal(isDefault, !GenerateCommand.Of(specification).Contains("--target", StringComparison.Ordinal));
    }

    [Fact]
    public void The_command_in_headers_names_targets_and_options_as_the_command_line_reads_them()
    {
        KernelSpecification specification = Read("[\"c\", { \"name\": \"toy\", \"columns\": 4, \"base\": \"hex\" }]");
        Assert.Contains("--target c,toy --set toy.base=hex --set toy.columns=4", GenerateCommand.Of(specification), StringComparison.Ordinal);
        Assert.Equal(specification.Targets, ReadOptions("c,toy", "toy.columns=4", "toy.base=hex").Targets);
        KernelSpecification images = Read("[{ \"name\": \"rom\", \"images\": [\"bin\", \"mi\"] }]");
        Assert.Contains("--target rom --set rom.images=mi,bin", GenerateCommand.Of(images), StringComparison.Ordinal);
        Assert.Equal(images.Targets, ReadOptions("rom", "rom.images=bin,mi").Targets);
    }

    [Theory]
    [InlineData("c,roam", "--target: no target is named 'roam'; did you mean 'rom'?")]
    [InlineData("c,c", "--target: 'c' is there twice; once is needed")]
    [InlineData("c,", "--target: no target is named ''; there is c, verilog, rom, project, vhdl, toy")]
    [InlineData("toy", "--set toy.colums: there is no such member; did you mean 'columns'?", "toy.colums=4")]
    [InlineData("toy", "--set toy.columns: 'columns' is a whole number from 1 to 16, not '17'", "toy.columns=17")]
    [InlineData("toy", "--set toy.columns: is set twice; once is needed", "toy.columns=4", "toy.columns=5")]
    [InlineData("c", "--set toy.columns: no target named 'toy' is asked for; there is c", "toy.columns=4")]
    [InlineData(null, "--set toy.columns: no target named 'toy' is asked for; there is c, verilog, rom", "toy.columns=4")]
    [InlineData(null, "--set veriog.rom: no target named 'veriog' is asked for; did you mean 'verilog'?", "veriog.rom=block")]
    [InlineData("rom", "--set rom.images: 'bni' is no word of 'images'; did you mean 'bin'?", "rom.images=mi,bni")]
    [InlineData("rom", "--set rom.images: '' is no word of 'images'; ", "rom.images=mi,")]
    [InlineData(null, "--set c.indent: there is no such member; there is name, test, misra, forms, tables", "c.indent=4")]
    public void A_command_line_is_answered_by_the_option(string? targets, string message, params string[] settings) =>
        Assert.StartsWith(message, Assert.Throws<SpecificationException>(() => ReadOptions(targets, settings)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_command_line_may_choose_others_than_a_file_says_and_keeps_the_options_of_those_that_stay()
    {
        string file = Specify.OneKernel("targets: [\"c\", { \"name\": \"toy\", \"columns\": 4 }]");
        var reader = new SpecificationReader(Declared) { ChosenTargets = ["toy", "rom"] };
        Assert.Equal("rom, toy toy.columns=4", Assert.Single(reader.Read(file, "k")).Specification.Targets.ToString());
        Assert.Equal("--target: 'c' is there twice; once is needed", Message(["c", "c"], file));
        Assert.StartsWith("k:8: kernels[0].targets: the array is empty", Message(["c"], Specify.OneKernel("targets: []")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_that_exists_is_valid()
    {
        Assert.Throws<ArgumentException>(() => new TargetSelection([], Declared));
        Assert.Throws<ArgumentException>(() => new TargetSelection([new TargetChoice("c"), new TargetChoice("c")], Declared));
        Assert.Throws<ArgumentException>(() => new TargetSelection([new TargetChoice("rust")], Declared));
        Assert.Throws<ArgumentException>(() => new TargetSelection([new TargetChoice("project"), new TargetChoice("c")], Declared));
        Assert.Throws<ArgumentException>(() => Selection("colums", ParameterValue.Of(1)));
        Assert.Throws<ArgumentException>(() => Selection("columns", ParameterValue.Of(17)));
        Assert.Equal("toy", Selection("columns", ParameterValue.Of(1)).ToString());

        static TargetSelection Selection(string option, ParameterValue value) =>
            new([new TargetChoice("toy") is var toy ? toy with { Options = toy.Options.Add(option, value) } : null!], Declared);
    }

    [Fact]
    public void An_option_has_a_default_that_it_allows()
    {
        Assert.Throws<ArgumentException>(() => new WholeParameter("o", "", 0, 1, usual: 2));
        Assert.Throws<ArgumentException>(() => new RealParameter("o", "", 0, 1, usual: double.NaN));
    }

    private static KernelSpecification Read(string targets) =>
        Assert.Single(Reader.Read(Specify.OneKernel("targets: " + targets), "kernels.json")).Specification;

    private static KernelSpecification ReadOptions(string? targets, params string[] settings)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["activation"] = "gelu",
            ["input"] = "Q3.4",
            ["output"] = "Q3.4",
            ["method"] = "table",
        };
        if (targets is not null)
        {
            options["target"] = targets;
        }

        return Reader.ReadOptions(options, [.. settings.Select(setting => KeyValuePair.Create(setting.Split('=')[0], setting.Split('=')[1]))]).Specification;
    }

    private static string Message(ImmutableArray<string> chosen, string file) => Assert.Throws<SpecificationException>(
        () => new SpecificationReader(Declared) { ChosenTargets = chosen }.Read(file, "k")).Message;
}
