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

    // How vvp and verilator's programs begin what they say for themselves, beside what the bench prints.
    private static readonly string[] Complaints = ["WARNING: ", "ERROR: ", "%Warning", "%Error"];

    /// <summary>What is wrong with the Verilog of the kernels.</summary>
    public IEnumerable<Finding> Verify(IEnumerable<KernelOnDisk> disks, IProgress<string>? progress)
    {
        KernelOnDisk[] kernels = [.. disks.Select(disk => disk.CopyTo(directory, VerilogTarget.FilesOf(disk.Kernel)))];
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

        KernelOnDisk[] streams = [.. kernels.Where(disk => VerilogTarget.HasAxiStream(disk.Kernel))];
        if (streams.Length > 0)
        {
            progress?.Report("AXI4-Stream wrappers");
        }

        foreach (Finding finding in Each(streams, disk => AxiStreamCheck.Of(disk, Folder("axis_" + disk.Name))))
        {
            yield return finding;
        }
    }

    /// <summary>What a simulation of kernels alone finds, every code of them, their benches and lint left out.</summary>
    internal ImmutableArray<Finding> Simulated(IEnumerable<KernelOnDisk> disks) => Simulate([.. disks.Select(disk => disk.CopyTo(directory, VerilogTarget.FilesOf(disk.Kernel)))]);

    /// <summary>Verilates one kernel of two inputs with what runs it row by row.</summary>
    /// <exception cref="PairModelException">Verilator rejects it.</exception>
    public PairProgram BuildForPairs(KernelOnDisk disk)
    {
        const string Source = "run.pairs.cpp";
        KernelOnDisk kernel = disk.CopyTo(directory, VerilogTarget.FilesOf(disk.Kernel));
        string folder = Folder("pairs");
        File.WriteAllText(Path.Combine(folder, Source), PairHarness.Write("verilog/pairs.cpp.scriban", kernel.Kernel.Kernel, "Vmodel_.h", VerilogTarget.PipelineOf(kernel.Kernel).Schedule.Latency));
        string[] arguments = ["--cc", "--exe", "--build", "-O3", "-CFLAGS", "-O2", "--prefix", "Vmodel_", "--top-module", kernel.Name, "--Mdir", "model", "-o", "run", Module(kernel), Source];
        ToolRun built = Verilator.Run(arguments, folder);
        return built.Succeeded
            ? new PairProgram("Verilog, verilated", Path.Combine(folder, "model", "run"), kernel.Kernel.Kernel)
            : throw new PairModelException($"verilator rejects it:\n{built.Summary}");
    }

    private ImmutableArray<Finding> Simulate(IReadOnlyList<KernelOnDisk> kernels)
    {
        const string Model = "Verilog";
        string folder = Folder("simulation");
        return new SharedRun(Model, kernel => [Module(kernel), Driver(kernel)]).Of(kernels, some => Simulate(some, folder));
    }

    private static SharedRun.Outcome Simulate(IReadOnlyList<KernelOnDisk> kernels, string folder)
    {
        foreach (KernelOnDisk kernel in kernels)
        {
            File.WriteAllText(Path.Combine(folder, Driver(kernel)), VerilogHarness.Write(kernel));
        }

        string[] roots = [.. kernels.SelectMany(kernel => new[] { "-s", VerilogHarness.ModuleOf(kernel.Kernel.Kernel) })];
        ToolRun compiled = Icarus([.. roots, "-o", "run", .. kernels.Select(Driver), .. kernels.Select(Module)], folder);
        if (!compiled.IsSilent)
        {
            return SharedRun.Outcome.Of($"iverilog {(compiled.Succeeded ? "warns of" : "rejects")} it", compiled);
        }

        foreach (KernelOnDisk kernel in kernels)
        {
            File.WriteAllText(Path.Combine(folder, kernel.Name + ".in"), VerilogHarness.Words(kernel.Expected));
        }

        ToolRun ran = Vvp.Run(["-N", "run"], folder);
        return ran.IsSilent
            ? new([.. kernels.SelectMany(kernel => Compare(folder, kernel))])
            : SharedRun.Outcome.Of($"the simulation {(ran.Succeeded ? "warns" : $"ends with status {ran.ExitCode}")}", ran);
    }

    private static IEnumerable<Finding> Compare(string folder, KernelOnDisk kernel)
    {
        Expectation expected = kernel.Expected;
        string[][] lines = [.. File.ReadAllLines(Path.Combine(folder, expected.Kernel.Name + ".out")).Select(line => line.Split(' '))];
        IntegerType type = expected.Kernel.Output.Type;
        Finding?[] findings =
        [
            expected.Compare("Verilog", [.. lines.Select(line => line[0])], code => VectorsText.Hex(code, type)),
            ModuleProgram.HasImages(kernel.Kernel)
                ? expected.Compare("Verilog with tables from files", [.. lines.Select(line => line[^1])], code => VectorsText.Hex(code, type))
                : null,
        ];
        return findings.OfType<Finding>();
    }

    // Simulators differ in when a register takes what: a pipeline is run by both.
    private Finding? RunBench(KernelOnDisk disk) => !new Stimulus(disk.Kernel.Kernel).IsExhaustive ? Verilate(disk)
        : Interpret(disk) ?? (VerilogTarget.LatencyOf(disk.Kernel) > 0 ? Verilate(disk) : null);

    // Ten million pairs take an interpreting simulator minutes and a compiled one a second.
    private Finding? Verilate(KernelOnDisk disk)
    {
        const string Model = "Verilog bench, verilated";
        string folder = Folder("bench_" + disk.Name);
        string[] arguments = ["--binary", "--timing", .. Files(disk, "-G"), "--top-module", disk.Name + "_tb", "--Mdir", "model", "-o", "run", Bench(disk), Module(disk)];
        ToolRun compiled = Verilator.Run(arguments, folder);
        return compiled.Succeeded
            ? Passed(Model, disk, new ExternalTool(Path.Combine(folder, "model", "run")).Run([], folder))
            : new Finding(disk.Name, Model, $"verilator rejects it:\n{compiled.Summary}");
    }

    private Finding? Interpret(KernelOnDisk disk)
    {
        const string Model = "Verilog bench";
        string folder = Folder("bench_" + disk.Name);
        ToolRun compiled = Icarus([.. Files(disk, $"-P{disk.Name}_tb."), "-o", "run", Bench(disk), Module(disk)], folder);
        if (!compiled.IsSilent)
        {
            return new Finding(disk.Name, Model, $"iverilog {(compiled.Succeeded ? "warns of" : "rejects")} it:\n{compiled.Summary}");
        }

        File.WriteAllText(Path.Combine(folder, "vectors.hex"), KernelEmitter.Vectors(disk.Kernel).Text);
        return Passed(Model, disk, Vvp.Run(["-N", "run", "+vectors=vectors.hex"], folder));
    }

    // The files that a bench would look for beside itself.
    private static string[] Files(KernelOnDisk disk, string option) => VerilogTarget.IsFromFiles(disk.Kernel)
        ? [.. VerilogModel.FileParameters(disk.Kernel).Select(file => $"{option}{file.Parameter}=\"{disk.PathFromBeside(ModuleProgram.ImageOf(disk.Kernel, file.Table)!)}\"")]
        : [];

    private static Finding? Passed(string model, KernelOnDisk disk, ToolRun ran)
    {
        bool isClean = ran.Error.Length == 0 && !Complaints.Any(word => ran.Output.Contains(word, StringComparison.Ordinal));
        bool passed = ran.Succeeded && ran.Output.Split('\n').Any(line => line.StartsWith($"PASS {disk.Name}: ", StringComparison.Ordinal));
        return (passed, isClean) switch
        {
            (true, true) => null,
            (_, false) => new Finding(disk.Name, model, $"the simulator complains:\n{ran.Summary}"),
            _ => new Finding(disk.Name, model, $"it does not pass:\n{ran.Summary}"),
        };
    }

    private Finding? Lint(KernelOnDisk disk)
    {
        ToolRun ran = Verilator.Run(["--lint-only", "-Wall", Module(disk)], Folder("lint"));
        return ran.Succeeded && ran.Error.Length == 0 ? null : new Finding(disk.Name, "verilator -Wall", $"it is not clean:\n{ran.Summary}");
    }

    private static ToolRun Icarus(string[] arguments, string folder) => Iverilog.Run(["-g2005", .. arguments], folder);

    private static string Module(KernelOnDisk disk) => disk.PathFromBeside(VerilogTarget.ModulePath(disk.Kernel.Kernel));

    private static string Bench(KernelOnDisk disk) => disk.PathFromBeside(VerilogTarget.BenchPath(disk.Kernel.Kernel));

    // No kernel has a dot in its name.
    private static string Driver(KernelOnDisk disk) => $"drive.{disk.Name}.v";

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(directory, "run." + name)).FullName;

    // One tool run a kernel, as many at a time as there are processors; findings come in the order of the kernels.
    private static Finding[] Each(IReadOnlyList<KernelOnDisk> disks, Func<KernelOnDisk, Finding?> verify)
    {
        var found = new ConcurrentDictionary<string, Finding>(StringComparer.Ordinal);
        try
        {
            EveryCore.ForEach(disks, disk =>
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
}
