using HwAct.Numerics;
using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts shifts by an amount that is no number: first by its low bits, then by the others.</summary>
/// <param name="place">What is cut, and where.</param>
/// <param name="parts">Its parts.</param>
internal sealed class ShiftCut(CutPlace place, CutParts parts)
{
    /// <summary>The parts of a shift up.</summary>
    public ImmutableArray<Definition> Of(ShiftUp shift)
    {
        if (ByLow(shift.Amount) is not (Operand low, Operand high))
        {
            return [];
        }

        Operand first = parts.Define("some", Unsigned(shift.Source.Bits), new ShiftUp(shift.Source, low));
        return parts.Whole(new ShiftUp(first, high));
    }

    /// <summary>The parts of a shift down.</summary>
    public ImmutableArray<Definition> Of(ShiftDown shift)
    {
        if (shift.Floor != Floor.Plain || shift.Source.From.Signed != shift.Source.Signed || ByLow(shift.Amount) is not (Operand low, Operand high))
        {
            return [];
        }

        var type = new IntegerType(shift.Source.Signed, shift.Source.Bits);
        Operand first = parts.Define("some", type, new ShiftDown(shift.Source, low, Floor.Plain));
        return parts.Whole(new ShiftDown(first with { Signed = type.Signed }, high, Floor.Plain));
    }

    private (Operand Low, Operand High)? ByLow(Operand amount)
    {
        if (amount.Signal.IsLiteral || amount.Signed || amount.Bits < 2 || !IsWholeAmount(amount))
        {
            return null;
        }

        int low = amount.Bits / 2;
        return (Bits(amount, 0, low), parts.Define("rest", Unsigned(amount.Bits), new Concatenation(Bits(amount, low, amount.Bits - low), Literal(0, low), low)));
    }

    // A part of an amount is none of a signal that is wired: the lowest bits of what was cut before are zeros.
    private bool IsWholeAmount(Operand amount) => place.Timeline.ArrivalOf(amount, place.Stage).All(bit => bit > DeviceDelays.WiredOne);
}
