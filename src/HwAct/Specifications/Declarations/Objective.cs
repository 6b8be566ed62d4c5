namespace HwAct.Specifications;

/// <summary>What makes one kernel cheaper than another.</summary>
internal enum Objective
{
    /// <summary>LUTs where only hardware is asked for, else bits: the default.</summary>
    Auto,

    /// <summary>Fewest bits of tables and of constants wired into the program.</summary>
    RomBits,

    /// <summary>Fewest multiplications.</summary>
    Multiplications,

    /// <summary>Fewest instructions, estimated from the program.</summary>
    Instructions,

    /// <summary>Fewest LUTs and carry cells of an FPGA, estimated from the program.</summary>
    Luts,
}
