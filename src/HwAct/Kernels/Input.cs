namespace HwAct.Kernels;

/// <summary>The code on an input port.</summary>
internal sealed class Input(Port port) : Step(port.Name, "")
{
    /// <summary>The port read.</summary>
    public Port Port { get; } = port;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands => [];

    /// <inheritdoc/>
    internal override string Expression => "input code";

    /// <inheritdoc/>
    /// <remarks>Its codes are put into its block from outside.</remarks>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => this;

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Entering(wire, Port);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) => (Port.Codes.Min, Port.Codes.Max);
}
