namespace HwAct.Kernels;

/// <summary>Table[Source]; the kernel proves that no code leaves the table.</summary>
internal sealed class Lookup(string name, Table table, Step source, string remark = "") : Unary(name, source, remark)
{
    /// <summary>The table read.</summary>
    public override Table Table { get; } = table;

    /// <inheritdoc/>
    internal override string Expression => $"{Table.Name}[{Source.AsOperand}]";

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<long> entries = Table.Entries.AsSpan();
        ReadOnlySpan<T> addresses = operands[0];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = T.CreateTruncating(entries[int.CreateTruncating(addresses[i])]);
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new Lookup(Name, Table, operands[0], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new Lookup(parts.WithTable(operands: 1).Name, parts.Table!, parts.Operands[0], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Read(wire, Table, operands[0]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) =>
        new ValueRange(0, Table.Entries.Length - 1).Contains(operands[0])
            ? (Table.Range.Min, Table.Range.Max)
            : throw new KernelException($"{this} reads addresses {operands[0].Min} to {operands[0].Max} of {Table}.");
}
