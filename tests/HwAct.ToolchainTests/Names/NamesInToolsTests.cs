using System.Text.RegularExpressions;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Specifications;

namespace HwAct.ToolchainTests.Names;

/// <summary>What a kernel may be named is what the tools take as a name: every name that is free compiles, every reserved word is one to a tool.</summary>
public sealed partial class NamesInToolsTests : IDisposable
{
    // What kernels include, and what the harness includes beside them.
    private const string Harness = "#include <stddef.h>\n#include <stdint.h>\n#include <inttypes.h>\n#include <stdio.h>\n#include <stdlib.h>\n";

    private static readonly ExternalTool Gcc = new("gcc", "gcc");
    private static readonly ExternalTool Gxx = new("g++", "g++");
    private static readonly ExternalTool Iverilog = new("iverilog", "iverilog");
    private static readonly ExternalTool Verilator = new("verilator", "verilator");
    private static readonly ExternalTool Yosys = new("yosys", "yosys");

    // Words that only a standard keeps, or only other compilers, or only in places: no tool here refuses them as the name of a function.
    private static readonly string[] OnlyByStandard = ["final", "import", "module", "override", "typeof_unqual", "imaginary", "_Imaginary", "_BitInt", "fortran", "i386"];

    private readonly string folder = Directory.CreateTempSubdirectory("hwact-names-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("gcc", "c", "c99")]
    [InlineData("gcc", "c", "c17")]
    [InlineData("gcc", "c", "gnu2x")]
    [InlineData("g++", "c++", "c++11")]
    [InlineData("g++", "c++", "gnu++23")]
    public void Every_free_name_is_one_in_C(string compiler, string language, string dialect)
    {
        string[] names = Free();
        string declarations = string.Concat(names.Select((name, i) => $"#line {i + 1} \"names\"\nint8_t {name}(int8_t x);\n#line {i + 1} \"names\"\nint8_t {name}(int8_t x) {{ return x; }}\n"));
        File.WriteAllText(Path.Combine(folder, "names.c"), Harness + (language == "c++" ? $"extern \"C\" {{\n{declarations}}}\n" : declarations));
        ToolRun run = (compiler == "gcc" ? Gcc : Gxx).Run(
            ["-x", language, $"-std={dialect}", "-fsyntax-only", "-fmax-errors=0", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror", "names.c"], folder);
        string refused = string.Join(' ', ErrorLine().Matches(run.Error).Select(match => names[int.Parse(match.Groups["line"].Value) - 1]).Distinct(StringComparer.Ordinal));
        Assert.True(run.Succeeded, $"{refused}\n{run.Summary}");
        Assert.InRange(names.Length, 2_000, 8_000);
    }

    [Theory]
    [InlineData("-g2001")]
    [InlineData("-g2005")]
    [InlineData("-g2012")]
    public void Every_free_name_is_one_in_Icarus(string dialect)
    {
        WriteModules();
        ToolRun run = Iverilog.Run([dialect, "-t", "null", "names.v"], folder);
        Assert.True(run.Succeeded && run.Error.Length == 0, run.Summary);
    }

    [Fact]
    public void Every_free_name_is_one_in_Verilator()
    {
        WriteModules();
        ToolRun run = Verilator.Run(["--lint-only", "-Wall", "-Wno-MULTITOP", "-Wno-DECLFILENAME", "names.v"], folder);
        Assert.True(run.Succeeded && run.Error.Length == 0, run.Summary);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -sv")]
    public void Every_free_name_is_one_in_Yosys(string dialect)
    {
        WriteModules();
        ToolRun run = Yosys.Run(["-q", "-p", $"read_verilog{dialect} names.v"], folder);
        Assert.True(run.Succeeded, run.Summary);
    }

    // The other way around: nothing is refused that a tool would take, but for the few words that only a standard keeps.
    [Fact]
    public void Every_keyword_is_one_to_a_compiler()
    {
        string[] words = [.. Standard("C").Concat(Listed("c-keywords")).Distinct(StringComparer.Ordinal).Except(OnlyByStandard, StringComparer.Ordinal)];
        Parallel.ForEach(words, word =>
        {
            string declaration = $"signed char {word}(signed char x);\n";
            bool refused = IsRefused(Gcc, "c", "gnu2x", word, declaration) || IsRefused(Gxx, "c++", "gnu++23", word, declaration) || IsRefused(Gcc, "c", "gnu17", word, declaration)
                || IsRefused(Gcc, "c", "gnu17", word, "#include <assert.h>\n#include <complex.h>\n#include <errno.h>\n#include <stddef.h>\n#include <stdnoreturn.h>\n" + declaration);
            Assert.True(refused, $"'{word}' is a name to gcc and to g++");
        });
    }

    [Fact]
    public void Every_keyword_is_one_to_a_simulator()
    {
        Parallel.ForEach(Standard("IEEE 1364").Concat(Standard("IEEE 1800")), word =>
        {
            string file = $"{word}.v";
            File.WriteAllText(Path.Combine(folder, file), $"module {word} (input x, output y);\n  assign y = x;\nendmodule\n");
            bool refused = !Verilator.Run(["--lint-only", file], folder).Succeeded || !Iverilog.Run(["-g2012", "-t", "null", file], folder).Succeeded;
            Assert.True(refused, $"'{word}' is a name to verilator and iverilog");
        });
    }

    private static string[] Standard(string language) =>
        [.. StandardWords.All.Where(edition => edition.Edition.StartsWith(language, StringComparison.Ordinal)).SelectMany(edition => edition.Words.Split(' ')).Distinct(StringComparer.Ordinal)];

    // The lists of the product, and those that are written down for the tests.
    private static IEnumerable<string> Listed(string list) => EmbeddedText.Read($"Words/{list}.txt").Split('\n')
        .Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private bool IsRefused(ExternalTool compiler, string language, string dialect, string word, string source)
    {
        string file = $"{word}_{dialect.Replace('+', 'p')}.c";
        File.WriteAllText(Path.Combine(folder, file), source);
        return !compiler.Run(["-x", language, $"-std={dialect}", "-fsyntax-only", "-Werror", file], folder).Succeeded;
    }

    // Every identifier that the tools' own headers speak of, and every word that is reserved anywhere, in three cases: what of it is free.
    private string[] Free()
    {
        File.WriteAllText(Path.Combine(folder, "headers.c"), Harness + string.Concat(
            ((string[])["assert", "complex", "ctype", "errno", "fenv", "float", "limits", "locale", "math", "setjmp", "signal", "stdarg", "stdatomic", "stdbool", "string", "threads", "time", "uchar", "wchar", "wctype"])
            .Select(header => $"#include <{header}.h>\n")));
        string[] texts =
        [
            Gcc.Run(["-std=gnu2x", "-E", "-P", "headers.c"], folder).Output, Gcc.Run(["-std=gnu2x", "-E", "-dM", "headers.c"], folder).Output,
            Gcc.Run(["-std=c99", "-E", "-P", "headers.c"], folder).Output, Gxx.Run(["-x", "c++", "-std=gnu++20", "-E", "-P", "-dD", "-include", "cstdio", "-include", "cstdlib", "-include", "cinttypes", "/dev/null"], folder).Output,
        ];
        IEnumerable<string> words = texts.SelectMany(text => Identifier().Matches(text).Select(match => match.Value))
            .Concat(StandardWords.All.SelectMany(edition => edition.Words.Split(' ')))
            .Concat(((string[])["c-keywords", "c-functions", "c-macros", "c-types", "verilog-keywords", "vhdl-words"]).SelectMany(Listed));
        return
        [
            .. words.Distinct(StringComparer.Ordinal).SelectMany(word => new[] { word, word.ToLowerInvariant(), char.ToUpperInvariant(word[0]) + word[1..] })
                .Distinct(StringComparer.Ordinal).Where(word => KernelName.ReasonAgainst(word) is null).Order(StringComparer.Ordinal),
        ];
    }

    private void WriteModules() => File.WriteAllText(
        Path.Combine(folder, "names.v"), string.Concat(Free().Select(name => $"module {name} (input x, output y);\n  assign y = x;\nendmodule\n")));

    [GeneratedRegex("^names:(?<line>[0-9]+):[0-9]+: error", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ErrorLine();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Identifier();
}
