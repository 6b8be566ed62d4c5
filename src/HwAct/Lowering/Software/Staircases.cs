using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// What comparisons of one value with constants add up to is a staircase: hardware compares with all of them at once. Software chooses one level after another where they
/// are few, each choice a compare and a move; reads the level of every position where those are few; and else the level by the number of thresholds that are passed.
/// </summary>
internal sealed class Staircases
{
    /// <summary>As many choices are no more code than a search is.</summary>
    private const int MostChosen = 12;

    /// <summary>Entries of the longest table of levels: much shorter than one of all codes of 8 bits.</summary>
    private const int LongestMap = 160;

    private readonly KernelProgram kernel;
    private readonly RewrittenSteps made;

    // What is compared where a step is made of nothing but its comparisons.
    private readonly Dictionary<Step, Step> compared = new(ReferenceEqualityComparer.Instance);

    private Staircases(KernelProgram kernel)
    {
        this.kernel = kernel;
        made = new RewrittenSteps(kernel);
    }

    /// <summary>The kernel with its staircases as software climbs them.</summary>
    public static KernelProgram In(KernelProgram kernel) => kernel.Steps.OfType<Less>().Skip(1).Any() ? new Staircases(kernel).Written() : kernel;

    private KernelProgram Written()
    {
        foreach (Step step in kernel.Steps)
        {
            if (ComparedIn(step) is Step position)
            {
                compared[step] = position;
            }
        }

        bool isOther = false;
        foreach (Step step in kernel.Steps)
        {
            if (IsWhole(step) && Thresholds(step) is { Length: > 1 } thresholds)
            {
                made.Stand(step, Climbed(step, compared[step], thresholds));
                isOther = true;
            }
            else
            {
                made.Keep(step);
            }
        }

        return isOther ? made.Build() : kernel;
    }

    private Step? ComparedIn(Step step) => step switch
    {
        Less { Left: not Constant, Right: Constant } less => less.Left,
        Less { Left: Constant, Right: not Constant } less => less.Right,
        Add or Subtract or Multiply or ShiftLeft { Right: Constant } or Select => step.Operands.Where(operand => operand is not Constant).ToArray() is var parts
            && parts.All(compared.ContainsKey) && parts.Select(part => compared[part]).Distinct().ToArray() is [var only] ? only : null,
        _ => null,
    };

    // Nothing that reads it is a part of the same staircase.
    private bool IsWhole(Step step) => step is not Less && compared.TryGetValue(step, out Step? position)
        && (step == kernel.Result || kernel.Steps.Any(reader => reader.Operands.Contains(step) && compared.GetValueOrDefault(reader) != position));

    // The positions from which on another level holds.
    private long[] Thresholds(Step step)
    {
        ValueRange range = kernel.RangeOf(compared[step]);
        long[] candidates = [.. Limits(step).Distinct().Where(limit => limit > range.Min && limit <= range.Max).Order()];
        return [.. candidates.Where(limit => LevelAt(step, limit) != LevelAt(step, limit - 1))];
    }

    private IEnumerable<long> Limits(Step step) => Parts(step).OfType<Less>().Select(less => less.Left is Constant limit ? limit.Value + 1 : ((Constant)less.Right).Value);

    // The step and what it is made of, each before its readers.
    private IEnumerable<Step> Parts(Step step)
    {
        var parts = new HashSet<Step>(ReferenceEqualityComparer.Instance) { step };
        foreach (Step part in kernel.Steps.Reverse().Where(part => parts.Contains(part) && part is not Less))
        {
            parts.UnionWith(part.Operands.Where(operand => operand is not Constant));
        }

        return kernel.Steps.Where(parts.Contains);
    }

    private long LevelAt(Step step, long position)
    {
        var values = new Dictionary<Step, long>(ReferenceEqualityComparer.Instance);
        foreach (Step part in Parts(step))
        {
            values[part] = part switch
            {
                Less less => (less.Left is Constant left ? left.Value : position) < (less.Right is Constant right ? right.Value : position) ? 1 : 0,
                Add add => Of(add.Left) + Of(add.Right),
                Subtract subtract => Of(subtract.Left) - Of(subtract.Right),
                Multiply multiply => Of(multiply.Left) * Of(multiply.Right),
                ShiftLeft shift => Of(shift.Left) << (int)Of(shift.Right),
                Select select => Of(Of(select.Condition) != 0 ? select.WhenTrue : select.WhenFalse),
                _ => throw new NotSupportedException($"{part} is no part of a staircase."),
            };
        }

        return values[step];

        long Of(Step part) => part is Constant constant ? constant.Value : values[part];
    }

    private Step Climbed(Step step, Step position, long[] thresholds)
    {
        ValueRange range = kernel.RangeOf(position);
        long[] levels = [LevelAt(step, range.Min), .. thresholds.Select(threshold => LevelAt(step, threshold))];
        return thresholds.Length <= MostChosen ? Chosen(step, position, thresholds, levels)
            : range is { Min: >= 0, Max: < LongestMap } ? Mapped(step, position, range)
            : Searched(step, position, thresholds, levels);
    }

    private Step Chosen(Step step, Step position, long[] thresholds, long[] levels)
    {
        Step level = new Constant(levels[0]);
        for (int i = 0; i < thresholds.Length; i++)
        {
            Step below = made.Append(new Less(made.Fresh($"{step.Name}_below_{Named(thresholds[i])}"), made.Standing(position), new Constant(thresholds[i])));
            bool isLast = i == thresholds.Length - 1;
            string name = isLast ? step.Name : made.Fresh($"{step.Name}_to_{Named(thresholds[i + 1])}");
            level = made.Append(new Select(name, below, level, new Constant(levels[i + 1]), isLast ? step.Remark : ""));
        }

        return level;
    }

    private Step Mapped(Step step, Step position, ValueRange range)
    {
        var map = new Table(made.Fresh(step.Name + "_map"), [.. Enumerable.Range(0, (int)range.Max + 1).Select(at => LevelAt(step, at))], $"{step.Name} of every {position.Name}");
        return made.Append(new Lookup(step.Name, map, made.Standing(position), step.Remark));
    }

    private Step Searched(Step step, Step position, long[] thresholds, long[] levels)
    {
        var limits = new Table(made.Fresh(step.Name + "_thresholds"), [.. thresholds], $"where {step.Name} changes");
        Step passed = made.Append(new Rank(made.Fresh(step.Name + "_passed"), limits, made.Standing(position)));
        var values = new Table(made.Fresh(step.Name + "_values"), [.. levels], $"{step.Name} behind so many thresholds");
        return made.Append(new Lookup(step.Name, values, passed, step.Remark));
    }

    private static string Named(long threshold) => string.Create(CultureInfo.InvariantCulture, $"{(threshold < 0 ? "m" : "")}{Math.Abs(threshold)}");
}
