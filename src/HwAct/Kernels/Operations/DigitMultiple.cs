namespace HwAct.Kernels;

/// <summary>
/// The multiple of Place that a signed radix-4 digit stands for, all but a constant: 0, Place or 2·Place for the digits 0 to 2, and
/// 2^Bits − 1 − Place, every bit of Place inverted, for the digit 3, which stands for −1. A Place with a sign has no count of bits: inverted it is −1 − Place.
/// </summary>
/// <remarks>A bit of it is one four-input function of a digit and two bits of Place. What a digit −1 is short of −Place does not depend on
/// Place: whoever makes the table of digits puts it into the constant that is added.</remarks>
internal sealed class DigitMultiple(string name, Step digit, Step place, int bits, string remark = "") : Binary(name, digit, place, remark)
{
    /// <summary>In place of <see cref="Bits"/>: Place has a sign.</summary>
    public const int WithSign = 0;

    /// <summary>Bits of Place, 1 to 60, or <see cref="WithSign"/>.</summary>
    public int Bits { get; } = bits is >= WithSign and <= 60 ? bits : throw new ArgumentOutOfRangeException(nameof(bits));

    /// <inheritdoc/>
    internal override string Expression => $"multiple of {Right.AsOperand} by digit {Left.AsOperand}";

    /// <inheritdoc/>
    internal override int? KeptBits => Bits;

    private long All => InvertedZero(Bits);

    /// <summary>Every bit of a zero place inverted.</summary>
    internal static long InvertedZero(int bits) => bits == WithSign ? -1 : (1L << bits) - 1;

    /// <inheritdoc/>
    internal override void Run<T>(Blocks<T> operands, Span<T> to)
    {
        T all = T.CreateTruncating(All);
        T minusOne = T.CreateTruncating(3);
        ReadOnlySpan<T> digits = operands[0];
        ReadOnlySpan<T> places = operands[1];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = digits[i] == minusOne ? all - places[i] : digits[i] * places[i];
        }
    }

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => operands[0] is { Min: 1, Max: 1 } ? Right : null;

    /// <inheritdoc/>
    internal override Step On(ImmutableArray<Step> operands) => new DigitMultiple(Name, operands[0], operands[1], Bits, Remark);

    /// <summary>The step of a stored program.</summary>
    internal static Step Of(StepParts parts) =>
        new DigitMultiple(parts.WithBits(operands: 2).Name, parts.Operands[0], parts.Operands[1], parts.Bits!.Value, parts.Remark);

    /// <inheritdoc/>
    internal override Signal Lower(ILowering to, Wire wire, ReadOnlySpan<Signal> operands) => to.Multiple(wire, operands[0], operands[1], Bits);

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands)
    {
        (ValueRange digit, ValueRange place) = (operands[0], operands[1]);
        if (!new ValueRange(0, 3).Contains(digit) || (Bits != WithSign && !new ValueRange(0, All).Contains(place)))
        {
            throw new KernelException($"{this} takes digits 0 to 3 of a place {(Bits == WithSign ? "with a sign" : string.Create(CultureInfo.InvariantCulture, $"of {Bits} bits"))}, not {digit.Min} to {digit.Max} of {place.Min} to {place.Max}.");
        }

        Int128 min = Int128.MaxValue;
        Int128 max = Int128.MinValue;
        for (long one = digit.Min; one <= digit.Max; one++)
        {
            (Int128 low, Int128 high) = one == 3 ? ((Int128)All - place.Max, (Int128)All - place.Min) : ((Int128)one * place.Min, (Int128)one * place.Max);
            (min, max) = (Int128.Min(min, low), Int128.Max(max, high));
        }

        return (min, max);
    }
}
