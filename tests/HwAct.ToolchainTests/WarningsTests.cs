using HwAct.Targets;
using HwAct.Tests.Golden;

namespace HwAct.ToolchainTests;

/// <summary>The C of the catalog where int has 16 bits, and where the fastest integers have other widths than on the machine of the tests: no compiler warns.</summary>
public sealed class WarningsTests
{
    private static readonly string[] All = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-fsyntax-only"];

    [Theory]
    [InlineData("avr-gcc", "gcc-avr", "-mmcu=atmega2560", "-std=c99", "-Os")]
    [InlineData("avr-gcc", "gcc-avr", "-mmcu=atmega2560", "-x", "c++", "-std=c++11", "-Os")]
    [InlineData("gcc", "gcc", "-m32", "-std=c99", "-O2")]
    [InlineData("g++", "g++", "-m32", "-x", "c++", "-std=c++11", "-O2")]
    [InlineData("arm-none-eabi-gcc", "gcc-arm-none-eabi", "-mcpu=cortex-m0", "-ffreestanding", "-std=c99", "-Os")]
    [InlineData("riscv64-unknown-elf-gcc", "gcc-riscv64-unknown-elf", "-march=rv32im", "-mabi=ilp32", "-ffreestanding", "-std=c99", "-O2")]
    public void No_compiler_warns_of_the_catalog(string compiler, string package, params string[] options)
    {
        string[] sources = [.. Directory.GetFiles(Repository.Generated, "*.c", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.True(sources.Length > 40);
        ToolRun run = new ExternalTool(compiler, package).Run([.. options, .. All, .. sources], Repository.Root);
        Assert.True(run.IsSilent, run.Summary);
    }
}
