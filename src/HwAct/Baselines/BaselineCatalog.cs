using System.Collections.Immutable;

namespace HwAct.Baselines;

/// <summary>Every baseline. To add one, write its file and name it here.</summary>
public static class BaselineCatalog
{
    /// <summary>The baselines, in the order in which they are listed: tables, polynomials, forms, lines.</summary>
    public static ImmutableArray<IBaseline> All { get; } =
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
