using HwAct.Lowering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>Names of steps, ports and tables as VHDL has them: what is a word of it gets a suffix.</summary>
internal static class VhdlNames
{
    private const string Suffix = "_s";

    private static readonly VhdlReservedNames Reserved = new();

    /// <summary>The name of a signal.</summary>
    /// <remarks>Underscores stand one at a time between letters and digits.</remarks>
    public static string Of(string name)
    {
        string single = name.EndsWith('_') ? name[..^1] + Suffix : name.Replace("__", Suffix + "_", StringComparison.Ordinal);
        return Reserved.MeaningOf(single) is null ? single : single + Suffix;
    }

    /// <summary>The constant or signal that holds a table.</summary>
    public static string OfTable(Kernels.Table table) => table.Name + "_rom";

    /// <summary>The type of that constant.</summary>
    public static string OfTableType(Kernels.Table table) => table.Name + "_rom_type";

    /// <summary>The generic that names the file of a table.</summary>
    public static string OfTableFile(Kernels.Table table) => table.Name.ToUpperInvariant() + "_FILE";

    /// <summary>The name of what a register or wire holds.</summary>
    public static string Of(Definition definition) => Of(definition.Name);
}
