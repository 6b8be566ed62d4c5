using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using HwAct.Kernels.Stimuli;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>Simulates the Verilog of many kernels at once with iverilog, runs each kernel's own bench, and lints with verilator.</summary>
internal sealed class VerilogToolchain(TemporaryDirectory directory)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong with the Verilog of the kernels.</summary>
    public IEnumerable<Finding> Verify(IReadOnlyList<(KernelOnDisk Disk, Expectation Expected)> kernels, IProgress<string>? progress)
    {
        progress?.Report("Verilog by simulation");
        foreach (Finding finding in Simulate(kernels))
        {
            yield return finding;
        }

        progress?.Report("Verilog by each kernel's own bench");
        foreach (Finding finding in Each(kernels.Select(kernel => kernel.Disk), RunBench))
        {
            yield return finding;
        }

        progress?.Report("Verilog by lint");
        foreach (Finding finding in Each(kernels.Select(kernel => kernel.Disk), Lint))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Simulate(IReadOnlyList<(KernelOnDisk Disk, Expectation Expected)> kernels)
    {
        const string Model = "Verilog";
        string folder = directory.Folder("simulation");
        File.WriteAllText(Path.Combine(folder, "harness.v"), VerilogHarness.Write(kernels));
        string[] roots = [.. kernels.SelectMany(kernel => new[] { "-s", VerilogHarness.ModuleOf(kernel.Expected.Kernel) })];
        ToolRun compiled = Icarus([.. roots, "-o", "run", "harness.v", .. kernels.Select(kernel => kernel.Disk.Verilog)], folder);
        if (!compiled.Succeeded)
        {
            return Blame(Model, $"iverilog rejects it:\n{compiled.Summary}", compiled.Error, kernels);
        }

        foreach ((KernelOnDisk _, Expectation expected) in kernels)
        {
            File.WriteAllText(Path.Combine(folder, expected.Kernel.Name + ".in"), VerilogHarness.Words(expected));
        }

        ToolRun ran = ToolRun.Of("vvp", ["-N", "run"], folder, Timeout);
        return ran.Succeeded && ran.Error.Length == 0
            ? kernels.SelectMany(kernel => Compare(folder, kernel.Expected))
            : Blame(Model, $"the simulation ends with status {ran.ExitCode}:\n{ran.Summary}", ran.Error + ran.Output, kernels);
    }

    private static IEnumerable<Finding> Compare(string folder, Expectation expected)
    {
        string[][] lines = [.. File.ReadAllLines(Path.Combine(folder, expected.Kernel.Name + ".out")).Select(line => line.Split(' '))];
        IntegerType type = expected.Kernel.Output.Type;
        Finding?[] findings =
        [
            expected.Compare("Verilog", [.. lines.Select(line => line[0])], code => VectorsText.Hex(code, type)),
            expected.Compare("Verilog with tables from files", [.. lines.Select(line => line[^1])], code => VectorsText.Hex(code, type)),
        ];
        return findings.OfType<Finding>();
    }

    private Finding? RunBench(KernelOnDisk disk) => new Stimulus(disk.Kernel.Kernel).IsExhaustive ? Interpret(disk) : Verilate(disk);

    // Ten million pairs take an interpreting simulator minutes and a compiled one a second.
    private Finding? Verilate(KernelOnDisk disk)
    {
        const string Model = "Verilog bench, verilated";
        string folder = directory.Folder("bench_" + disk.Name);
        string[] arguments = ["--binary", "--timing", "--top-module", disk.Name + "_tb", "--Mdir", "model", "-o", "run", disk.Bench, disk.Verilog];
        ToolRun compiled = ToolRun.Of("verilator", arguments, folder, Timeout);
        return compiled.Succeeded
            ? Passed(Model, disk, ToolRun.Of(Path.Combine(folder, "model", "run"), [], folder, Timeout))
            : new Finding(disk.Name, Model, $"verilator rejects it:\n{compiled.Summary}");
    }

    private Finding? Interpret(KernelOnDisk disk)
    {
        const string Model = "Verilog bench";
        string folder = directory.Folder("bench_" + disk.Name);
        ToolRun compiled = Icarus(["-o", "run", disk.Bench, disk.Verilog], folder);
        if (!compiled.Succeeded)
        {
            return new Finding(disk.Name, Model, $"iverilog rejects it:\n{compiled.Summary}");
        }

        File.WriteAllText(Path.Combine(folder, "vectors.hex"), KernelEmitter.Vectors(disk.Kernel).Text);
        return Passed(Model, disk, ToolRun.Of("vvp", ["-N", "run", "+vectors=vectors.hex"], folder, Timeout));
    }

    private static Finding? Passed(string model, KernelOnDisk disk, ToolRun ran)
    {
        bool passed = ran.Succeeded && ran.Output.Split('\n').Any(line => line.StartsWith($"PASS {disk.Name}: ", StringComparison.Ordinal));
        return passed ? null : new Finding(disk.Name, model, $"it does not pass:\n{ran.Summary}");
    }

    private Finding? Lint(KernelOnDisk disk)
    {
        ToolRun ran = ToolRun.Of("verilator", ["--lint-only", "-Wall", disk.Verilog], directory.Path, Timeout);
        return ran.Succeeded && ran.Error.Length == 0 ? null : new Finding(disk.Name, "verilator -Wall", $"it is not clean:\n{ran.Summary}");
    }

    private static ToolRun Icarus(string[] arguments, string folder) => ToolRun.Of("iverilog", ["-g2005", .. arguments], folder, Timeout);

    // One tool run a kernel, as many at a time as there are processors; findings come in the order of the kernels.
    private static Finding[] Each(IEnumerable<KernelOnDisk> disks, Func<KernelOnDisk, Finding?> verify)
    {
        var found = new ConcurrentDictionary<string, Finding>(StringComparer.Ordinal);
        KernelOnDisk[] all = [.. disks];
        try
        {
            Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, disk =>
            {
                if (verify(disk) is Finding finding)
                {
                    found[disk.Name] = finding;
                }
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }

        return [.. all.Where(disk => found.ContainsKey(disk.Name)).Select(disk => found[disk.Name])];
    }

    private static Finding[] Blame(
        string model, string message, string error, IReadOnlyList<(KernelOnDisk Disk, Expectation Expected)> kernels)
    {
        Finding[] blamed =
        [
            .. kernels.Where(kernel => error.Contains(kernel.Disk.Verilog, StringComparison.Ordinal))
                .Select(kernel => new Finding(kernel.Disk.Name, model, message)),
        ];
        return blamed.Length > 0 ? blamed : [new Finding("", model, message)];
    }
}
