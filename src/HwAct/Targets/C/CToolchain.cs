using System.Runtime.InteropServices;

namespace HwAct.Targets;

/// <summary>Compiles the C of many kernels in one program and runs it: as C99, as C++11, and with undefined behavior trapped.</summary>
internal sealed class CToolchain(string directory)
{
    private static readonly ExternalTool Gcc = new("gcc", "gcc");
    private static readonly ExternalTool Gxx = new("g++", "g++");

    // No kernel has a dot in its name.
    private const string All = "run.all.c";
    private const string Harness = "run.harness.c";

    private static readonly string[] Warnings =
        ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Werror"];

    /// <summary>What is wrong with the C of the kernels.</summary>
    public IEnumerable<Finding> Verify(IEnumerable<KernelOnDisk> disks, IProgress<string>? progress)
    {
        KernelOnDisk[] kernels = [.. disks.Select(Copied)];
        progress?.Report("C as C99");
        foreach (Finding finding in Run("C99", Gcc, ["-std=c99", "-O1"], kernels, oneUnit: false))
        {
            yield return finding;
        }

        progress?.Report("C as C++11");
        foreach (Finding finding in Run("C++11", Gxx, ["-x", "c++", "-std=c++11", "-O1"], kernels, oneUnit: true))
        {
            yield return finding;
        }

        progress?.Report("C with undefined behavior trapped");
        string[] sanitizer = ["-std=c99", "-Os", "-fsanitize=undefined", "-fno-sanitize-recover=all"];
        foreach (Finding finding in Run("C99 with -fsanitize=undefined", Gcc, sanitizer, kernels, oneUnit: true))
        {
            yield return finding;
        }

        foreach (KernelOnDisk kernel in kernels.Where(disk => CTarget.HasTest(disk.Kernel)))
        {
            progress?.Report($"the test of {kernel.Name}");
            string folder = Path.Combine(directory, "run.test");
            Renew(folder);
            if (CTestCheck.Of(kernel, folder, [.. sanitizer, .. Warnings]) is Finding finding)
            {
                yield return finding;
            }
        }

        foreach (HostUnit unit in HostUnit.All.Where(unit => unit.IsHere))
        {
            KernelOnDisk[] served = [.. kernels.Where(kernel => unit.Serves(kernel.Kernel))];
            if (served.Length > 0)
            {
                progress?.Report(unit.Model.Replace("C99", "C", StringComparison.Ordinal));
                foreach (Finding finding in Run(unit.Model, Gcc, ["-std=c99", "-O1", .. unit.Options], served, oneUnit: true))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>Compiles the C of one kernel of two inputs with what runs it row by row.</summary>
    /// <exception cref="PairModelException">The compiler rejects it.</exception>
    public PairProgram BuildForPairs(KernelOnDisk disk)
    {
        const string Source = "run.pairs.c";
        KernelOnDisk kernel = Copied(disk);
        string folder = Path.Combine(directory, "run.pairs");
        Renew(folder);
        File.WriteAllText(Path.Combine(folder, Source), PairHarness.Write("c/pairs.c.scriban", kernel.Kernel.Kernel, kernel.PathFromBeside(CTarget.HeaderPath(kernel.Kernel.Kernel))));
        ToolRun compiled = Gcc.Run(["-std=c99", "-O2", Source, kernel.PathFromBeside(CTarget.SourcePath(kernel.Kernel.Kernel)), "-o", "run"], folder);
        return compiled.Succeeded
            ? new PairProgram("C99", Path.Combine(folder, "run"), kernel.Kernel.Kernel)
            : throw new PairModelException($"{Gcc.Name} rejects it:\n{compiled.Summary}");
    }

    private KernelOnDisk Copied(KernelOnDisk disk) => disk.CopyTo(
        directory, [CTarget.SourcePath(disk.Kernel.Kernel), CTarget.HeaderPath(disk.Kernel.Kernel), CTarget.TestPath(disk.Kernel.Kernel)]);

    private ImmutableArray<Finding> Run(string model, ExternalTool compiler, string[] dialect, IReadOnlyList<KernelOnDisk> kernels, bool oneUnit)
    {
        string folder = Path.Combine(directory, "run." + model.Replace(' ', '_'));
        return new SharedRun(model, kernel => [$"/{kernel.Name}.c", $"/{kernel.Name}.h"]).Of(kernels, some =>
        {
            Renew(folder);
            return Run(model, compiler, dialect, some, folder, oneUnit);
        });
    }

    private static SharedRun.Outcome Run(
        string model, ExternalTool compiler, string[] dialect, IReadOnlyList<KernelOnDisk> kernels, string folder, bool oneUnit)
    {
        Expectation[] expectations = [.. kernels.Select(CStimulus.Of)];
        ToolRun compiled = Compile(compiler, dialect, kernels, expectations, folder, oneUnit);
        if (!compiled.Succeeded)
        {
            return SharedRun.Outcome.Of($"{compiler.Name} rejects it", compiled);
        }

        foreach (Expectation expected in expectations)
        {
            WriteInputs(Path.Combine(folder, expected.Kernel.Name + ".in"), expected);
        }

        ToolRun ran = new ExternalTool(Path.Combine(folder, "run")).Run([], folder);
        return ran.IsSilent
            ? new([.. expectations.SelectMany(expected => Compare(model, folder, expected))])
            : SharedRun.Outcome.Of(ran.Succeeded ? "it complains" : $"it ends with status {ran.ExitCode}", ran);
    }

    // Nothing of a run that failed is linked into the next.
    private static void Renew(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    // Separate files show that each stands alone; one unit of all is compiled faster and shows that they can share one.
    private static ToolRun Compile(
        ExternalTool compiler, string[] dialect, IReadOnlyList<KernelOnDisk> kernels, IReadOnlyList<Expectation> expectations, string folder, bool oneUnit)
    {
        IEnumerable<string> sources = kernels.Select(kernel => kernel.PathFromBeside(CTarget.SourcePath(kernel.Kernel.Kernel)));
        if (oneUnit)
        {
            File.WriteAllText(Path.Combine(folder, All), string.Concat(sources.Select(source => $"#include \"{source}\"\n")));
            sources = [All];
        }

        ToolRun compiled = compiler.Run([.. dialect, .. Warnings, "-c", .. sources], folder);
        if (!compiled.Succeeded)
        {
            return compiled;
        }

        File.WriteAllText(Path.Combine(folder, Harness), CHarness.Write(kernels, expectations));
        compiled = compiler.Run([.. dialect, "-pedantic-errors", "-c", Harness], folder);
        string[] objects = [.. Directory.EnumerateFiles(folder, "*.o")];
        string[] linking = [.. dialect.Where(word => word.StartsWith("-fsanitize", StringComparison.Ordinal))];
        return compiled.Succeeded ? compiler.Run([.. linking, .. objects, "-o", "run"], folder) : compiled;
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
        string[][] lines = [.. File.ReadAllLines(stem + ".out").Select(line => line.Split(' '))];
        Finding? codes = Codes(model, 0) ?? Codes($"{model}, array form", ^1);
        Finding? sum = expected.Stimulus.IsExhaustive ? null : expected.CompareChecksum(model, File.ReadAllText(stem + ".sum").Trim());
        return new[] { codes, sum }.OfType<Finding>();

        Finding? Codes(string form, Index column) =>
            expected.Compare(form, [.. lines.Select(line => line[column])], code => code.ToString(CultureInfo.InvariantCulture));
    }
}
