using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>Simulates the Verilog of many kernels at once with iverilog, runs each kernel's own bench, and lints with verilator.</summary>
internal sealed class VerilogToolchain(string directory)
{
    private static readonly ExternalTool Iverilog = new("iverilog", "iverilog");
    private static readonly ExternalTool Vvp = new("vvp", "iverilog");
    private static readonly ExternalTool Verilator = new("verilator", "verilator");

    /// <summary>What is wrong with the Verilog of the kernels.</summary>
    public IEnumerable<Finding> Verify(IReadOnlyList<KernelOnDisk> kernels, IProgress<string>? progress)
    {
        progress?.Report("Verilog by simulation");
        foreach (Finding finding in Simulate(kernels))
        {
            yield return finding;
        }

        progress?.Report("Verilog by each kernel's own bench");
        foreach (Finding finding in Each(kernels, RunBench))
        {
            yield return finding;
        }

        progress?.Report("Verilog by lint");
        foreach (Finding finding in Each(kernels, Lint))
        {
            yield return finding;
        }
    }

    private IEnumerable<Finding> Simulate(IReadOnlyList<KernelOnDisk> kernels)
    {
        const string Model = "Verilog";
        string folder = Folder("simulation");
        File.WriteAllText(Path.Combine(folder, "harness.v"), VerilogHarness.Write(kernels));
        string[] roots = [.. kernels.SelectMany(kernel => new[] { "-s", VerilogHarness.ModuleOf(kernel.Kernel.Kernel) })];
        ToolRun compiled = Icarus([.. roots, "-o", "run", "harness.v", .. kernels.Select(Module)], folder);
        if (!compiled.Succeeded)
        {
            return Blame(Model, $"iverilog rejects it:\n{compiled.Summary}", compiled.Error, kernels);
        }

        foreach (KernelOnDisk kernel in kernels)
        {
            File.WriteAllText(Path.Combine(folder, kernel.Name + ".in"), VerilogHarness.Words(kernel.Expected));
        }

        ToolRun ran = Vvp.Run(["-N", "run"], folder);
        return ran.Succeeded && ran.Error.Length == 0
            ? kernels.SelectMany(kernel => Compare(folder, kernel))
            : Blame(Model, $"the simulation ends with status {ran.ExitCode}:\n{ran.Summary}", ran.Error + ran.Output, kernels);
    }

    private static IEnumerable<Finding> Compare(string folder, KernelOnDisk kernel)
    {
        Expectation expected = kernel.Expected;
        string[][] lines = [.. File.ReadAllLines(Path.Combine(folder, expected.Kernel.Name + ".out")).Select(line => line.Split(' '))];
        IntegerType type = expected.Kernel.Output.Type;
        Finding?[] findings =
        [
            expected.Compare("Verilog", [.. lines.Select(line => line[0])], code => VectorsText.Hex(code, type)),
            VerilogTarget.HasImages(kernel.Kernel)
                ? expected.Compare("Verilog with tables from files", [.. lines.Select(line => line[^1])], code => VectorsText.Hex(code, type))
                : null,
        ];
        return findings.OfType<Finding>();
    }

    private Finding? RunBench(KernelOnDisk disk) => new Stimulus(disk.Kernel.Kernel).IsExhaustive ? Interpret(disk) : Verilate(disk);

    // Ten million pairs take an interpreting simulator minutes and a compiled one a second.
    private Finding? Verilate(KernelOnDisk disk)
    {
        const string Model = "Verilog bench, verilated";
        string folder = Folder("bench_" + disk.Name);
        string[] arguments = ["--binary", "--timing", "--top-module", disk.Name + "_tb", "--Mdir", "model", "-o", "run", Bench(disk), Module(disk)];
        ToolRun compiled = Verilator.Run(arguments, folder);
        return compiled.Succeeded
            ? Passed(Model, disk, new ExternalTool(Path.Combine(folder, "model", "run")).Run([], folder))
            : new Finding(disk.Name, Model, $"verilator rejects it:\n{compiled.Summary}");
    }

    private Finding? Interpret(KernelOnDisk disk)
    {
        const string Model = "Verilog bench";
        string folder = Folder("bench_" + disk.Name);
        ToolRun compiled = Icarus(["-o", "run", Bench(disk), Module(disk)], folder);
        if (!compiled.Succeeded)
        {
            return new Finding(disk.Name, Model, $"iverilog rejects it:\n{compiled.Summary}");
        }

        File.WriteAllText(Path.Combine(folder, "vectors.hex"), KernelEmitter.Vectors(disk.Kernel).Text);
        return Passed(Model, disk, Vvp.Run(["-N", "run", "+vectors=vectors.hex"], folder));
    }

    private static Finding? Passed(string model, KernelOnDisk disk, ToolRun ran)
    {
        bool passed = ran.Succeeded && ran.Output.Split('\n').Any(line => line.StartsWith($"PASS {disk.Name}: ", StringComparison.Ordinal));
        return passed ? null : new Finding(disk.Name, model, $"it does not pass:\n{ran.Summary}");
    }

    private Finding? Lint(KernelOnDisk disk)
    {
        ToolRun ran = Verilator.Run(["--lint-only", "-Wall", Module(disk)], directory);
        return ran.Succeeded && ran.Error.Length == 0 ? null : new Finding(disk.Name, "verilator -Wall", $"it is not clean:\n{ran.Summary}");
    }

    private static ToolRun Icarus(string[] arguments, string folder) => Iverilog.Run(["-g2005", .. arguments], folder);

    private static string Module(KernelOnDisk disk) => disk.PathOf(VerilogTarget.ModulePath(disk.Kernel.Kernel));

    private static string Bench(KernelOnDisk disk) => disk.PathOf(VerilogTarget.BenchPath(disk.Kernel.Kernel));

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(directory, name)).FullName;

    // One tool run a kernel, as many at a time as there are processors; findings come in the order of the kernels.
    private static Finding[] Each(IReadOnlyList<KernelOnDisk> disks, Func<KernelOnDisk, Finding?> verify)
    {
        var found = new ConcurrentDictionary<string, Finding>(StringComparer.Ordinal);
        try
        {
            Parallel.ForEach(disks, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, disk =>
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

        return [.. disks.Where(disk => found.ContainsKey(disk.Name)).Select(disk => found[disk.Name])];
    }

    private static Finding[] Blame(string model, string message, string said, IReadOnlyList<KernelOnDisk> kernels) =>
        KernelOnDisk.Blame(kernels, kernel => [Module(kernel)], said, model, message);
}
