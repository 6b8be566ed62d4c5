using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>
/// Sums of several numbers, each at its place, as a tree of adders in place of a chain of them: the same number some adders earlier. The longest number
/// joins last, or that at the highest place where it would wait: below that its bits pass through.
/// </summary>
internal sealed class SumTrees
{
    private const int LeastTerms = 3;
    private const int MostBits = 60;

    private readonly Dictionary<string, Definition> known;
    private readonly List<Definition> made = [];
    private readonly HashSet<string> names;

    private SumTrees(LoweredProgram program)
    {
        known = program.Definitions.ToDictionary(definition => definition.Name, StringComparer.Ordinal);
        names = [.. known.Keys, program.Kernel.Name, .. program.Kernel.Inputs.Select(port => port.Name)];
    }

    /// <summary>The program with trees; the same where there is nothing to gain.</summary>
    public static LoweredProgram In(LoweredProgram program)
    {
        var trees = new SumTrees(program);
        foreach (Definition definition in program.Definitions)
        {
            trees.made.Add(trees.Tree(definition) is Slice tree ? definition with { Primitive = tree } : definition);
        }

        return trees.made.Count == program.Definitions.Length ? program : new LoweredProgram(program.Kernel, [.. trees.made], program.Result).WithoutUnread();
    }

    private Slice? Tree(Definition root)
    {
        if (root.Primitive is not Sum sum)
        {
            return null;
        }

        List<Term>? terms = [];
        if (!Collect(sum.Left, 0, terms) || !Collect(sum.Right, 0, terms) || terms.Count < LeastTerms || terms.Exists(term => term.Place + term.Operand.Bits > MostBits))
        {
            return null;
        }

        Term longest = terms.MaxBy(term => term.Place + term.Operand.Bits)!;
        List<Term> others = [.. terms.Where(term => term != longest).OrderBy(term => term.Place)];
        while (others.Count > 1)
        {
            if (others.Count % 2 == 1)
            {
                longest = Joined(root, longest, others[^1]);
                others.RemoveAt(others.Count - 1);
            }

            others = [.. others.Chunk(2).Select(pair => Joined(root, pair[0], pair[1]))];
        }

        Term all = Joined(root, longest, others[0]);
        return new Slice(OperandBits.Bits(all.Operand, 0, Math.Min(all.Operand.Bits, root.Type.Bits)) with { Bits = root.Type.Bits }, root.Type.Bits);
    }

    // What a sum adds up, of numbers that are never negative and wrap nowhere; the last sum may wrap.
    private bool Collect(Operand operand, int place, List<Term> terms)
    {
        if (operand.Signal.IsLiteral || operand.From.Signed || operand.Lowest != 0)
        {
            return false;
        }

        if (operand.Bits >= operand.From.Bits && known.TryGetValue(operand.Signal.Name, out Definition? source) && IsExactSum(source) is (Operand one, Operand other, int apart))
        {
            int before = terms.Count;
            if (Collect(one, place, terms) && Collect(other, place + apart, terms))
            {
                return true;
            }

            terms.RemoveRange(before, terms.Count - before);
        }

        int bits = Math.Min(operand.Bits, operand.From.Bits);
        terms.Add(new Term(operand with { Bits = bits, Cast = false }, place, operand.Bits < operand.From.Bits ? (1L << bits) - 1 : operand.Signal.Range.Max));
        return true;
    }

    // A sum, or one of what is above some low bits, that is joined with these: one + other · 2^apart.
    private (Operand One, Operand Other, int Apart)? IsExactSum(Definition definition)
    {
        if (definition.Primitive is Sum sum)
        {
            return Fits(sum, definition.Type) ? (sum.Left, sum.Right, 0) : null;
        }

        if (definition.Primitive is not Concatenation { High: var high, Low: var low, Bits: var apart }
            || !known.TryGetValue(high.Signal.Name, out Definition? added) || added.Primitive is not Sum upper || high.Lowest != 0 || high.Bits < added.Type.Bits || !Fits(upper, added.Type)
            || low.Signal.IsLiteral || low.Lowest != 0 || low.Bits < apart)
        {
            return null;
        }

        Operand whole = Behind(low);
        return whole.Lowest != 0 ? null
            : IsAbove(upper.Left, whole, apart) ? (whole, upper.Right, apart)
            : IsAbove(upper.Right, whole, apart) ? (whole, upper.Left, apart)
            : null;
    }

    private bool IsAbove(Operand operand, Operand whole, int apart) => Behind(operand) is var behind && behind.Signal.Name == whole.Signal.Name && behind.Lowest == apart;

    // Some bits have a wire of their own as a rule: the number that they are of, all of it from where they begin.
    private Operand Behind(Operand operand) => known.TryGetValue(operand.Signal.Name, out Definition? wire) && wire.Primitive is Slice { Source: { Signal.IsLiteral: false } source }
        ? Behind(source with { Lowest = source.Lowest + operand.Lowest })
        : operand with { Bits = Math.Max(1, operand.From.Bits - operand.Lowest), Signed = false, Cast = false };

    private static bool Fits(Sum sum, IntegerType type) => !type.Signed && sum.Left.Signal.Range.Max + sum.Right.Signal.Range.Max <= type.Max;

    private Term Joined(Definition root, Term one, Term other)
    {
        (Term low, Term high) = one.Place <= other.Place ? (one, other) : (other, one);
        int apart = high.Place - low.Place;
        long most = low.Most + (high.Most << apart);
        var type = IntegerType.Holding(0, most);
        if (apart == 0)
        {
            return new Term(Define(root, type, new Sum(low.Operand with { Bits = type.Bits }, high.Operand with { Bits = type.Bits })), low.Place, most);
        }

        Operand passed = OperandBits.Bits(low.Operand, 0, Math.Min(apart, low.Operand.Bits)) with { Bits = apart };
        Operand upper = low.Operand.Bits <= apart ? high.Operand
            : Define(root, new IntegerType(signed: false, type.Bits - apart), new Sum(low.Operand with { Lowest = low.Operand.Lowest + apart, Bits = type.Bits - apart }, high.Operand with { Bits = type.Bits - apart }));
        return new Term(Define(root, type, new Concatenation(upper with { Bits = type.Bits - apart }, passed, apart)), low.Place, most);
    }

    private Operand Define(Definition root, IntegerType type, Primitive primitive)
    {
        int number = 0;
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{root.Name}_part_{number++}");
        }
        while (!names.Add(name));
        made.Add(new Definition(name, type, type, primitive, ""));
        return new Operand(new Signal(name, new ValueRange(type.Min, type.Max)), type, 0, type.Bits, Signed: false, Cast: false);
    }

    private sealed record Term(Operand Operand, int Place, long Most);
}
