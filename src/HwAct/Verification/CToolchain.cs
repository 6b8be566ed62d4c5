using System.Globalization;
using System.Runtime.InteropServices;

namespace HwAct.Verification;

/// <summary>Compiles the C of many kernels in one program and runs it: as C99, as C++11, and with undefined behavior trapped.</summary>
internal sealed class CToolchain(TemporaryDirectory directory)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private static readonly string[] Warnings =
        ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Werror"];

    /// <summary>What is wrong with the C of the kernels.</summary>
    public IEnumerable<Finding> Verify(IReadOnlyList<(KernelOnDisk Disk, Expectation Expected)> kernels, IProgress<string>? progress)
    {
        progress?.Report("C as C99");
        foreach (Finding finding in Run("C99", "gcc", ["-std=c99", "-O1"], kernels, oneUnit: false))
        {
            yield return finding;
        }

        progress?.Report("C as C++11");
        foreach (Finding finding in Run("C++11", "g++", ["-x", "c++", "-std=c++11", "-O1"], kernels, oneUnit: true))
        {
            yield return finding;
        }

        progress?.Report("C with undefined behavior trapped");
        string[] sanitizer = ["-std=c99", "-O1", "-fsanitize=undefined", "-fno-sanitize-recover=all"];
        foreach (Finding finding in Run("C99 with -fsanitize=undefined", "gcc", sanitizer, kernels, oneUnit: true))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Run(
        string model, string compiler, string[] dialect, IReadOnlyList<(KernelOnDisk Disk, Expectation Expected)> kernels, bool oneUnit)
    {
        string folder = directory.Folder(model.Replace(' ', '_'));
        ToolRun compiled = Compile(compiler, dialect, kernels, folder, oneUnit);
        if (!compiled.Succeeded)
        {
            return Blame(model, $"{compiler} rejects it:\n{compiled.Summary}", compiled.Error, kernels);
        }

        foreach ((KernelOnDisk _, Expectation expected) in kernels)
        {
            WriteInputs(Path.Combine(folder, expected.Kernel.Name + ".in"), expected);
        }

        ToolRun ran = ToolRun.Of(Path.Combine(folder, "run"), [], folder, Timeout);
        return ran.Succeeded
            ? kernels.SelectMany(kernel => Compare(model, folder, kernel.Expected))
            : Blame(model, $"it ends with status {ran.ExitCode}:\n{ran.Summary}", ran.Error, kernels);
    }

    // Separate files show that each stands alone; one unit of all is compiled faster and shows that they can share one.
    private static ToolRun Compile(
        string compiler, string[] dialect, IReadOnlyList<(KernelOnDisk Disk, Expectation Expected)> kernels, string folder, bool oneUnit)
    {
        IEnumerable<string> sources = kernels.Select(kernel => kernel.Disk.CSource);
        if (oneUnit)
        {
            File.WriteAllText(Path.Combine(folder, "all.c"), string.Concat(sources.Select(source => $"#include \"{source}\"\n")));
            sources = ["all.c"];
        }

        ToolRun compiled = ToolRun.Of(compiler, [.. dialect, .. Warnings, "-c", .. sources], folder, Timeout);
        if (!compiled.Succeeded)
        {
            return compiled;
        }

        File.WriteAllText(Path.Combine(folder, "harness.c"), CHarness.Write([.. kernels.Select(kernel => kernel.Expected)]));
        compiled = ToolRun.Of(compiler, [.. dialect, "-c", "harness.c"], folder, Timeout);
        string[] objects = [.. Directory.EnumerateFiles(folder, "*.o")];
        string[] linking = [.. dialect.Where(word => word.StartsWith("-fsanitize", StringComparison.Ordinal))];
        return compiled.Succeeded ? ToolRun.Of(compiler, [.. linking, .. objects, "-o", "run"], folder, Timeout) : compiled;
    }

    private static void WriteInputs(string path, Expectation expected)
    {
        using FileStream file = File.Create(path);
        foreach (long[] codes in expected.Inputs)
        {
            file.Write(MemoryMarshal.AsBytes(codes.AsSpan()));
        }
    }

    private static IEnumerable<Finding> Compare(string model, string folder, Expectation expected)
    {
        string stem = Path.Combine(folder, expected.Kernel.Name);
        Finding? codes = expected.Compare(model, File.ReadAllLines(stem + ".out"), code => code.ToString(CultureInfo.InvariantCulture));
        Finding? sum = expected.Stimulus.IsExhaustive ? null : expected.CompareChecksum(model, File.ReadAllText(stem + ".sum").Trim());
        return new[] { codes, sum }.OfType<Finding>();
    }

    // A tool's message names files; where it names none of ours, the finding is of the whole run.
    private static Finding[] Blame(
        string model, string message, string error, IReadOnlyList<(KernelOnDisk Disk, Expectation Expected)> kernels)
    {
        Finding[] blamed =
        [
            .. kernels.Select(kernel => kernel.Disk)
                .Where(disk => error.Contains($"/{disk.Name}.c", StringComparison.Ordinal) || error.Contains($"/{disk.Name}.h", StringComparison.Ordinal))
                .Select(disk => new Finding(disk.Name, model, message)),
        ];
        return blamed.Length > 0 ? blamed : [new Finding("", model, message)];
    }
}
