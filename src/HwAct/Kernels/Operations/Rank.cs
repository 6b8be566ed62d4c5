namespace HwAct.Kernels;

/// <summary>How many entries of a strictly ascending table are ≤ Source: the segment that Source falls into.</summary>
internal sealed class Rank : Unary
{
    /// <summary>Creates the step.</summary>
    /// <exception cref="KernelException">The breakpoints do not ascend.</exception>
    public Rank(string name, Table table, Step source, string remark = "")
        : base(name, source, remark)
    {
        Table = table;
        if (table.Entries.Zip(table.Entries.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new KernelException($"{this}: the breakpoints {table} do not ascend.");
        }
    }

    /// <summary>The breakpoints.</summary>
    public override Table Table { get; }

    /// <inheritdoc/>
    internal override string Expression => $"entries of {Table.Name} <= {Source.AsOperand}";

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<long> entries = Table.Entries.AsSpan();
        ReadOnlySpan<T> values = operands[0];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = T.CreateTruncating(Passed(entries, long.CreateTruncating(values[i])));
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Rank(Name, Table, operands[0], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Rank(parts.WithTable(operands: 1).Name, parts.Table!, parts.Operands[0], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Count(wire, Table, operands[0]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        (Passed(Table.Entries.AsSpan(), operands[0].Min), Passed(Table.Entries.AsSpan(), operands[0].Max));

    private static int Passed(ReadOnlySpan<long> entries, long value)
    {
        int at = entries.BinarySearch(value);
        return at >= 0 ? at + 1 : ~at;
    }
}
