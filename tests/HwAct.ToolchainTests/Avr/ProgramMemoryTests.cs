using HwAct.Activations;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Avr;

/// <summary>On a part with 2 KB of RAM tables stay in program memory without a word, and elsewhere where the user says.</summary>
public sealed class ProgramMemoryTests
{
    private static readonly ExternalTool Gcc = new("avr-gcc", "gcc-avr");
    private static readonly ExternalTool Size = new("avr-size", "binutils-avr");

    private const string PlainReader = "-DHWACT_READ(type,table,index)=((table)[(index)])";

    [Theory]
    [InlineData(".progmem.data", "-std=c99")]
    [InlineData(".progmem1.data", "-std=gnu99", "-DHWACT_TABLE=__flash1", PlainReader)]
    [InlineData(".mine", "-std=c99", "-DHWACT_TABLE=__attribute__((section(\".mine\")))", PlainReader)]
    [InlineData(".rodata", "-std=c99", "-DHWACT_TABLE=", PlainReader)]
    [InlineData(".configured", "-std=c99", "-DHWACT_CONFIG=\"place.h\"")]
    public void Tables_live_where_they_are_put(string section, params string[] options)
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory);
        File.WriteAllText(Path.Combine(folder, "place.h"), "#define HWACT_TABLE __attribute__((section(\".configured\")))\n#define HWACT_READ(type, table, index) ((table)[(index)])\n");
        ToolRun run = Gcc.Run(["-mmcu=atmega2560", "-O1", "-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Werror", .. options, "-c", "k.c", "-o", "k.o"], folder);
        Assert.True(run.Succeeded, run.Summary);
        string[] sections = [.. Size.Run(["-A", "k.o"], folder).Output.Split('\n').Select(line => line.Split(' ')[0])
            .Where(name => name is not (".text" or ".data" or ".bss" or ".comment" or "" or "section" or "Total" or "k.o"))];
        Assert.StartsWith(section, Assert.Single(sections), StringComparison.Ordinal);
    }

    // The file beside the sketch, which is how one configures where nobody sees the command line.
    [Fact]
    public void A_file_beside_the_kernel_is_found_by_its_name()
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory);
        File.WriteAllText(Path.Combine(folder, "hwact_config.h"), "#error \"found\"\n");
        Assert.Contains("#error \"found\"", Gcc.Run(["-mmcu=atmega328p", "-c", "k.c"], folder).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-DHWACT_TABLE=PROGMEM")]
    [InlineData(PlainReader)]
    public void One_macro_without_the_other_is_an_error(string option)
    {
        using var directory = new OutputDirectory();
        ToolRun run = Gcc.Run(["-mmcu=atmega328p", "-c", option, "k.c"], Written(directory));
        Assert.False(run.Succeeded);
        Assert.Contains("HWACT_TABLE and HWACT_READ: define both or neither.", run.Error, StringComparison.Ordinal);
    }

    private static string Written(OutputDirectory directory)
    {
        ProvenKernel kernel = KernelChoice.Prove(new KernelSpecification(
            "k", new Gelu(), Quantization.Parse("int8:0.05"), Quantization.Parse("int8:0.05"), RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.Faithful));
        return Path.GetDirectoryName(directory.Write(new KernelEmitter(), kernel).PathOf("c/k.c"))!;
    }
}
