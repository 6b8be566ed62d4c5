using System.Globalization;
using System.Text.RegularExpressions;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Libraries;

/// <summary>The example of an Arduino library is built for a part, with a core of nothing but what it calls, and run on the host.</summary>
public sealed partial class ArduinoPackageTests
{
    private const string Core = """
        #include <stdint.h>
        #ifdef __AVR__
        #include <avr/pgmspace.h>
        #define F(text) PSTR(text)
        #else
        #include <cstdio>
        #define F(text) text
        #endif
        struct Port {
        #ifdef __AVR__
            static volatile long sink;
            void begin(long speed) { sink = speed; }
            void print(const char *text) { sink = (long)pgm_read_byte(text); }
            template <typename T> void print(T value) { sink = (long)value; }
            template <typename T> void println(T value) { sink = (long)value; }
        #else
            void begin(long) {}
            void print(const char *text) { std::fputs(text, stdout); }
            template <typename T> void print(T value) { std::printf("%ld", (long)value); }
            template <typename T> void println(T value) { std::printf("%ld\n", (long)value); }
        #endif
        };
        #ifdef __AVR__
        volatile long Port::sink;
        #endif
        static Port Serial;

        """;

    [Fact]
    public void The_example_is_built_by_avr_gcc_with_a_core_of_its_own()
    {
        using var package = new TestPackage("arduino");
        string folder = Sketch(package);
        string[] part = ["-mmcu=atmega328p", "-Os", "-Wall", "-Wextra", "-Werror", "-I../three/src"];
        string[] sources = Sources(package);
        foreach (string source in sources)
        {
            Silent(new ExternalTool("avr-gcc", "gcc-avr").Run([.. part, "-c", source, "-o", Path.GetFileNameWithoutExtension(source) + ".o"], folder));
        }

        Silent(new ExternalTool("avr-g++", "gcc-avr").Run([.. part, "-std=gnu++11", "sketch.cpp", .. sources.Select(source => Path.GetFileNameWithoutExtension(source) + ".o"), "-o", "sketch.elf"], folder));
    }

    [Fact]
    public void The_example_prints_what_the_kernels_give()
    {
        using var package = new TestPackage("arduino");
        string folder = Sketch(package);
        foreach (string source in Sources(package))
        {
            Silent(new ExternalTool("gcc", "gcc").Run(["-c", source, "-I../three/src", "-o", Path.GetFileNameWithoutExtension(source) + ".o"], folder));
        }

        Silent(new ExternalTool("g++", "g++").Run(["-std=c++11", "-Wall", "-Wextra", "-Werror", "-I../three/src", "sketch.cpp", "first.o", "second.o", "third.o", "-o", "sketch"], folder));
        string[] lines = new ExternalTool(Path.Combine(folder, "sketch")).Run([], folder).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(51, lines.Length);
        string[] expected = TestPackage.Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (GroupCollection line in lines.Select(line => Printed().Match(line).Groups))
        {
            int x = int.Parse(line["x"].Value, CultureInfo.InvariantCulture);
            string code = line["kernel"].Value switch
            {
                "first" => expected[x + 128].Split(' ')[0],
                "second" => expected[x + 128].Split(' ')[1],
                _ => expected[256 + (16 * (x + 8)) + int.Parse(line["up"].Value, CultureInfo.InvariantCulture)],
            };
            Assert.Equal(code, line["code"].Value);
        }
    }

    [Fact]
    public void Its_properties_are_those_that_are_documented()
    {
        using var package = new TestPackage("arduino");
        Dictionary<string, string> fields = package.Read("library.properties").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        string[] required = ["name", "version", "author", "maintainer", "sentence", "paragraph", "category", "url", "architectures"];
        Assert.All(required, field => Assert.NotEqual("", fields[field]));
        Assert.All(fields.Keys, field => Assert.Contains(field, (string[])[.. required, "depends", "dot_a_linkage", "includes", "precompiled", "ldflags", "license"]));
        Assert.Equal(("three", "three.h", "Data Processing", "*"), (fields["name"], fields["includes"], fields["category"], fields["architectures"]));
        Assert.True(package.Has("src/" + fields["includes"]));
        Assert.All(package.Read("keywords.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^[a-z_]+\tKEYWORD2$", line));
    }

    // What the IDE makes of a sketch: the core before it, and a main around it.
    private static string Sketch(TestPackage package) => package.Beside(
        "sketch",
        ("sketch.cpp", $"{Core}{package.Read("examples/print_codes/print_codes.ino")}\nint main()\n{{\n    setup();\n    loop();\n    return 0;\n}}\n"));

    private static string[] Sources(TestPackage package) => Directory.GetFiles(Path.Combine(package.Path, "src"), "*.c");

    private static void Silent(ToolRun run) => Assert.True(run.IsSilent, run.Summary);

    [GeneratedRegex(@"^(?<kernel>\w+)\((?<x>-?\d+)(, (?<up>\d+))?\) = (?<code>-?\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Printed();
}
