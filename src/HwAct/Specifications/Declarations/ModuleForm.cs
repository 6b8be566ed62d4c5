namespace HwAct.Specifications;

/// <summary>What a module is made of.</summary>
internal enum ModuleForm
{
    /// <summary>The steps of the kernel's program.</summary>
    Steps,

    /// <summary>Whichever takes fewer LUTs.</summary>
    Fewest,

    /// <summary>All that depends on the first input alone as one table.</summary>
    Table,

    /// <summary>The same as a network of look-up tables of the FPGA.</summary>
    Network,
}
