namespace HwAct.Specifications;

/// <summary>The method <c>table</c>.</summary>
internal static class TableDeclaration
{
    /// <summary>The order of the entries. The words are named for int8, for which runtimes argue about it, and mean the same for any width:
    /// the cast is to the unsigned type of that width, and the offset is half its range.</summary>
    public static WordParameter<TableOrder?> Order { get; } = new(
        "order",
        "which input code the first entry belongs to: code 0 (uint8-cast) or the least code (offset-128, sorted); auto is uint8-cast where every code of the type has an entry",
        null,
        ("auto", null),
        ("uint8-cast", TableOrder.Unsigned),
        ("offset-128", TableOrder.Offset),
        ("sorted", TableOrder.Sorted));

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new("table", "every output code in a table: correctly rounded, one look-up", [Order]);
}
