using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>Every baseline. To add one, write its file and name it here.</summary>
internal static class PublishedAlgorithmCatalog
{
    /// <summary>The baselines, in the order in which they are listed: tables, polynomials, forms, lines.</summary>
    public static ImmutableArray<IPublishedAlgorithm> All { get; } =
    [
        LiteRtTable.Gelu,
        LiteRtTable.TosaTable,
        new LiteRtSigmoidTable(),
        new ChordTable(16),
        new ChordTable(32),
        new ChordTable(64),
        new IntegerGelu(rescales: false),
        new IntegerGelu(rescales: true),
        ExactForm.Sigmoid,
        ExactForm.Tanh,
        new ThreeLines(),
    ];

    /// <summary>Those that are used for the function and the formats of a specification.</summary>
    public static IEnumerable<IPublishedAlgorithm> For(KernelSpecification specification) => All.Where(baseline => baseline.IsUsedFor(specification));
}
