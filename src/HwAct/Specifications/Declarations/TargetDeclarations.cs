namespace HwAct.Specifications;

/// <summary>Every target that a specification may name.</summary>
internal static class TargetDeclarations
{
    /// <summary>C99 that is also C++11.</summary>
    public static TargetDeclaration C { get; } =
        new("c", "C99 that is also C++11: NAME.h and NAME.c, one code and whole arrays") { Options = [CTestOption.Test, CMisraOption.Misra, CFormsOption.Forms, CTablesOption.Tables], Reserved = new CReservedNames() };

    /// <summary>Verilog-2005.</summary>
    public static TargetDeclaration Verilog { get; } =
        new("verilog", "Verilog-2005: a module, combinational or pipelined, and a self-checking bench over every code")
        {
            Options = [.. PipelineOptions.All, .. RomOptions.All, ModuleOptions.Form, ModuleOptions.Products, AxiStreamOption.AxiStream],
            Need = RomOptions.Need,
            Conflict = choice => PipelineOptions.Conflict(choice) ?? RomOptions.Conflict(choice),
            Reserved = new VerilogReservedNames(),
        };

    /// <summary>Memory images.</summary>
    public static TargetDeclaration Rom => RomDeclaration.Declaration;

    /// <summary>What a project needs around the Verilog.</summary>
    public static TargetDeclaration Project => ProjectDeclaration.Declaration;

    /// <summary>VHDL-2008.</summary>
    public static TargetDeclaration Vhdl { get; } = new("vhdl", "VHDL-2008: an entity, combinational or pipelined, tables as constants or from files")
    {
        IsDefault = false,
        Options = [.. PipelineOptions.All, .. RomOptions.All, ModuleOptions.Form, ModuleOptions.Products],
        Need = RomOptions.Need,
        Conflict = choice => PipelineOptions.Conflict(choice) ?? RomOptions.Conflict(choice),
    };

    /// <summary>The targets, in the order in which they are listed and written.</summary>
    public static ImmutableArray<TargetDeclaration> All { get; } = [C, Verilog, Rom, Project, Vhdl];
}
