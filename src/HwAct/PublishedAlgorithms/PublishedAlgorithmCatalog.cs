namespace HwAct.PublishedAlgorithms;

/// <summary>Every baseline. To add one, write its file and name it here.</summary>
public static class PublishedAlgorithmCatalog
{
    /// <summary>The baselines, in the order in which they are listed: tables, polynomials, forms, lines.</summary>
    public static ImmutableArray<IPublishedAlgorithm> All { get; } =
    [
        new TfliteTable(),
        new ChordTable(16),
        new ChordTable(32),
        new ChordTable(64),
        new IntegerGelu(rescales: false),
        new IntegerGelu(rescales: true),
        ExactForm.Sigmoid,
        ExactForm.Tanh,
        new ThreeLines(),
    ];
}
