namespace HwAct.Specifications;

/// <summary>The option of target <c>c</c> for tables that others may read.</summary>
internal static class CTablesOption
{
    /// <summary>Whether tables have external linkage.</summary>
    public static WordParameter<bool> Tables { get; } = new(
        "tables",
        "who reads the tables: static keeps them to NAME.c; exported declares them in NAME.h, each with what an entry means, for a loop of your own or a runtime that takes a table",
        usual: false,
        ("static", false),
        ("exported", true));

    /// <summary>What follows the name of a kernel, and an underscore, in the name of a table that it may export.</summary>
    public static ReservedRule Names { get; } = new("a table") { Pattern = "^(codes|entries|lut|starts|breakpoints|offsets|slopes|exponents|signs|c[0-9]|[a-z0-9_]+_(map|thresholds|values))$" };
}
