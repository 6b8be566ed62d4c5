namespace HwAct.Specifications;

/// <summary>The method <c>interpolated-table</c>.</summary>
internal static class InterpolatedTableDeclaration
{
    /// <summary>Segments of the layout of LiteRT, each of 2^7 int16 codes.</summary>
    public const int LitertSegments = 512;

    /// <summary>Width of its entries in bits.</summary>
    public const int LitertEntryBits = 16;

    /// <summary>Number of segments.</summary>
    public static SearchedParameter Segments { get; } = new("segments", "number of segments; the table has one entry more", 1, 65536)
    {
        FixesSize = value => value.IsNumber,
        Implied = others => IsLitert(others) ? ParameterValue.Of(LitertSegments) : null,
    };

    /// <summary>Width of an entry in bits.</summary>
    public static SearchedParameter EntryBits { get; } = new(
        "entry_bits", "width of an entry in bits, which fixes the guard bits to the most that fit; auto without a bound: 8 for outputs of up to 8 bits, else 16", 1, 32)
    {
        Implied = others => IsLitert(others) ? ParameterValue.Of(LitertEntryBits) : null,
    };

    /// <summary>What the entries are; the layout of LiteRT has a size of its own.</summary>
    public static WordParameter<TableLayout> Layout { get; } = new(
        "layout",
        "folded: a table of the residual; litert: the 513 int16 outputs that TFLite, TOSA TABLE and Vela look up",
        TableLayout.Folded,
        ("folded", TableLayout.Folded),
        ("litert", TableLayout.Litert))
    {
        FixesSize = value => value == ParameterValue.Of("litert"),
    };

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "interpolated-table", "equal segments with linear interpolation between the entries of a short table", [Segments, EntryBits, Layout]);

    private static bool IsLitert(ImmutableSortedDictionary<string, ParameterValue> parameters) => Layout.FixesSize(Layout.ValueIn(parameters));
}
