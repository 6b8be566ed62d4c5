using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>What a project needs around the Verilog of a kernel. No path in it is absolute: each starts at the file that has it.</summary>
internal sealed class ProjectTarget : ITarget
{
    private static readonly Dictionary<ProjectFile, (string Template, Func<string, string> Path)> Files = new()
    {
        // FuseSoC reads no file above its core.
        [ProjectFile.FuseSoc] = ("kernel.core", name => $"{name}.core"),
        [ProjectFile.Yosys] = ("kernel.ys", name => $"project/{name}.ys"),
        [ProjectFile.Nextpnr] = ("ice40.sh", name => $"project/{name}_ice40.sh"),
        [ProjectFile.Vivado] = ("vivado.tcl", name => $"project/{name}_vivado.tcl"),
        [ProjectFile.Quartus] = ("quartus.tcl", name => $"project/{name}_quartus.tcl"),
        [ProjectFile.Template] = ("instance.veo", name => $"project/{name}.veo"),
    };

    public TargetDeclaration Declaration => TargetDeclarations.Project;

    /// <summary>Path of a file below the kernel's folder.</summary>
    public static string PathOf(KernelProgram kernel, ProjectFile file) => Files[file].Path(kernel.Name);

    /// <summary>The core of FuseSoC, which a library of them has without the target.</summary>
    public static Artifact Core(ProvenKernel kernel, TemplateRenderer renderer) => Print(kernel.Kernel, ProjectFile.FuseSoc, ProjectModel.Of(kernel), renderer);

    public (string Text, string Path)? Link(KernelProgram kernel) => null;

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer)
    {
        TemplateModel model = ProjectModel.Of(kernel);
        return ProjectDeclaration.Files.In(choice).Select(file => Print(kernel.Kernel, file, model, renderer));
    }

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress)
    {
        progress?.Report("project files");
        return new ProjectToolchain(directory).Verify(kernels);
    }

    private static Artifact Print(KernelProgram kernel, ProjectFile file, TemplateModel model, TemplateRenderer renderer) =>
        new(PathOf(kernel, file), renderer.Render($"project/{Files[file].Template}.scriban", model));
}
