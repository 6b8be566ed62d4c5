using HwAct.Lowering;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>
/// A staircase of a position of 8 bits where small code is asked for on AVR: a comparison leaves its borrow in the carry, and what is added to the level with carry takes it from there, four bytes
/// a step where a compiler takes eight. The steps are a subroutine that says which registers it changes: they are there once, and a loop around them has no register to save.
/// </summary>
/// <param name="Steps">The steps that are taken instead of the comparisons.</param>
/// <param name="Function">The function that stands for them.</param>
/// <param name="Lines">The instructions of the subroutine: the position in r25, what the level is added to in r24.</param>
internal sealed record AvrStaircase(OtherSteps Steps, string Function, ImmutableArray<string> Lines)
{
    // Fewer comparisons are smaller in the loop and in the function than the subroutine and two calls.
    private const int FewestSteps = 3;

    /// <summary>The staircases of a program.</summary>
    /// <param name="program">The program in machine words.</param>
    /// <param name="units">The units that there are forms for.</param>
    public static ImmutableArray<AvrStaircase> In(LoweredProgram program, ImmutableArray<VectorUnit> units) =>
        units.Contains(VectorUnit.Avr) ? [.. program.Definitions.Select(last => Of(program, last)).OfType<AvrStaircase>()] : [];

    /// <summary>What the template prints of it.</summary>
    public TemplateModel Model => new()
    {
        ["function"] = Function,
        ["lines"] = TemplateValue.List(Lines.Select(line => $"\"{line}\\n\\t\"")),
    };

    private static AvrStaircase? Of(LoweredProgram program, Definition top)
    {
        var steps = new SelectedLevels(program, top);
        if (steps.Limits.Length < FewestSteps || steps.Position is not { } position || IsPart(program, top))
        {
            return null;
        }

        (Definition last, Operand? start, int sign) = Added(program, top);
        if (last.Type.StorageBits != 8)
        {
            return null;
        }

        var folded = new FoldedPosition(program, position);
        Operand compared = folded.Source ?? position;
        string function = CNames.Stairs(program.Kernel, top.Name);
        string from = start is null ? "0u" : Byte(start);
        string code = $"const {CType.Local(last.Type)} {last.Name} = ({CType.Local(last.Type)}){function}({from}, {Byte(compared)});";
        ImmutableArray<Definition> inner = Unread(program, last, [.. new[] { start, compared }.OfType<Operand>().Select(operand => operand.Signal.Name)]);
        return new AvrStaircase(
            new OtherSteps($"#ifdef {CNames.Constant(program.Kernel, "STAIRS")}", last, inner, [(last.Remark, code)]),
            function,
            [.. folded.Lines, .. Climbed(steps, sign)]);
    }

    // A choice that another one continues.
    private static bool IsPart(LoweredProgram program, Definition top) =>
        program.Primitives.OfType<Selection>().Any(next => next.WhenTrue.Signal.Name == top.Name && new SelectedLevels(program, next).Limits.Length > 1);

    // What the level is added to, or taken from, where nothing else is done with it: all of that is modulo 256.
    private static (Definition Last, Operand? Start, int Sign) Added(LoweredProgram program, Definition top)
    {
        Definition[] readers = [.. program.Definitions.Where(reader => reader.Primitive.Operands.Any(operand => operand.Signal.Name == top.Name))];
        bool isOnly = readers.Length == 1 && program.Operands.Count(operand => operand.Signal.Name == top.Name) == 1 && readers[0].Type.StorageBits == 8;
        return !isOnly ? (top, null, 1) : readers[0].Primitive switch
        {
            Sum { Left: var left, Right: var right } when (left.Signal.Name == top.Name ? right : left) is { Signal.IsLiteral: false } other => (readers[0], other, 1),
            Difference { Left: { Signal.IsLiteral: false } left, Right.Signal: var right } when right.Name == top.Name => (readers[0], left, -1),
            _ => (top, null, 1),
        };
    }

    private static IEnumerable<string> Climbed(SelectedLevels steps, int sign)
    {
        long beyond = sign * steps.Levels[^1];
        if ((beyond & byte.MaxValue) != 0)
        {
            yield return Raised(beyond);
        }

        for (int i = 0; i < steps.Limits.Length; i++)
        {
            long rise = sign * (steps.Levels[i] - steps.Levels[i + 1]);
            yield return string.Create(CultureInfo.InvariantCulture, $"cpi r25, {steps.Limits[i]}");
            if (rise is 1 or -1)
            {
                yield return $"{(rise > 0 ? "adc" : "sbc")} r24, __zero_reg__";
            }
            else
            {
                yield return "brcc .+2";
                yield return Raised(rise);
            }
        }
    }

    private static string Raised(long by) => string.Create(CultureInfo.InvariantCulture, $"subi r24, {-by & byte.MaxValue}");

    private static string Byte(Operand operand) => $"(uint8_t){operand.Signal.Name}";

    // What only the steps read that are taken instead.
    private static ImmutableArray<Definition> Unread(LoweredProgram program, Definition last, HashSet<string> read)
    {
        List<Definition> unread = [];
        HashSet<string> left = [last.Name];
        foreach (Definition one in program.Definitions.Reverse().Where(one => !left.Contains(one.Name) && !read.Contains(one.Name) && program.Result.Signal.Name != one.Name))
        {
            if (program.Definitions.Where(reader => reader.Primitive.Operands.Any(operand => operand.Signal.Name == one.Name)).All(reader => left.Contains(reader.Name)))
            {
                unread.Insert(0, one);
                left.Add(one.Name);
            }
        }

        return [.. unread];
    }
}
