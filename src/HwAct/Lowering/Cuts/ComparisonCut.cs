using HwAct.Kernels;
using HwAct.Numerics;
using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts comparisons, and counts of them, into shorter ones.</summary>
/// <param name="place">What is cut, and where.</param>
/// <param name="parts">Its parts.</param>
internal sealed class ComparisonCut(CutPlace place, CutParts parts)
{
    // Shorter parts of a comparison gain nothing.
    private const int LeastCompared = 6;

    /// <summary>The parts of a comparison.</summary>
    public ImmutableArray<Definition> Of(Comparison comparison)
    {
        int bits = comparison.Left.Bits;
        if (bits < LeastCompared)
        {
            return [];
        }

        int low = bits / 2;
        Operand same = parts.Define("same", Unsigned(1), new Comparison(Bits(comparison.Left, low, bits - low), Relation.Equal, Bits(comparison.Right, low, bits - low)));
        Operand lower = Compared("lower", new Comparison(Bits(comparison.Left, 0, low), comparison.Relation, Bits(comparison.Right, 0, low)));
        Operand upper = comparison.Relation switch
        {
            Relation.Equal => Literal(0, 1),
            Relation.NotEqual => Literal(1, 1),
            _ => Compared("upper", new Comparison(Upper(comparison.Left, low), comparison.Relation, Upper(comparison.Right, low))),
        };
        return parts.Whole(new Selection(IsSet(same), lower, upper));
    }

    /// <summary>The parts of a count.</summary>
    public ImmutableArray<Definition> Of(Count count)
    {
        if (count.Limits.Length == 1)
        {
            Operand above = new(Signal.Literal(count.Limits[0] - 1), IntegerType.Holding(count.Limits[0] - 1, count.Limits[0] - 1), 0, count.Source.Bits, count.Source.Signed, Cast: false);
            return count.Passed == 0 && (count.Source.Signed || count.Limits[0] > 0) ? parts.Whole(new Comparison(count.Source, Relation.Greater, above)) : [];
        }

        int half = count.Limits.Length / 2;
        if (half == 0)
        {
            return [];
        }

        int bits = place.Whole.Type.Bits;
        Operand first = parts.Define("first", IntegerType.Holding(0, count.Passed + half), count with { Limits = count.Limits[..half] });
        Operand second = parts.Define("second", IntegerType.Holding(0, count.Limits.Length - half), count with { Passed = 0, Limits = count.Limits[half..] });
        return parts.Whole(new Sum(first with { Bits = bits }, second with { Bits = bits }));
    }

    /// <summary>A condition as a bit of its own.</summary>
    public Comparison Hoisted(Comparison condition) => IsSet(parts.Define("when", Unsigned(1), condition));

    // Nothing is below the least number or above the largest: linters know, and say so.
    private Operand Compared(string part, Comparison comparison)
    {
        var type = new IntegerType(comparison.Left.Signed, comparison.Left.Bits);
        (long least, long most) = comparison.Relation == Relation.Less ? (type.Min, type.Max) : (type.Max, type.Min);
        bool isNever = comparison.Relation is Relation.Less or Relation.Greater
            && ((comparison.Right.Signal.IsLiteral && comparison.Right.Signal.Value == least) || (comparison.Left.Signal.IsLiteral && comparison.Left.Signal.Value == most));
        return isNever ? Literal(0, 1) : parts.Define(part, Unsigned(1), comparison);
    }
}
