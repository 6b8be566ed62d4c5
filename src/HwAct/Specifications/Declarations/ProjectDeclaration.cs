namespace HwAct.Specifications;

/// <summary>The target <c>project</c>.</summary>
internal static class ProjectDeclaration
{
    /// <summary>What is written.</summary>
    public static ListParameter<ProjectFile> Files { get; } = new(
        "files",
        "fusesoc: NAME.core; yosys: a script for iCE40; nextpnr: a shell script from Verilog to a placed and routed HX8K; vivado, quartus: Tcl that adds the files; template: instances to copy",
        [ProjectFile.FuseSoc, ProjectFile.Yosys, ProjectFile.Nextpnr, ProjectFile.Vivado, ProjectFile.Quartus, ProjectFile.Template],
        ("fusesoc", ProjectFile.FuseSoc),
        ("yosys", ProjectFile.Yosys),
        ("nextpnr", ProjectFile.Nextpnr),
        ("vivado", ProjectFile.Vivado),
        ("quartus", ProjectFile.Quartus),
        ("template", ProjectFile.Template));

    /// <summary>Name and options.</summary>
    public static TargetDeclaration Declaration { get; } = new("project", "what a project needs around the Verilog: FuseSoC core, scripts for yosys, nextpnr, Vivado and Quartus, instances to copy")
    {
        IsDefault = false,
        About = "verilog",
        Options = [Files],
    };
}

/// <summary>A file around a kernel's Verilog.</summary>
internal enum ProjectFile
{
    /// <summary>The core description of FuseSoC, CAPI2.</summary>
    FuseSoc,

    /// <summary>A script of yosys.</summary>
    Yosys,

    /// <summary>A shell script that runs yosys and nextpnr.</summary>
    Nextpnr,

    /// <summary>Tcl of AMD Vivado.</summary>
    Vivado,

    /// <summary>Tcl of Intel Quartus.</summary>
    Quartus,

    /// <summary>Instances to copy.</summary>
    Template,
}
