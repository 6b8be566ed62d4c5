namespace HwAct.Specifications;

/// <summary>What a table becomes on an FPGA.</summary>
internal enum RomStyle
{
    /// <summary>Block RAM where it has a clock and is as large as one; else what the tools make of it.</summary>
    Auto,

    /// <summary>Block RAM, which is read at a clock.</summary>
    Block,

    /// <summary>LUTs used as memory, where the device has such.</summary>
    Distributed,

    /// <summary>Logic.</summary>
    Logic,
}
