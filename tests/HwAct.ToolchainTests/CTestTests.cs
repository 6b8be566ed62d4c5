using HwAct.Choice;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

/// <summary>The test that users run on their own part says ok of what is right, and names any one code that is not.</summary>
public sealed class CTestTests
{
    private static readonly ExternalTool Gcc = new("gcc", "gcc");
    private static readonly ExternalTool Gxx = new("g++", "g++");
    private static readonly string[] Warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Werror"];

    // Stands where the kernel does: one code of one form is wrong, another one each time that the test is run.
    private const string Faulty = """
        #include "k.c"
        #include <stdio.h>
        static long wrong_at, wrong_form, calls;
        static OUT faulty(IN x) { return (OUT)(k(x) + (wrong_form == 0 && (long)x == wrong_at)); }
        static void faulty_array(const IN *in, OUT *out, size_t n) { size_t i; calls++; for (i = 0; i < n; i++) out[i] = (OUT)(k(in[i]) + (wrong_form == 1 && (long)in[i] == wrong_at)); }
        static char said[200]; static int at;
        #define HWACT_TEST_PUTCHAR(c) (said[at++] = (c))
        #define HWACT_TEST_NO_MAIN
        #define k faulty
        #define k_array faulty_array
        #include "k_test.c"
        #undef k
        int main(void) {
            for (wrong_form = 0; wrong_form < 2; wrong_form++) for (wrong_at = FIRST; wrong_at <= LAST; wrong_at += STRIDE) {
                char expected[200];
                at = 0;
                if (k_test() != 1) { printf("%ld passes\n", wrong_at); return 1; }
                said[at] = 0;
                sprintf(expected, "k: x %ld: expected %ld, got %ld%s\n", wrong_at, (long)k((IN)wrong_at), (long)(OUT)(k((IN)wrong_at) + 1), wrong_form ? " of the array form" : "");
                for (at = 0; said[at] == expected[at] && said[at]; at++) { }
                if (said[at] != expected[at]) { printf("%s instead of %s", said, expected); return 1; }
            }
            return calls > 0 ? 0 : 2;
        }
        """;

    [Theory]
    [InlineData("gelu", "int8:0.0313725", "int8:0.0162908:-118", "table", "int8_t", "int8_t", -128, 127, 1)]
    [InlineData("tanh", "uint8:0.05:128", "uint16:0.0001:9000", "interpolated-table", "uint8_t", "uint16_t", 0, 255, 1)]
    [InlineData("silu", "Q3.8", "int32:0.00001", "table", "int16_t", "int32_t", -32768, 32767, 3001)]
    [InlineData("softsign", "int16:0.001:5:-3000..3000:never", "int16:0.0001", "piecewise-polynomial", "int16_t", "int16_t", -3000, 3000, 97)]
    public void Any_one_wrong_code_of_either_form_is_named_with_what_was_expected(
        string activation, string input, string output, string method, string inputType, string outputType, int first, int last, int stride)
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory, activation, input, output, method);
        File.WriteAllText(Path.Combine(folder, "faulty.c"), Faulty);
        ToolRun run = Gcc.Run(["-std=c99", "-O1", $"-DIN={inputType}", $"-DOUT={outputType}", $"-DFIRST={first}", $"-DLAST={last}", $"-DSTRIDE={stride}", "faulty.c", "-o", "run"], folder);
        Assert.True(run.Succeeded, run.Summary);
        run = new ExternalTool(Path.Combine(folder, "run")).Run([], folder);
        Assert.True(run.Succeeded, run.Output);
    }

    [Fact]
    public void Where_there_is_no_library_it_needs_none_and_only_the_result_tells()
    {
        using var directory = new OutputDirectory();
        string folder = Written(directory, "gelu", "int8:0.0313725", "int8:0.0162908:-118", "table");
        ToolRun run = Gcc.Run(["-std=c99", "-O1", "-ffreestanding", .. Warnings, "-c", "k_test.c"], folder);
        Assert.True(run.Succeeded, run.Summary);
        string[] needed = [.. new ExternalTool("nm", "binutils").Run(["-u", "k_test.o"], folder).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())];
        Assert.Equal(["U k", "U k_array"], needed.Where(name => !name.Contains("GLOBAL_OFFSET", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("c99")]
    [InlineData("c++11")]
    public void Of_what_is_right_it_says_ok_also_of_pairs(string dialect)
    {
        using var directory = new OutputDirectory();
        foreach ((string activation, string? up) in new[] { ("gelu", null), ("geglu", "int8:0.02:3"), ("swiglu", "int16:0.001:-5") })
        {
            string folder = Written(directory, activation, "int8:0.03", "int16:0.0002:-5", "interpolated-table", up);
            string[] compiler = dialect == "c99" ? [] : ["-x", "c++"];
            ToolRun run = (compiler.Length == 0 ? Gcc : Gxx).Run([.. compiler, $"-std={dialect}", "-O1", "-fsanitize=undefined", .. Warnings, "k.c", "k_test.c", "-o", "run"], folder);
            Assert.True(run.Succeeded, run.Summary);
            run = new ExternalTool(Path.Combine(folder, "run")).Run([], folder);
            Assert.Equal((0, "ok\n", ""), (run.ExitCode, run.Output, run.Error));
        }
    }

    [Fact]
    public void Verify_runs_it()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Kernel(directory, "gelu", "int8:0.0313725", "int8:0.0162908:-118", "table", up: null);
        string test = disk.PathOf("c/k_test.c");
        File.WriteAllText(test, File.ReadAllText(test).Replace("0u, 0x", "0u, 1 + 0x", StringComparison.Ordinal).Replace("return 0;", "return 2;", StringComparison.Ordinal));
        using var work = new TemporaryDirectory();
        Assert.Contains(new CTarget().Check([disk], work.Path, progress: null), finding => finding.Model.Contains("test", StringComparison.Ordinal));
    }

    private static string Written(OutputDirectory directory, string activation, string input, string output, string method, string? up = null) =>
        Path.GetDirectoryName(Kernel(directory, activation, input, output, method, up).PathOf("c/k.c"))!;

    private static KernelOnDisk Kernel(OutputDirectory directory, string activation, string input, string output, string method, string? up)
    {
        KernelSpecification specification = new SpecificationReader().Read(
            $$"""
            { "kernels": [ { "name": "k", "activation": "{{activation}}", "input": "{{input}}", {{(up is null ? "" : $"\"up\": \"{up}\",")}}
              "output": "{{output}}", "method": "{{method}}", "targets": [{ "name": "c", "test": true }] } ] }
            """,
            "kernels.json").Single().Specification;
        ProvenKernel kernel = KernelChoice.Prove(specification);
        return directory.Write(new KernelEmitter(TemplateRenderer.Create(directory: null)), kernel);
    }
}
