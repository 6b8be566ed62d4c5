using System.Numerics;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Costs;

/// <summary>Counts of what makes the code of a program in machine words long or short.</summary>
internal sealed class FlashCount : IPrimitiveVisitor<bool>
{
    private const int SmallConstant = 255;

    // Registers that instructions of two bytes name, less what the loop needs.
    private const int Few = 4;
    private const int Many = 8;

    private readonly Dictionary<string, Primitive> known = new(StringComparer.Ordinal);
    private readonly HashSet<Table> read = [];
    private readonly int[] counts = new int[Enum.GetValues<FlashPart>().Length];

    // Conditions that a sum reads.
    private readonly HashSet<Primitive> added;

    private FlashCount(LoweredProgram program)
    {
        HashSet<string> summed = [.. program.Primitives.Where(primitive => primitive is Lowering.Sum or Difference).SelectMany(primitive => primitive.Operands).Where(operand => !operand.Signal.IsLiteral).Select(operand => operand.Signal.Name)];
        added = [.. program.Definitions.Where(definition => definition.Primitive is Comparison && summed.Contains(definition.Name)).Select(definition => definition.Primitive)];
    }

    /// <summary>What a kernel's code is made of, and its tables.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="formats">What the codes on its ports mean, as far as it is known.</param>
    public static FlashContents Of(KernelProgram kernel, ImmutableArray<Quantization> formats = default)
    {
        LoweredProgram program = MachineWords.Of(kernel, formats);
        var count = new FlashCount(program);
        count.Add(FlashPart.Functions);
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
            : value <= SmallConstant ? FlashPart.ProductOfSmall
            : FlashPart.ProductOfLarge);
    }

    /// <inheritdoc/>
    public bool Visit(Magnitude magnitude) => Add(FlashPart.Magnitude);

    /// <inheritdoc/>
    public bool Visit(Inversion inversion) => Condition(inversion.Condition) | Add(FlashPart.Inversion);

    /// <inheritdoc/>
    public bool Visit(Multiple multiple) => Add(FlashPart.Multiple);

    /// <inheritdoc/>
    public bool Visit(Concatenation concatenation) => Add(FlashPart.ProductOfPower) | Add(FlashPart.Sum);

    /// <inheritdoc/>
    public bool Visit(Comparison comparison) => Condition(comparison) | Add(added.Contains(comparison) ? FlashPart.ConditionAdded : FlashPart.Condition);

    /// <inheritdoc/>
    public bool Visit(Selection selection)
    {
        Comparison condition = selection.Condition;
        bool isLimit = (Same(condition.Left, selection.WhenTrue) && Same(condition.Right, selection.WhenFalse)) || (Same(condition.Left, selection.WhenFalse) && Same(condition.Right, selection.WhenTrue));
        if (isLimit && condition.Right.Signal.IsLiteral)
        {
            return condition.Right.Signal.Value == 0 && condition.Relation == Relation.Greater ? Add(FlashPart.AtLeastZero)
                : Add(FlashPart.Limit) | Compared(condition) | (IsLarge(condition.Right) && Add(FlashPart.ChoiceOfLarge));
        }

        bool isOfConstants = selection.WhenTrue.Signal.IsLiteral && selection.WhenFalse.Signal.IsLiteral;
        bool isStep = isOfConstants && (selection.WhenTrue.Signal.Value == 0 || selection.WhenFalse.Signal.Value == 0);
        return Condition(condition) | Add(isStep ? FlashPart.ChoiceOfStep : isOfConstants ? FlashPart.ChoiceOfConstants : FlashPart.Choice)
            | (IsLarge(selection.WhenTrue) && Add(FlashPart.ChoiceOfLarge)) | (IsLarge(selection.WhenFalse) && Add(FlashPart.ChoiceOfLarge));
    }

    /// <inheritdoc/>
    public bool Visit(ShiftUp shift) => Add(shift.Amount.Signal.IsLiteral ? FlashPart.Shift : FlashPart.ShiftByValue);

    /// <inheritdoc/>
    public bool Visit(ShiftDown shift) => Add(!shift.Amount.Signal.IsLiteral ? FlashPart.ShiftByValue : shift.Floor == Floor.Plain ? FlashPart.Shift : FlashPart.ShiftOfSigned);

    /// <inheritdoc/>
    public bool Visit(Slice slice) => Add(FlashPart.LowBits);

    /// <inheritdoc/>
    public bool Visit(Read read) => Add(!this.read.Add(read.Table) ? FlashPart.ReadAgain : read.Table.Type.StorageBits == 8 ? FlashPart.ReadByte : FlashPart.ReadWider);

    /// <inheritdoc/>
    public bool Visit(Count count) => Add(FlashPart.Count);

    /// <inheritdoc/>
    public bool Visit(Network network) => Add(FlashPart.Network);

    /// <inheritdoc/>
    public bool Visit(Register register) => throw new NotSupportedException("Software has no clock.");

    private static bool Same(Operand a, Operand b) => a.Signal.IsLiteral ? b.Signal.IsLiteral && a.Signal.Value == b.Signal.Value : a.Signal.Name == b.Signal.Name;

    private static bool IsLarge(Operand operand) => operand.Signal.IsLiteral && operand.Signal.Value is < 0 or > SmallConstant;

    // An immediate of Thumb-2: eight bits, shifted, or the same byte twice or four times; or twelve bits.
    private static bool IsMedium(long magnitude) => magnitude < 4096 || magnitude >> BitOperations.TrailingZeroCount(magnitude) <= SmallConstant;

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
            : Math.Abs(literal.Value) <= SmallConstant ? FlashPart.SumOfSmall
            : IsMedium(Math.Abs(literal.Value)) ? FlashPart.SumOfMedium
            : FlashPart.SumOfLarge);
    }

    // A condition that is a definition of its own is counted there.
    private bool Condition(Comparison condition) =>
        condition.Right.Signal is { IsLiteral: true, Value: 0 } && !condition.Left.Signal.IsLiteral && known.GetValueOrDefault(condition.Left.Signal.Name) is Comparison || Compared(condition);

    private bool Compared(Comparison condition) => Add(
        condition.Right.Signal is { IsLiteral: true, Value: 0 } ? FlashPart.CompareZero
        : condition.Right.Signal.IsLiteral && Math.Abs(condition.Right.Signal.Value) > SmallConstant ? FlashPart.CompareLarge
        : FlashPart.CompareSmall);

    private bool Add(FlashPart part, int count = 1)
    {
        counts[(int)part] += count;
        return true;
    }
}
