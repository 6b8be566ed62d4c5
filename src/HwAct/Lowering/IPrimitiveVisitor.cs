namespace HwAct.Lowering;

/// <summary>What is done with each primitive: printed, or counted. A primitive more, and no target compiles before it has a form for it.</summary>
internal interface IPrimitiveVisitor<out T>
{
    T Visit(Sum sum);

    T Visit(Difference difference);

    T Visit(Negation negation);

    T Visit(Product product);

    T Visit(Magnitude magnitude);

    T Visit(Inversion inversion);

    T Visit(Multiple multiple);

    T Visit(Concatenation concatenation);

    T Visit(Comparison comparison);

    T Visit(Selection selection);

    T Visit(ShiftUp shift);

    T Visit(ShiftDown shift);

    T Visit(Slice slice);

    T Visit(Read read);

    T Visit(Count count);

    T Visit(Network network);

    T Visit(Register register);
}
