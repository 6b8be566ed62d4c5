using System.Numerics;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Costs;

/// <summary>Counts of what makes the code of a program in machine words long or short.</summary>
internal sealed class FlashCount : IPrimitiveVisitor<bool>
{
    // What gcc copies into both functions at -Os is at most so many steps by its own estimate, in which a comparison is two of them: that of the value, and the condition.
    private const int MostInlined = 9;

    // Registers that instructions of two bytes name, less what the loop needs.
    private const int Few = 4;
    private const int Many = 8;

    private readonly Dictionary<string, Primitive> known = new(StringComparer.Ordinal);
    private readonly HashSet<Table> read = [];
    private readonly int[] counts = new int[Enum.GetValues<FlashPart>().Length];

    // Conditions that a sum reads.
    private readonly HashSet<Primitive> added;

    // How many definitions read each signal.
    private readonly Dictionary<string, int> readers;

    private FlashCount(LoweredProgram program)
    {
        HashSet<string> summed = [.. program.Primitives.Where(primitive => primitive is Lowering.Sum or Difference).SelectMany(NamesRead)];
        added = [.. program.Definitions.Where(definition => definition.Primitive is Comparison && summed.Contains(definition.Name)).Select(definition => definition.Primitive)];
        readers = program.Primitives.SelectMany(primitive => NamesRead(primitive).Distinct(StringComparer.Ordinal)).CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>What a kernel's code is made of, and its tables.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known.</param>
    public static FlashContents Of(KernelProgram kernel, ImmutableArray<Quantization> formats = default)
    {
        LoweredProgram program = MachineWords.Of(kernel, formats);
        var count = new FlashCount(program);
        count.Add(FlashPart.SecondInput, kernel.Inputs.Length - 1);
        foreach (Definition definition in program.Definitions)
        {
            count.known[definition.Name] = definition.Primitive;
            definition.Primitive.Accept(count);
            count.Add(FlashPart.Wide, definition.Computed.Bits > 32 ? 1 : 0);
        }

        int tables = program.Tables.Count();
        count.Add(FlashPart.Tables, Math.Min(tables, 1));
        count.Add(FlashPart.OtherTable, Math.Max(tables - 1, 0));
        int living = Living(program).DefaultIfEmpty(0).Max();
        count.Add(FlashPart.Crowded, Math.Max(0, Math.Min(living, Many) - Few));
        count.Add(FlashPart.Overcrowded, Math.Max(0, living - Many));
        bool isInlined = program.Primitives.Sum(Estimated) <= MostInlined;
        for (int i = 0; isInlined && i < count.counts.Length; i++)
        {
            count.counts[i] *= 2;
        }

        count.Add(isInlined ? FlashPart.Inlined : FlashPart.Shared);
        count.Add(FlashPart.SaturationInlined, isInlined ? count.counts[(int)FlashPart.Saturation] / 2 : 0);
        return new FlashContents([.. count.counts], program.Tables.Sum(table => table.RomBytes) + program.Primitives.OfType<Network>().Sum(network => network.Logic.RomBytes));
    }

    /// <inheritdoc/>
    public bool Visit(Sum sum) => Sum(sum.Left, sum.Right);

    /// <inheritdoc/>
    public bool Visit(Difference difference) => difference.Left.Signal.IsLiteral ? Add(FlashPart.FromConstant) : Sum(difference.Left, difference.Right);

    /// <inheritdoc/>
    public bool Visit(Negation negation) => Add(FlashPart.Negation);

    /// <inheritdoc/>
    public bool Visit(Product product)
    {
        Signal? factor = product.Right.Signal.IsLiteral ? product.Right.Signal : product.Left.Signal.IsLiteral ? product.Left.Signal : null;
        long value = Math.Abs(factor?.Value ?? 0);
        return Add(factor is null ? FlashPart.Product
            : BitOperations.IsPow2(value) ? FlashPart.ProductOfPower
            : BitOperations.IsPow2(value - 1) || BitOperations.IsPow2(value + 1) ? FlashPart.ProductNearPower
            : ThumbImmediate.IsSmall(factor.Value.Value) ? FlashPart.ProductOfSmall
            : FlashPart.ProductOfLarge);
    }

    /// <inheritdoc/>
    public bool Visit(Magnitude magnitude) => Add(FlashPart.Magnitude);

    /// <inheritdoc/>
    public bool Visit(Inversion inversion) => Condition(inversion.Condition) | Add(FlashPart.Inversion);

    /// <inheritdoc/>
    public bool Visit(Multiple multiple) => Add(FlashPart.Multiple);

    /// <inheritdoc/>
    public bool Visit(Concatenation concatenation) => Add(FlashPart.Concatenation);

    /// <inheritdoc/>
    public bool Visit(Comparison comparison)
    {
        Signal constant = comparison.Left.Signal.IsLiteral ? comparison.Left.Signal : comparison.Right.Signal;
        return Add(
            !added.Contains(comparison) ? FlashPart.Condition
            : constant.IsLiteral && ThumbImmediate.IsModified(Math.Abs(constant.Value)) ? FlashPart.ConditionAdded
            : FlashPart.ConditionOfLarge);
    }

    /// <inheritdoc/>
    public bool Visit(Selection selection)
    {
        Comparison condition = selection.Condition;
        if (IsLimit(selection))
        {
            return Limited(selection, condition.Right.Signal.Value);
        }

        bool isStep = selection is { WhenTrue.Signal.IsLiteral: true, WhenFalse.Signal.IsLiteral: true } && (selection.WhenTrue.Signal.Value == 0 || selection.WhenFalse.Signal.Value == 0);
        return Condition(condition) | Add(FlashPart.Choice) | Chosen(selection.WhenTrue.Signal) | Chosen(selection.WhenFalse.Signal) | Add(FlashPart.ChoiceOfStep, isStep ? 1 : 0);
    }

    /// <inheritdoc/>
    public bool Visit(ShiftUp shift) => Add(shift.Amount.Signal.IsLiteral ? FlashPart.Shift : FlashPart.ShiftByValue);

    /// <inheritdoc/>
    public bool Visit(ShiftDown shift) => Add(!shift.Amount.Signal.IsLiteral ? FlashPart.ShiftByValue : shift.Floor == Floor.Plain ? FlashPart.Shift : FlashPart.ShiftOfSigned);

    /// <inheritdoc/>
    public bool Visit(Slice slice) => Add(FlashPart.LowBits, slice.Bits is 8 or 16 || IsWidening(slice) ? 0 : 1);

    /// <inheritdoc/>
    public bool Visit(Read read) => Add(!this.read.Add(read.Table) ? FlashPart.ReadAgain : read.Table.Type.StorageBits == 8 ? FlashPart.ReadByte : FlashPart.ReadWider);

    /// <inheritdoc/>
    public bool Visit(Count count) => Add(FlashPart.Count);

    /// <inheritdoc/>
    public bool Visit(Network network) => Add(FlashPart.Network);

    /// <inheritdoc/>
    public bool Visit(Register register) => throw new NotSupportedException("Software has no clock.");

    // What a step is to the compiler as it decides whether both functions have it.
    private static int Estimated(Primitive primitive) => primitive switch
    {
        Slice slice when slice.Bits >= 16 => 0,
        Comparison => 2,
        Selection selection => IsLimit(selection) ? 1 : 2,
        _ => 1,
    };

    private static bool IsWidening(Slice slice) => slice.Bits > 16 && slice.Source.Signal is { IsLiteral: false, Range: { Min: < 0 and >= short.MinValue, Max: <= short.MaxValue } };

    private static IEnumerable<string> NamesRead(Primitive primitive) => primitive.Operands.Where(operand => !operand.Signal.IsLiteral).Select(operand => operand.Signal.Name);

    private static bool Same(Operand a, Operand b) => a.Signal.IsLiteral ? b.Signal.IsLiteral && a.Signal.Value == b.Signal.Value : a.Signal.Name == b.Signal.Name;

    // The smaller or larger of a value and a constant.
    private static bool IsLimit(Selection selection)
    {
        Comparison condition = selection.Condition;
        return condition.Right.Signal.IsLiteral && ((Same(condition.Left, selection.WhenTrue) && Same(condition.Right, selection.WhenFalse))
            || (Same(condition.Left, selection.WhenFalse) && Same(condition.Right, selection.WhenTrue)));
    }

    // Whether both are the limits of so many bits.
    private static bool IsOfBits(long floor, long ceiling) => BitOperations.IsPow2(ceiling + 1) && (floor == 0 || floor == -ceiling - 1);

    // How many values live behind each definition.
    private static IEnumerable<int> Living(LoweredProgram program)
    {
        ImmutableArray<Definition> definitions = program.Definitions;
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < definitions.Length; i++)
        {
            foreach (Operand operand in definitions[i].Primitive.Operands.Where(operand => !operand.Signal.IsLiteral))
            {
                last[operand.Signal.Name] = i;
            }
        }

        var living = new HashSet<string>(program.Kernel.Inputs.Select(port => port.Name), StringComparer.Ordinal);
        for (int i = 0; i < definitions.Length; i++)
        {
            living.Add(definitions[i].Name);
            living.RemoveWhere(name => last.GetValueOrDefault(name, -1) <= i && name != definitions[i].Name);
            yield return living.Count;
        }
    }

    private bool Sum(Operand left, Operand right)
    {
        Signal? constant = right.Signal.IsLiteral ? right.Signal : left.Signal.IsLiteral ? left.Signal : null;
        return Add(constant is not Signal literal ? FlashPart.Sum
            : ThumbImmediate.IsSmall(Math.Abs(literal.Value)) ? FlashPart.SumOfSmall
            : ThumbImmediate.IsSummand(literal.Value) ? FlashPart.SumOfMedium
            : FlashPart.SumOfLarge);
    }

    private bool Limited(Selection selection, long limit)
    {
        Primitive? before = known.GetValueOrDefault(selection.Condition.Left.Signal.Name);
        if (before is Selection floor && IsLimit(floor) && floor.Condition.Relation == Relation.Greater && selection.Condition.Relation == Relation.Less && IsOfBits(floor.Condition.Right.Signal.Value, limit)
            && readers[selection.Condition.Left.Signal.Name] == 1)
        {
            // The lower limit has been counted apart.
            Add(floor.Condition.Right.Signal.Value == 0 ? FlashPart.AtLeastZero : FlashPart.LimitOfLarge, -1);
            return Add(FlashPart.Saturation);
        }

        return Add(limit == 0 && selection.Condition.Relation == Relation.Greater ? FlashPart.AtLeastZero : ThumbImmediate.IsSmall(limit) ? FlashPart.Limit : FlashPart.LimitOfLarge);
    }

    private bool Chosen(Signal value) => value.IsLiteral ? Add(ThumbImmediate.IsSmall(value.Value) ? FlashPart.ChosenSmall : FlashPart.ChosenLarge)
        : known.GetValueOrDefault(value.Name) is Selection && readers[value.Name] == 1 && Add(FlashPart.ChoiceOfChoice);

    // A condition that is a definition of its own is counted there.
    private bool Condition(Comparison condition)
    {
        bool isWithZero = condition.Right.Signal is { IsLiteral: true, Value: 0 };
        bool isCounted = isWithZero && !condition.Left.Signal.IsLiteral && known.GetValueOrDefault(condition.Left.Signal.Name) is Comparison;
        return Add(isWithZero ? FlashPart.CompareZero : FlashPart.Compare, isCounted ? 0 : 1);
    }

    private bool Add(FlashPart part, int count = 1)
    {
        counts[(int)part] += count;
        return true;
    }
}
