namespace HwAct.Specifications;

/// <summary>The method <c>interpolated-table</c>.</summary>
public static class InterpolatedTableDeclaration
{
    /// <summary>Number of segments.</summary>
    public static WholeParameter Segments { get; } = new("segments", "number of segments; the table has one entry more", 1, 65536) { FixesSize = _ => true };

    /// <summary>Width of an entry in bits.</summary>
    public static WholeParameter EntryBits { get; } = new("entry_bits", "width of an entry in bits, which fixes the guard bits to the most that fit", 2, 24);

    /// <summary>What the entries are; the layout of LiteRT has a size of its own.</summary>
    public static WordParameter<TableLayout> Layout { get; } = new(
        "layout",
        "folded: a table of the residual; litert: the 513 int16 outputs that TFLite, TOSA TABLE and Vela look up",
        ("folded", TableLayout.Folded),
        ("litert", TableLayout.Litert))
    {
        FixesSize = value => value.Word == "litert",
    };

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "interpolated-table", "equal segments with linear interpolation between the entries of a short table", [Segments, EntryBits, Layout]);
}
