namespace HwAct.Kernels;

/// <summary>What a network of look-up tables makes of the low bits of Source, those of two's complement where it is negative.</summary>
internal sealed class LutNetwork(string name, LogicNetwork network, Step source, string remark = "") : Unary(name, source, remark)
{
    private const int WordBits = 64;

    /// <summary>The network.</summary>
    public override LogicNetwork Network { get; } = network;

    /// <inheritdoc/>
    internal override string Expression => string.Create(CultureInfo.InvariantCulture, $"network of {Network.LutCount} LUT{Network.LutInputs} on {Source.AsOperand}");

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        ReadOnlySpan<T> values = operands[0];
        var signals = new ulong[Network.Signals];
        for (int first = 0; first < to.Length; first += WordBits)
        {
            int count = Math.Min(WordBits, to.Length - first);
            signals.AsSpan(0, Network.Inputs).Clear();
            for (int i = 0; i < count; i++)
            {
                ulong value = ulong.CreateTruncating(values[first + i]);
                for (int bit = 0; bit < Network.Inputs; bit++)
                {
                    signals[bit] |= (value >> bit & 1) << i;
                }
            }

            Network.Run(signals);
            for (int i = 0; i < count; i++)
            {
                to[first + i] = T.CreateTruncating(ValueOf(signals, i));
            }
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new LutNetwork(Name, Network, operands[0], Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) => new LutNetwork(parts.WithNetwork(operands: 1).Name, parts.Network!, parts.Operands[0], parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Network(wire, Network, operands[0]);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) => (Network.Type.Min, Network.Type.Max);

    private long ValueOf(ReadOnlySpan<ulong> signals, int lane)
    {
        ulong pattern = 0;
        for (int bit = 0; bit < Network.Outputs.Length; bit++)
        {
            pattern |= (signals[Network.Outputs[bit]] >> lane & 1) << bit;
        }

        return Network.Type.Value(pattern);
    }
}
