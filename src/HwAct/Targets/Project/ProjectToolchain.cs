using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Runs the files around a kernel's Verilog: yosys its script, a shell reads the one that runs nextpnr, the Tcl of Vivado and Quartus is run with
/// commands that look whether each file is there, and the instances are elaborated.</summary>
internal sealed class ProjectToolchain(string directory)
{
    private static readonly ExternalTool Yosys = new("yosys", "yosys");
    private static readonly ExternalTool Shell = new("sh", "dash");
    private static readonly ExternalTool Iverilog = new("iverilog", "iverilog");

    // The commands that the snippets use, as far as a file that is named must be there.
    private const string TclCommands = """
        proc there {path} { if {![file exists $path]} { error "$path is not there" } }
        proc add_files {args} { foreach path [lindex $args end] { there $path } }
        proc set_global_assignment {args} { there [lindex $args end] }

        """;

    /// <summary>What is wrong with the files.</summary>
    public IEnumerable<Finding> Verify(IEnumerable<KernelOnDisk> disks) => disks.SelectMany(Verify);

    private IEnumerable<Finding> Verify(KernelOnDisk original)
    {
        TargetChoice choice = original.Kernel.Specification.Targets.Of(TargetDeclarations.Project.Name);
        ImmutableArray<ProjectFile> files = ProjectDeclaration.Files.In(choice);
        KernelProgram program = original.Kernel.Kernel;
        KernelOnDisk disk = original.CopyTo(directory, [.. files.Select(file => ProjectTarget.PathOf(program, file)), .. VerilogTarget.FilesOf(original.Kernel)]);
        string folder = Directory.CreateDirectory(Path.Combine(directory, "run." + disk.Name)).FullName;
        return files.Select(file => file switch
        {
            ProjectFile.Yosys => Silent(disk, file, Yosys.Run(["-q", "-s", From(disk, file), disk.PathFromBeside(VerilogTarget.ModulePath(program))], folder)),
            ProjectFile.Nextpnr => Silent(disk, file, Shell.Run(["-n", From(disk, file)], folder)),
            ProjectFile.Vivado or ProjectFile.Quartus => RunTcl(disk, file, folder),
            ProjectFile.Template => Elaborate(disk, file, folder),
            _ => null,
        }).OfType<Finding>();
    }

    private static Finding? RunTcl(KernelOnDisk disk, ProjectFile file, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "check.tcl"), $"{TclCommands}source {From(disk, file)}\n");
        return Silent(disk, file, Yosys.Run(["-q", "-c", "check.tcl"], folder));
    }

    private static Finding? Elaborate(KernelOnDisk disk, ProjectFile file, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "around.v"), $"module around_;\n`include \"{From(disk, file)}\"\nendmodule\n");
        return Silent(disk, file, Iverilog.Run(["-g2005", "-Wall", "-s", "around_", "-o", "run", "around.v", .. VerilogTarget.SourcesOf(disk.Kernel).Select(disk.PathFromBeside)], folder));
    }

    private static Finding? Silent(KernelOnDisk disk, ProjectFile file, ToolRun run) => run.IsSilent
        ? null
        : new Finding(disk.Name, "project", $"{ProjectTarget.PathOf(disk.Kernel.Kernel, file)}: a tool {(run.Succeeded ? "warns of" : "rejects")} it:\n{run.Summary}");

    private static string From(KernelOnDisk disk, ProjectFile file) => disk.PathFromBeside(ProjectTarget.PathOf(disk.Kernel.Kernel, file));
}
