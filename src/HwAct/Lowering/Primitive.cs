using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>
/// One of the few things that a target has to print. All decisions are taken: a target that visits every primitive prints every
/// operation there is or will be.
/// </summary>
/// <param name="Operands">What is read, in order.</param>
internal abstract record Primitive(ImmutableArray<Operand> Operands)
{
    /// <summary>Has the method of its kind called.</summary>
    public abstract T Accept<T>(IPrimitiveVisitor<T> visitor);
}

/// <summary>Left + Right.</summary>
internal sealed record Sum(Operand Left, Operand Right) : Primitive([Left, Right])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Left − Right.</summary>
internal sealed record Difference(Operand Left, Operand Right) : Primitive([Left, Right])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>−Source.</summary>
internal sealed record Negation(Operand Source) : Primitive([Source])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Left · Right.</summary>
internal sealed record Product(Operand Left, Operand Right) : Primitive([Left, Right])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>|Source|.</summary>
internal sealed record Magnitude(Operand Source) : Primitive([Source])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Every bit of Source inverted where the condition holds, else Source.</summary>
internal sealed record Inversion(Comparison Condition, Operand Source) : Primitive([.. Condition.Operands, Source])
{
    /// <summary>The condition that always holds.</summary>
    public static Comparison Always { get; } = new(Bit(1), Relation.NotEqual, Bit(0));

    /// <summary>Whether the condition always holds.</summary>
    public bool IsAlways => Condition.Left.Signal.IsLiteral && Condition.Right.Signal.IsLiteral;

    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);

    private static Operand Bit(long value) => new(Signal.Literal(value), new IntegerType(signed: false, 1), 0, 1, Signed: false, Cast: false);
}

/// <summary>0, Place or 2·Place for a Digit of 0 to 2, and every one of Bits bits of Place inverted for a Digit of 3.</summary>
internal sealed record Multiple(Operand Digit, Operand Place, int Bits) : Primitive([Digit, Place])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>High · 2^Bits + Low, where Low has no more than Bits bits.</summary>
internal sealed record Concatenation(Operand High, Operand Low, int Bits) : Primitive([High, Low])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>How two numbers are compared.</summary>
internal enum Relation
{
    /// <summary>The left is below the right.</summary>
    Less,

    /// <summary>The left is above the right.</summary>
    Greater,

    /// <summary>Both are the same.</summary>
    Equal,

    /// <summary>Both differ.</summary>
    NotEqual,
}

/// <summary>1 where the relation holds, else 0.</summary>
internal sealed record Comparison(Operand Left, Relation Relation, Operand Right) : Primitive([Left, Right])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>WhenTrue where the condition holds, else WhenFalse.</summary>
internal sealed record Selection(Comparison Condition, Operand WhenTrue, Operand WhenFalse) : Primitive([.. Condition.Operands, WhenTrue, WhenFalse])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Source · 2^Amount.</summary>
internal sealed record ShiftUp(Operand Source, Operand Amount) : Primitive([Source, Amount])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>How ⌊v / 2^n⌋ comes about.</summary>
internal enum Floor
{
    /// <summary>v is never negative, or the language shifts negative values toward −∞.</summary>
    Plain,

    /// <summary>Nothing is left but the sign: −1 or 0.</summary>
    Sign,
}

/// <summary>⌊Source / 2^Amount⌋.</summary>
internal sealed record ShiftDown(Operand Source, Operand Amount, Floor Floor) : Primitive([Source, Amount])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Bits of Source: as many as Bits, where Source is not already cut to them.</summary>
internal sealed record Slice(Operand Source, int Bits) : Primitive([Source])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Table[Address + Offset].</summary>
/// <param name="Table">The table.</param>
/// <param name="Address">Where it is read.</param>
/// <param name="Offset">What is added to that, not by an adder but by where the table begins.</param>
internal sealed record Read(Table Table, Operand Address, long Offset = 0) : Primitive([Address])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>How many entries of an ascending table are at or below Source.</summary>
/// <param name="Table">The table.</param>
/// <param name="Source">What is compared.</param>
/// <param name="Passed">How many entries every value of Source passes.</param>
/// <param name="Limits">The entries that some values pass and others do not.</param>
internal sealed record Count(Table Table, Operand Source, int Passed, ImmutableArray<long> Limits) : Primitive([Source])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>What a network of look-up tables makes of bits.</summary>
/// <param name="Logic">The network.</param>
/// <param name="Source">The number of whose low bits it reads.</param>
/// <param name="Reads">What is read of it: all of it, or each bit of <see cref="LogicNetwork.BitsRead"/>.</param>
internal sealed record Network(LogicNetwork Logic, Operand Source, ImmutableArray<Operand> Reads) : Primitive(Reads)
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}
