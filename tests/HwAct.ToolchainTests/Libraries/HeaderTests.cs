using HwAct.Targets;

namespace HwAct.ToolchainTests.Libraries;

/// <summary>The forms without a build system: an include folder with a header of all, and a single file.</summary>
public sealed class HeaderTests
{
    private static readonly string[] Strict = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Wundef", "-Werror"];

    [Theory]
    [InlineData("gcc", "-std=c99", "main.c")]
    [InlineData("g++", "-std=c++11", "main.cc")]
    public void One_folder_and_one_header_hold_all(string compiler, string standard, string main)
    {
        using var package = new TestPackage("c");
        string folder = package.Beside("use", (main, TestPackage.Program));
        Run(folder, compiler, [standard, .. Strict, "-I../three/include", main, "../three/src/first.c", "../three/src/second.c", "../three/src/third.c", "-o", "use"]);
    }

    // The code is in one unit of C or C++, another includes the declarations, twice.
    [Theory]
    [InlineData("gcc", "-std=c99", "c")]
    [InlineData("g++", "-std=c++11", "cc")]
    public void A_single_header_is_the_source_too(string compiler, string standard, string extension)
    {
        using var package = new TestPackage("single-header");
        string folder = package.Beside(
            "use",
            ($"main.{extension}", "#include \"three.h\"\n" + TestPackage.Program),
            ($"three.{extension}", "#include \"three.h\"\n#define THREE_IMPLEMENTATION\n#include \"three.h\"\n#include \"three.h\"\n"));
        Assert.Equal(["hwact-package.json", "three.h"], Directory.GetFiles(package.Path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Run(folder, compiler, [standard, .. Strict, "-I../three", $"main.{extension}", $"three.{extension}", "-o", "use"]);
    }

    // What is the same width on every compiler of the tests is missing where its limit is.
    [Fact]
    public void A_compiler_without_integers_of_the_widths_is_refused()
    {
        using var package = new TestPackage("c");
        foreach (string header in Directory.GetFiles(Path.Combine(package.Path, "include"), "*.h").Where(file => Path.GetFileName(file) != "three.h"))
        {
            string storage = File.ReadAllText(header).Contains("uint8_t", StringComparison.Ordinal) ? "UINT8_MAX" : "INT8_MAX";
            string folder = package.Beside("use", ("main.c", $"#include <stdint.h>\n#undef {storage}\n#include \"{Path.GetFileName(header)}\"\n"));
            ToolRun run = new ExternalTool("gcc", "gcc").Run(["-std=c99", "-fsyntax-only", "-I../three/include", "main.c"], folder);
            Assert.False(run.Succeeded);
            Assert.Contains($"{Path.GetFileNameWithoutExtension(header)}: codes and tables need integers of exactly ", run.Error, StringComparison.Ordinal);
        }
    }

    private static void Run(string folder, string compiler, string[] arguments)
    {
        ToolRun run = new ExternalTool(compiler, compiler).Run(arguments, folder);
        Assert.True(run.IsSilent, run.Summary);
        Assert.Equal(TestPackage.Expected, new ExternalTool(Path.Combine(folder, "use")).Run([], folder).Output);
    }
}
