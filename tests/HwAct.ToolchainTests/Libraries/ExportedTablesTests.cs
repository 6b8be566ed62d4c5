using System.Globalization;
using HwAct.Choice;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Libraries;

/// <summary>A user's own loop over an exported table gives the kernel's codes, in C and in C++, and on AVR the table stays in program memory.</summary>
public sealed class ExportedTablesTests
{
    private static readonly string[] Strict = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Wundef", "-Werror"];

    // What runtimes do with 513 nodes: 9 bits of address, 7 of fraction, rounded half up.
    private const string Nodes = """
        #include "k.h"
        #include <stdio.h>
        int main(void)
        {
            int32_t x;
            for (x = -32768; x <= 32767; x++) {
                const int32_t at = (x + 32768) / 128, left = HWACT_READ(int16_t, k_lut, at), right = HWACT_READ(int16_t, k_lut, at + 1);
                const int32_t twice = (right - left) * (x + 32768 - 128 * at) + 64 + 128 * 65536;
                printf("%d\n", (int)(left + twice / 128 - 65536));
            }
            return sizeof k_lut == 513u * sizeof(int16_t) ? 0 : 1;
        }

        """;

    private const string Codes = """
        #include "k.h"
        #include <stdio.h>
        int main(void)
        {
            int x;
            for (x = -128; x <= 127; x++) printf("%d\n", (int)HWACT_READ(int8_t, k_codes, (uint8_t)x));
            return sizeof k_codes == 256u ? 0 : 1;
        }

        """;

    [Theory]
    [InlineData("litert", "gcc", "-std=c99", "c")]
    [InlineData("litert", "g++", "-std=c++11", "cc")]
    [InlineData("table", "gcc", "-std=c99", "c")]
    [InlineData("table", "g++", "-std=c++11", "cc")]
    public void A_loop_of_ones_own_over_the_table_gives_every_code(string kind, string compiler, string standard, string extension)
    {
        using var directory = new OutputDirectory();
        ProvenKernel kernel = Kernel(kind, "exported");
        string folder = Written(directory, kernel);
        File.WriteAllText(Path.Combine(folder, "own." + extension), kind == "litert" ? Nodes : Codes);
        File.Move(Path.Combine(folder, "k.c"), Path.Combine(folder, "k_kernel." + extension));
        ToolRun run = new ExternalTool(compiler, compiler).Run([standard, "-O1", .. Strict, "own." + extension, "k_kernel." + extension, "-o", "own"], folder);
        Assert.True(run.IsSilent, run.Summary);
        run = new ExternalTool(Path.Combine(folder, "own")).Run([], folder);
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal(string.Concat(kernel.Vectors.SelectMany(part => part).Select(code => string.Create(CultureInfo.InvariantCulture, $"{code}\n"))), run.Output);
    }

    [Theory]
    [InlineData("exported", "R")]
    [InlineData("static", "r")]
    public void On_AVR_a_table_lies_in_program_memory_whoever_reads_it(string tables, string kind)
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory, Kernel("table", tables));
        ToolRun run = new ExternalTool("avr-gcc", "gcc-avr").Run(["-mmcu=atmega328p", "-std=c99", "-Os", "-Wall", "-Wextra", "-Werror", "-c", "k.c", "-o", "k.o"], folder);
        Assert.True(run.IsSilent, run.Summary);
        Assert.Contains($" {kind} k_codes", new ExternalTool("avr-nm", "binutils-avr").Run(["k.o"], folder).Output, StringComparison.Ordinal);
        Assert.Contains(".progmem.data", new ExternalTool("avr-size", "binutils-avr").Run(["-A", "k.o"], folder).Output, StringComparison.Ordinal);
    }

    private static ProvenKernel Kernel(string kind, string tables)
    {
        (string format, string method) = kind == "litert" ? ("Q3.12", "{ \"name\": \"interpolated-table\", \"layout\": \"litert\" }") : ("int8:0.05:3", "\"table\"");
        return KernelChoice.Prove(new SpecificationReader().Read(
            $$"""{ "kernels": [ { "name": "k", "activation": "gelu", "input": "{{format}}", "output": "{{format}}", "rounding": "half-away", "method": {{method}}, "targets": [{ "name": "c", "tables": "{{tables}}" }] } ] }""",
            "kernels.json").Single().Specification);
    }

    private static string Written(OutputDirectory directory, ProvenKernel kernel) =>
        Path.GetDirectoryName(directory.Write(new KernelEmitter(TemplateRenderer.Create(directory: null)), kernel).PathOf("c/k.c"))!;
}
