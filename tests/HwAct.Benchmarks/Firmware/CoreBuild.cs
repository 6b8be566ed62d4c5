using System.Globalization;
using System.Text.RegularExpressions;
using HwAct.Targets;

namespace HwAct.Benchmarks.Firmware;

/// <summary>Compiles a subject for a core, runs every code of it there, and counts.</summary>
/// <param name="core">The core.</param>
internal sealed partial class CoreBuild(Core core)
{
    /// <summary>Elements that instructions are counted over.</summary>
    public const int Elements = 1024;

    private const string Start = "start.c";
    private const string Script = "core.ld";

    private static readonly string[] Constants = [".rodata", ".progmem", ".data", ".srodata", ".sdata"];
    private static readonly string[] Dialect = ["-std=gnu99", "-ffreestanding", "-fno-tree-loop-distribute-patterns"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What the subject takes at two levels of optimization.</summary>
    /// <exception cref="InvalidOperationException">It is rejected, or gives a wrong code.</exception>
    public (Measured Fast, Measured Small) Measure(Subject subject)
    {
        string folder = Directory.CreateTempSubdirectory("hwact-").FullName;
        try
        {
            Prepare(subject, folder);
            return (Measure(subject, folder, "-O2", runs: true), Measure(subject, folder, "-Os", runs: true));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Bytes of each of many subjects at -Os, by one run of the compiler.</summary>
    public int[] Flash(IReadOnlyList<Subject> subjects)
    {
        string folder = Directory.CreateTempSubdirectory("hwact-").FullName;
        try
        {
            foreach (Subject subject in subjects)
            {
                File.WriteAllText(Path.Combine(folder, subject.Name + ".h"), subject.Header);
                File.WriteAllText(Path.Combine(folder, subject.Name + ".c"), subject.Source);
            }

            Compile(folder, ["-Os", "-c", .. subjects.Select(subject => subject.Name + ".c")]);
            return [.. subjects.Select(subject => Size(subject, folder).Flash)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Prepare(Subject subject, string folder)
    {
        subject.WriteTo(folder);
        foreach (string file in new[] { "core.h", "count.c", "memory.c" })
        {
            File.WriteAllText(Path.Combine(folder, file), Resource(file));
        }

        File.WriteAllText(Path.Combine(folder, Start), Resource(core.StartUp));
        File.WriteAllText(Path.Combine(folder, Script), Resource(Script)
            .Replace("@FLASH@", $"0x{core.Flash:x}", StringComparison.Ordinal).Replace("@RAM@", $"0x{core.Ram:x}", StringComparison.Ordinal));
        DrivenCodes driven = subject.Driven.Value;
        IEnumerable<string> ports = driven.Ports.SelectMany((port, index) => new[]
        {
            $"-DTYPE{index}={CType.Storage(port.Port.Type)}", $"-DLOWEST{index}={CLiteral.Of(port.Codes.Codes.Min)}", $"-DCODES{index}={CLiteral.Of(port.Codes.Codes.LongCount)}",
        });
        Compile(
            folder,
            [
                "-O2", $"-DKERNEL={subject.Name}", $"-DTEST=\"{subject.Name}{CTest.Suffix}.c\"", $"-DOUTPUT={CType.Storage(driven.Output)}", $"-DELEMENTS={Elements}u", .. ports,
                "-c", "count.c", "memory.c", Start,
            ]);
    }

    private Measured Measure(Subject subject, string folder, string level, bool runs)
    {
        Compile(folder, [level, "-c", subject.Name + ".c"]);
        string[] script = core.IsLinkedByItself ? [] : ["-nostdlib", "-T", Script];
        Compile(folder, [.. script, "count.o", "memory.o", "start.o", subject.Name + ".o", "-lgcc", "-o", "run.elf"]);
        string said = Simulated(folder);
        Match count = Count().Match(said);
        return count.Success && Ok().IsMatch(said)
            ? Size(subject, folder) with { PerElement = Math.Round(double.Parse(count.Groups["count"].Value, CultureInfo.InvariantCulture) / core.TicksPerUnit / Elements, 2) }
            : throw new InvalidOperationException($"{subject.Name} at {level} on {core.Name}: {said}");
    }

    private string Simulated(string folder)
    {
        ToolRun run = core.Simulator.Run([.. core.Machine, "run.elf"], folder, Patience);
        return run.Output + run.Error;
    }

    // What a program gets that calls both forms: linked with what the compiler calls.
    private Measured Size(Subject subject, string folder)
    {
        string name = subject.Name;
        Compile(folder, ["-nostartfiles", "-nostdlib", $"-Wl,-e,{name}_array", "-Wl,--unresolved-symbols=ignore-all", name + ".o", "-lgcc", "-o", "size.elf"]);
        int rom = ElfSections.Of(Path.Combine(folder, name + ".o")).Where(section => Constants.Any(constants => section.Name.StartsWith(constants, StringComparison.Ordinal))).Sum(section => section.Size);
        return new Measured(0, ElfSections.Of(Path.Combine(folder, "size.elf")).Sum(section => section.Size) - rom, rom);
    }

    private void Compile(string folder, IEnumerable<string> arguments)
    {
        ToolRun run = core.Compiler.Run([.. core.Flags, .. Dialect, .. arguments], folder);
        if (!run.Succeeded)
        {
            throw new InvalidOperationException(run.Summary);
        }
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(CoreBuild).Assembly.GetManifestResourceStream("Cores/" + name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        return new StreamReader(stream).ReadToEnd();
    }

    [GeneratedRegex(@"count (?<count>\d+)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Count();

    // Simavr colors what the serial port sends.
    [GeneratedRegex(@"(^|\n|\x1b\[\d+m)ok\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Ok();
}
