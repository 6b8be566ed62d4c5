using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Verilog-2005, checked by simulation and lint.</summary>
internal sealed class VerilogTarget : ITarget
{
    public TargetDeclaration Declaration => TargetDeclarations.Verilog;

    public static string ModulePath(KernelProgram kernel) => $"verilog/{kernel.Name}.v";

    public static string BenchPath(KernelProgram kernel) => $"verilog/{kernel.Name}_tb.v";

    /// <summary>Path of the AXI4-Stream wrapper.</summary>
    public static string AxiStreamPath(KernelProgram kernel) => $"verilog/{kernel.Name}_axis.v";

    /// <summary>Path of the wrapper's bench.</summary>
    public static string AxiStreamBenchPath(KernelProgram kernel) => $"verilog/{kernel.Name}_axis_tb.v";

    /// <summary>Whether the AXI4-Stream wrapper is written too.</summary>
    public static bool HasAxiStream(ProvenKernel kernel) => AxiStreamOption.AxiStream.In(ChoiceOf(kernel));

    /// <summary>Clocks from input to output of the module.</summary>
    public static int LatencyOf(ProvenKernel kernel) => PipelineOf(kernel).Schedule.Latency;

    /// <summary>What is synthesized: the module, and its wrapper where there is one.</summary>
    public static IEnumerable<string> SourcesOf(ProvenKernel kernel) =>
        [ModulePath(kernel.Kernel), .. HasAxiStream(kernel) ? [AxiStreamPath(kernel.Kernel)] : Array.Empty<string>()];

    /// <summary>The module's definitions and registers.</summary>
    /// <exception cref="RequestException">No such pipeline can be.</exception>
    public static Pipeline PipelineOf(ProvenKernel kernel) => KernelPipelines.Of(kernel, TargetDeclarations.Verilog.Name);

    /// <summary>Whether tables are read from files where nothing else is said.</summary>
    public static bool IsFromFiles(ProvenKernel kernel) => StyleOf(kernel).IsFromFiles;

    /// <summary>What tables become.</summary>
    public static TableStyle StyleOf(ProvenKernel kernel) => new(ChoiceOf(kernel), PipelineOf(kernel).IsBlock);

    /// <summary>Whether some table is read from block RAM.</summary>
    public static bool HasBlockRam(ProvenKernel kernel) => PipelineOf(kernel).Program.ReadTables.Any(StyleOf(kernel).IsBlock);

    /// <summary>What the tools read: the module, its bench and the images of its tables.</summary>
    public static IEnumerable<string> FilesOf(ProvenKernel kernel) =>
        [.. SourcesOf(kernel), BenchPath(kernel.Kernel), AxiStreamBenchPath(kernel.Kernel), .. ModuleProgram.Of(kernel).Tables.Select(table => ModuleProgram.ImageOf(kernel, table)).OfType<string>()];

    public (string Text, string Path)? Link(KernelProgram kernel) => ("Verilog", ModulePath(kernel));

    public Pipeline? Pipelined(ProvenKernel kernel) => PipelineOf(kernel);

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer)
    {
        TemplateModel module = VerilogModel.Of(kernel);
        yield return new(ModulePath(kernel.Kernel), renderer.Render("verilog/kernel.v.scriban", module));
        yield return new(BenchPath(kernel.Kernel), renderer.Render("verilog/bench.v.scriban", BenchModel.Of(kernel)));
        if (AxiStreamOption.AxiStream.In(choice))
        {
            TemplateModel stream = AxiStreamModel.Of(kernel);
            yield return new(AxiStreamPath(kernel.Kernel), renderer.Render("verilog/axi_stream.v.scriban", stream));
            yield return new(AxiStreamBenchPath(kernel.Kernel), renderer.Render("verilog/axi_stream_bench.v.scriban", stream));
        }
    }

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress) =>
        new VerilogToolchain(directory).Verify(kernels, progress);

    public NetlistCheck? CheckNetlist(KernelOnDisk kernel, string directory) => new VerilogNetlist(directory).Check(kernel);

    // Verilated, a pair takes some fifty times as long as in C.
    public long MostPairs => 1L << 24;

    public IPairModel BuildForPairs(KernelOnDisk kernel, string directory) => new VerilogToolchain(directory).BuildForPairs(kernel);

    private static TargetChoice ChoiceOf(ProvenKernel kernel) => kernel.Specification.Targets.Of(TargetDeclarations.Verilog.Name);
}
