using System.Runtime.CompilerServices;

namespace HwAct.Kernels;

/// <summary>A step that moves Left by Right bits; Right is never negative.</summary>
internal abstract class Shift(string name, Step left, Step right, string remark) : Binary(name, left, right, remark)
{
    /// <summary>What is moved, if it is a constant: a constant amount is wiring.</summary>
    public override IEnumerable<Constant> WiredConstants => Left is Constant moved ? [moved] : [];

    /// <inheritdoc/>
    internal override Step? SameAs(ReadOnlySpan<ValueRange> operands) => operands[1].Max == 0 ? Left : null;

    /// <summary>.NET takes the amounts of shifts modulo the width; a right shift by the width or more has to leave the sign alone.</summary>
    private protected static int LastBit<T>() => (Unsafe.SizeOf<T>() * 8) - 1;

    private protected override (Int128 Min, Int128 Max) Bound(ReadOnlySpan<ValueRange> operands) => operands[1] is { Min: >= 0, Max: <= 62 }
        ? Corners(operands, Moved)
        : throw new KernelException($"{this} shifts by {operands[1].Min} to {operands[1].Max} bits; 0 to 62 are possible.");

    /// <summary>One value, moved.</summary>
    private protected abstract Int128 Moved(Int128 value, Int128 amount);
}
