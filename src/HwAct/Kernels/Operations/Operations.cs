using System.Collections.Immutable;

namespace HwAct.Kernels.Operations;

/// <summary>Left + Right.</summary>
public sealed class Add(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>Left − Right.</summary>
public sealed class Subtract(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>Left · Right.</summary>
public sealed class Multiply(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>The smaller of Left and Right.</summary>
public sealed class Minimum(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>The larger of Left and Right.</summary>
public sealed class Maximum(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>Left · 2^Right; Right is never negative.</summary>
public sealed class ShiftLeft(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>⌊Left / 2^Right⌋, toward −∞ also for negative values; Right is never negative.</summary>
public sealed class ShiftRight(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>1 where Left &lt; Right, else 0.</summary>
public sealed class Less(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>1 where Left = Right, else 0.</summary>
public sealed class Equal(string name, Step left, Step right, string remark = "") : Binary(name, left, right, remark);

/// <summary>Source mod 2^Bits, in 0 … 2^Bits − 1, also for negative values: the low bits of two's complement.</summary>
public sealed class LowBits(string name, Step source, int bits, string remark = "") : Unary(name, source, remark)
{
    /// <summary>How many bits are kept, 1 to 62.</summary>
    public int Bits { get; } = bits is >= 1 and <= 62 ? bits : throw new ArgumentOutOfRangeException(nameof(bits));
}

/// <summary>Table[Source]; the kernel proves that no code leaves the table.</summary>
public sealed class Lookup(string name, Table table, Step source, string remark = "") : Unary(name, source, remark)
{
    /// <summary>The table read.</summary>
    public Table Table { get; } = table;
}

/// <summary>How many entries of a strictly ascending table are ≤ Source: the segment that Source falls into.</summary>
public sealed class Rank(string name, Table table, Step source, string remark = "") : Unary(name, source, remark)
{
    /// <summary>The breakpoints.</summary>
    public Table Table { get; } = table;
}

/// <summary>WhenTrue where Condition is not 0, else WhenFalse.</summary>
public sealed class Select(string name, Step condition, Step whenTrue, Step whenFalse, string remark = "") : Step(name, remark)
{
    /// <summary>Decides: 0 or not.</summary>
    public Step Condition { get; } = condition;

    /// <summary>The value where the condition holds.</summary>
    public Step WhenTrue { get; } = whenTrue;

    /// <summary>The value where it does not.</summary>
    public Step WhenFalse { get; } = whenFalse;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands { get; } = [condition, whenTrue, whenFalse];
}
