namespace HwAct.Specifications;

/// <summary>What makes one kernel cheaper than another.</summary>
internal enum Objective
{
    /// <summary>Flash where C is asked for, else LUTs where hardware is, beside block RAM where tables are to be that, else bits: the default.</summary>
    Auto,

    /// <summary>Fewest bytes of code and tables on a 32-bit core, estimated from the program.</summary>
    Flash,

    /// <summary>Fewest bits of tables and of constants wired into the program.</summary>
    RomBits,

    /// <summary>Fewest multiplications.</summary>
    Multiplications,

    /// <summary>Fewest instructions, estimated from the program.</summary>
    Instructions,

    /// <summary>Fewest LUTs and carry cells of an FPGA, estimated from the program.</summary>
    Luts,

    /// <summary>Fewest LUTs and carry cells beside block RAM, which each count as some of them.</summary>
    BlockRam,
}
