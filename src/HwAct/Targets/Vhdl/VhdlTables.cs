using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Where the tables of an entity stand, and the attributes that have tools make of them what is asked for.</summary>
/// <remarks>Tools take attributes from a signal that nothing drives, which is a ROM to them, not from a constant. Vivado takes rom_style, Quartus romstyle, which
/// knows block RAM by sizes alone and infers it unasked, Synplify and Lattice's own synthesis take syn_romstyle. The simulators do not mind any.</remarks>
internal sealed class VhdlTables(ProvenKernel proven)
{
    private static readonly Dictionary<RomStyle, (string Attribute, string Value)[]> Attributes = new()
    {
        [RomStyle.Auto] = [],
        [RomStyle.Block] = [("rom_style", "block"), ("syn_romstyle", "EBR")],
        [RomStyle.Distributed] = [("rom_style", "distributed"), ("romstyle", "MLAB"), ("syn_romstyle", "logic")],
        [RomStyle.Logic] = [("rom_style", "distributed"), ("romstyle", "logic"), ("syn_romstyle", "logic")],
    };

    private readonly TargetChoice choice = proven.Specification.Targets.Of(TargetDeclarations.Vhdl.Name);

    /// <summary>Whether tables are read from files.</summary>
    public bool AreFromFiles => RomOptions.Files.In(choice);

    /// <summary>What is said of every table, none where tools choose.</summary>
    public (string Attribute, string Value)[] Said => Attributes[RomOptions.Rom.In(choice)];

    /// <summary>The generics that name the files of the tables, with the images that they name by default below the kernel's folder; none where tables are not read from files.</summary>
    public (string Generic, string Image)[] Files => AreFromFiles
        ? [.. ExactWidths.Of(ModuleProgram.Of(proven, TargetDeclarations.Vhdl.Name)).ReadTables.Select(table => (VhdlNames.OfTableFile(table), ImageOf(table)))]
        : [];

    /// <summary>The image that a table is read from by default, below the kernel's folder.</summary>
    /// <exception cref="InvalidOperationException">There is none, which no request leads to.</exception>
    public string ImageOf(Table table) =>
        ModuleProgram.ImageOf(proven, TargetDeclarations.Vhdl.Name, table) ?? throw new InvalidOperationException($"No image is written of the table '{table.Name}'.");
}
