namespace HwAct.Lowering;

/// <summary>What Source was at the last clock that counted.</summary>
/// <param name="Source">What is kept.</param>
/// <param name="Rank">After how many clocks it is the value of a code.</param>
internal sealed record Register(Operand Source, int Rank) : Primitive([Source])
{
    /// <inheritdoc/>
    public override T Accept<T>(IPrimitiveVisitor<T> visitor) => visitor.Visit(this);
}
