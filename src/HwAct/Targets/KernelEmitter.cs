using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Kernels.Stimuli;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Targets.C;
using HwAct.Targets.Rom;
using HwAct.Targets.Verilog;

namespace HwAct.Targets;

/// <summary>Prints a proven kernel as C, Verilog and ROM images. The text depends on the kernel and the templates, on nothing else.</summary>
/// <param name="renderer">Renders the templates.</param>
public sealed class KernelEmitter(ITemplateRenderer renderer)
{
    /// <summary>An emitter that prints with the templates of the library.</summary>
    public KernelEmitter()
        : this(TemplateRenderer.Create(directory: null))
    {
    }

    /// <summary>Path of the vectors file below the kernel's folder.</summary>
    public static string VectorsPath(Kernel kernel) => $"vectors/{kernel.Name}.hex";

    /// <summary>Every source and image of a kernel, without the vectors file.</summary>
    /// <exception cref="KernelException">A name of the kernel cannot be a name in C or in Verilog.</exception>
    /// <exception cref="TemplateException">A template is missing or malformed.</exception>
    public ImmutableArray<Artifact> Emit(ProvenKernel proven)
    {
        Kernel kernel = proven.Kernel;
        ReservedWords.RequireNone(kernel);
        var program = new PrintedProgram(kernel);
        TemplateModel c = CModel.Of(proven, program);
        return
        [
            new($"c/{kernel.Name}.h", renderer.Render("c/kernel.h.scriban", c)),
            new($"c/{kernel.Name}.c", renderer.Render("c/kernel.c.scriban", c)),
            new($"verilog/{kernel.Name}.v", renderer.Render("verilog/kernel.v.scriban", VerilogModel.Of(proven, program))),
            new($"verilog/{kernel.Name}_tb.v", renderer.Render("verilog/bench.v.scriban", BenchModel.Of(proven))),
            .. kernel.Tables.SelectMany(table => RomImages.Of(kernel, table, renderer)),
        ];
    }

    /// <summary>The vectors file.</summary>
    public static Artifact Vectors(ProvenKernel proven) =>
        new(VectorsPath(proven.Kernel), VectorsText.Write(proven.Vectors, proven.Kernel.Output.Type));
}
