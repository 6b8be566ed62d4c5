using System.Text.RegularExpressions;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.ToolchainTests.Forms;

namespace HwAct.ToolchainTests.Avr;

/// <summary>Where small code is asked for, an AVR climbs a staircase by its carry.</summary>
public sealed partial class CarriedStepsTests
{
    private const string Part = "atmega1284p";

    private const string Put = """
        #define main run
        #include <avr/interrupt.h>
        #include <avr/io.h>
        #include <avr/sleep.h>
        #include <stddef.h>
        #include <stdint.h>
        static void put(const char *text)
        {
            UCSR0B = 1 << TXEN0;
            for (; *text; text++) { while (!(UCSR0A & (1 << UDRE0))) { } UDR0 = (uint8_t)*text; }
        }

        """;

    private const string Main = "#undef main\nint main(void)\n{\n    run();\n    cli();\n    sleep_mode();\n    return 0;\n}\n";

    private static readonly ExternalTool Gcc = new("avr-gcc", "gcc-avr");
    private static readonly ExternalTool Size = new("avr-size", "binutils-avr");
    private static readonly ExternalTool Simavr = new("simavr", "simavr");

    private static readonly string[] Strict = [$"-mmcu={Part}", "-std=gnu99", "-ffreestanding", "-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Werror"];

    // Steps of one and of more, levels that begin and end at 0 and elsewhere, added and taken away, and positions of every kind.
    private static readonly KernelProgram[] Kernels =
    [
        Steps("gelu", new Gelu(), "Q3.4", "Q3.4", 0.5),
        Steps("gelu_moved", new Gelu(), "int8:0.0625:3", "int8:0.0625:-5", 0.5),
        Steps("gelu_above", new Gelu(), "UQ4.4", "UQ4.4", 0.5),
        Steps("elu", new Elu(), "Q3.4", "Q3.4", 1),
        Steps("sigmoid", new Sigmoid(), "Q3.4", "Q3.4", 0.5),
        Steps("softplus", new Softplus(), "Q3.4", "Q3.4", 0.5),
        Steps("tanh_narrow", new Tanh(), "int6:0.1", "int4:0.125", 0.5),
    ];

    [Fact]
    public void Every_code_is_right_and_nothing_else_is_touched()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = [.. Kernels.Select(kernel => Written(directory, kernel))];
        Assert.All(disks, disk => Assert.Contains("cpi r25", Assembly(disk), StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(directory.Root, "main.c"), Put + ArrayProgram.Write(disks, "") + Main);
        ToolRun run = Gcc.Run([.. Strict, "-Os", "main.c", "-o", "main.elf"], directory.Root);
        Assert.True(run.Succeeded, run.Summary);
        run = Simavr.Run(["-m", Part, "-f", "16000000", "main.elf"], directory.Root, TimeSpan.FromMinutes(2));
        Assert.Equal(Kernels.Select(ArrayProgram.Expected), Line().Matches(run.Output + run.Error).Select(match => match.Groups["line"].Value));
    }

    // Beside what is called from the loop, which saves what it holds.
    [Theory]
    [InlineData(0, 80)]
    [InlineData(2, 66)]
    [InlineData(3, 106)]
    [InlineData(5, 100)]
    public void Both_functions_are_small(int kernel, int most)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Written(directory, Kernels[kernel]);
        int carried = Text(disk);
        Assert.InRange(carried, 40, most);
        Assert.InRange(Text(disk, "-DHWACT_PORTABLE_ONLY"), carried * 5 / 4, 200);
    }

    [Theory]
    [InlineData("-O2")]
    [InlineData("-Os", "-DHWACT_PORTABLE_ONLY")]
    public void Where_it_is_not_asked_for_the_compiler_compares(params string[] options)
    {
        using var directory = new OutputDirectory();
        Assert.DoesNotContain("_steps", Assembly(Written(directory, Kernels[0]), options), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_one_of_the_forms()
    {
        Artifact[] files = [.. new KernelEmitter().Emit(TestKernels.WithForms(Kernels[0], [VectorUnit.Helium]))];
        Assert.DoesNotContain("__zero_reg__", files.Single(file => file.Path == CTarget.SourcePath(Kernels[0])).Text, StringComparison.Ordinal);
    }

    private static KernelProgram Steps(string name, Activation activation, string input, string output, double bound) => KernelChoice.Prove(new KernelSpecification(
        name, activation, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, new MethodChoice("threshold"), ErrorBound.AtMost(bound))).Kernel;

    private static KernelOnDisk Written(OutputDirectory directory, KernelProgram kernel)
    {
        ProvenActivation proven = TestKernels.WithForms(kernel, [VectorUnit.Avr]);
        return directory.Write([.. new KernelEmitter().Emit(proven, TargetCatalog.All.Single(target => target is CTarget))], proven);
    }

    private static string Assembly(KernelOnDisk disk, params string[] options) => Compiled(disk, [.. options.Length == 0 ? ["-Os"] : options, "-S", "-o", "-"]).Output;

    private static int Text(KernelOnDisk disk, params string[] options)
    {
        Compiled(disk, ["-Os", .. options, "-c", "-o", "k.o"]);
        return int.Parse(Size.Run(["k.o"], disk.Directory).Output.Split('\n')[1].Split('\t')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static ToolRun Compiled(KernelOnDisk disk, string[] options)
    {
        ToolRun run = Gcc.Run([.. Strict, .. options, disk.PathOf(CTarget.SourcePath(disk.Kernel.Kernel))], disk.Directory);
        Assert.True(run.Succeeded, run.Summary);
        return run;
    }

    // Simavr colors what the serial port sends.
    [GeneratedRegex("(\\x1b\\[[0-9]*m|\\b)(?<line>[a-z][a-z0-9_]* [0-9a-f]{8} [0-9a-f]{4})\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Line();
}
