using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The program that a module prints: the kernel's own, or one in which all that depends on the first input alone is a table or a network.</summary>
internal static class ModuleProgram
{
    /// <summary>The program of a proven kernel's Verilog module.</summary>
    public static KernelProgram Of(ProvenKernel proven) => Of(proven, TargetDeclarations.Verilog.Name);

    /// <summary>The program of a proven kernel's module.</summary>
    public static KernelProgram Of(ProvenKernel proven, string target) => Of(proven.Specification, proven.Kernel, target);

    /// <summary>The program.</summary>
    /// <param name="specification">What form is asked for.</param>
    /// <param name="kernel">The kernel's own.</param>
    /// <param name="target">Name of the target whose module it is.</param>
    public static KernelProgram Of(KernelSpecification specification, KernelProgram kernel, string target)
    {
        bool hasDigits = ModuleOptions.HasDigits(specification, target);
        return ModuleOptions.FormOf(specification, target) switch
        {
            ModuleForm.Steps => WithProducts(kernel),
            ModuleForm.Table => WithProducts(TabulatedProgram.Of(kernel)),
            ModuleForm.Network => Network(),
            _ => Fewest(),
        };

        KernelProgram Fewest()
        {
            KernelProgram modeled = WithProducts(FewestLuts.Of(kernel));
            return ModuleOptions.MayBeNetwork(specification, target) && Network() is var network && LutCount.Of(network).Total < LutCount.Of(modeled).Total ? network : modeled;
        }

        KernelProgram WithProducts(KernelProgram program) => hasDigits ? FewestProductLuts.Of(program) : program;

        KernelProgram Network() => NetworkedProgram.Of(kernel, LutInputs.Of(PipelineOptions.Device.In(specification.Targets.Of(target))), hasDigits);
    }

    /// <summary>Path of the image that fills a table of the Verilog module, below the kernel's folder; null where none is written.</summary>
    public static string? ImageOf(ProvenKernel proven, Table table) => ImageOf(proven, TargetDeclarations.Verilog.Name, table);

    /// <summary>Path of the image that fills a table of a target's module, below the kernel's folder; null where none is written.</summary>
    public static string? ImageOf(ProvenKernel proven, string target, Table table) =>
        ReferenceEquals(Of(proven, target), proven.Kernel) ? (proven.Specification.Targets.Contains(TargetDeclarations.Rom.Name) ? RomTarget.ImagePath(proven.Kernel, table, "mem") : null)
        : table.Name == TabulatedProgram.Codes ? VectorsText.PathOf(proven.Kernel.Name)
        : null;

    /// <summary>Whether there is an image for each table of the module.</summary>
    public static bool HasImages(ProvenKernel proven) => Of(proven).Tables.All(table => ImageOf(proven, table) is not null);

    /// <summary>Whether the module is the kernel's own program, whose tables are those of <c>rom/</c>.</summary>
    public static bool IsKernels(ProvenKernel proven) => ReferenceEquals(Of(proven), proven.Kernel);
}
