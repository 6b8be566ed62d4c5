using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// Writes staircases as software climbs them: hardware compares with all thresholds at once. Software chooses one level after another where they
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
            if (IsWhole(step) && new Staircase(kernel, step, compared[step]) is { Thresholds.Length: > 1 } stairs)
            {
                made.Stand(step, Climbed(stairs));
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

    private Step Climbed(Staircase stairs) => stairs.Thresholds.Length <= MostChosen ? Chosen(stairs)
        : stairs.Map(LongestMap) is long[] levels ? Mapped(stairs, levels)
        : Searched(stairs);

    private Step Chosen(Staircase stairs)
    {
        Step step = stairs.Step;
        Step level = new Constant(stairs.Levels[0]);
        for (int i = 0; i < stairs.Thresholds.Length; i++)
        {
            Step below = made.Append(new Less(made.Fresh($"{step.Name}_below_{Named(stairs.Thresholds[i])}"), made.Standing(stairs.Position), new Constant(stairs.Thresholds[i])));
            bool isLast = i == stairs.Thresholds.Length - 1;
            string name = isLast ? step.Name : made.Fresh($"{step.Name}_to_{Named(stairs.Thresholds[i + 1])}");
            level = made.Append(new Select(name, below, level, new Constant(stairs.Levels[i + 1]), isLast ? step.Remark : ""));
        }

        return level;
    }

    private Step Mapped(Staircase stairs, long[] levels)
    {
        Step step = stairs.Step;
        var map = new Table(made.Fresh(step.Name + "_map"), [.. levels], $"{step.Name} of every {stairs.Position.Name}");
        return made.Append(new Lookup(step.Name, map, made.Standing(stairs.Position), step.Remark));
    }

    private Step Searched(Staircase stairs)
    {
        Step step = stairs.Step;
        var limits = new Table(made.Fresh(step.Name + "_thresholds"), stairs.Thresholds, $"where {step.Name} changes");
        Step passed = made.Append(new Rank(made.Fresh(step.Name + "_passed"), limits, made.Standing(stairs.Position)));
        var values = new Table(made.Fresh(step.Name + "_values"), stairs.Levels, $"{step.Name} behind so many thresholds");
        return made.Append(new Lookup(step.Name, values, passed, step.Remark));
    }

    private static string Named(long threshold) => string.Create(CultureInfo.InvariantCulture, $"{(threshold < 0 ? "m" : "")}{Math.Abs(threshold)}");
}
