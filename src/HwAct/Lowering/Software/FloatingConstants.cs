using System.Numerics;
using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// Constants float down to where they cost least: into the entries of a table where those stay as narrow, into the next constant, or into the bias
/// that keeps what is shifted from being negative. C shifts only what is unsigned, and ⌊v / 2^n⌋ = ⌊(v + k·2^n) / 2^n⌋ − k.
/// </summary>
internal sealed class FloatingConstants
{
    // What a rounding high multiply is raised by: with its half the one constant in two places 16 bits apart, which Thumb has as an immediate operand.
    private const long LaneBias = 1L << 15;

    private readonly KernelProgram kernel;
    private readonly RewrittenSteps made;
    private readonly TableConstants? tables;
    private readonly bool isForLanes;

    // A step of the given program is a step of the new one and a constant more.
    private readonly Dictionary<Step, (Step Step, long Plus)> floating = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Step, Step> settled = new(ReferenceEqualityComparer.Instance);

    private FloatingConstants(KernelProgram kernel, bool isForLanes)
    {
        this.kernel = kernel;
        made = new RewrittenSteps(kernel);
        this.isForLanes = isForLanes;
        tables = isForLanes ? null : new TableConstants(kernel, made);
    }

    /// <summary>The kernel with its constants where they cost least.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="isForLanes">Whether the kernel is made of rounding high multiplies: entries then stay as they are, for forms for vector units read them and
    /// have no bias to take back, and words of 32 bits are as narrow as any, for what has fewer is no core for it.</param>
    public static KernelProgram In(KernelProgram kernel, bool isForLanes)
    {
        var constants = new FloatingConstants(kernel, isForLanes);
        foreach (Step step in kernel.Steps)
        {
            constants.floating[step] = constants.Float(step);
        }

        return constants.made.Build(constants.Settled(kernel.Result));
    }

    private (Step Step, long Plus) Float(Step step)
    {
        (Step Step, long Plus)? moved = step switch
        {
            Add { Right: Constant more } sum => Carried(step, Of(sum.Left).Step, Of(sum.Left).Plus + more.Value),
            Subtract { Right: Constant less } rest => Carried(step, Of(rest.Left).Step, Of(rest.Left).Plus - less.Value),
            Add sum => Joined(sum, Of(sum.Left), Of(sum.Right)),
            Subtract { Left: Constant from } rest => (made.Append(rest.On([new Constant(from.Value - Of(rest.Right).Plus), Of(rest.Right).Step])), 0),
            Subtract rest => Joined(rest, Of(rest.Left), Of(rest.Right)),
            ShiftRight { Right: Constant by } shift when kernel.RangeOf(shift.Left).Min < 0 && kernel.RangeOf(shift) is not { Min: -1, Max: 0 } =>
                Biased(shift, Of(shift.Left), (int)by.Value),
            _ => null,
        };
        return moved ?? (made.Append(step.On([.. step.Operands.Select(Settled)])), 0);
    }

    private (Step Step, long Plus) Of(Step step) => step is Constant ? (step, 0) : floating[step];

    // A constant is carried only as far as the value without it is no wider than the value.
    private (Step Step, long Plus)? Carried(Step step, Step value, long plus) => value is not Constant && IsAsNarrow(step, plus) ? (value, plus) : null;

    private (Step Step, long Plus)? Joined(Binary step, (Step Step, long Plus) left, (Step Step, long Plus) right)
    {
        if (left.Step is Constant || right.Step is Constant)
        {
            return null;
        }

        int sign = step is Subtract ? -1 : 1;
        long plus = left.Plus + (sign * right.Plus);
        if (tables?.With(step.Right, right.Step, sign * plus) is Step more)
        {
            return (made.Append(step.On([left.Step, more])), 0);
        }

        if (tables?.With(step.Left, left.Step, plus) is Step first)
        {
            return (made.Append(step.On([first, right.Step])), 0);
        }

        if (IsAsNarrow(step, plus))
        {
            return (made.Append(step.On([left.Step, right.Step])), plus);
        }

        // What is shifted is added in one instruction where nothing comes between.
        return right is { Step: ShiftRight, Plus: not 0 } && left.Plus == 0 && IsAsNarrow(step.Left, -plus)
            ? (made.Append(step.On([made.Append(Raised(made.Fresh($"{step.Left.Name}_moved"), left.Step, plus, "")), right.Step])), 0)
            : null;
    }

    // The bias is a power of two where that fits the word, which most processors have at hand.
    private (Step Step, long Plus) Biased(ShiftRight shift, (Step Step, long Plus) value, int by)
    {
        ValueRange range = kernel.RangeOf(shift.Left);
        long least = (-range.Min + (1L << by) - 1) >> by;
        long power = (long)BitOperations.RoundUpToPowerOf2((ulong)least);
        long bias = isForLanes && value.Plus == 1L << (by - 1) && least <= LaneBias && Raised(LaneBias) <= 32 ? LaneBias : Raised(power) == Raised(least) ? power : least;
        Step source = made.Append(new Add(made.Fresh($"{shift.Left.Name}_biased"), value.Step, new Constant(value.Plus + (bias << by)), "never negative"));
        string remark = string.Create(CultureInfo.InvariantCulture, $"{shift.Remark}{(shift.Remark.Length > 0 ? "; " : "")}more by {bias}");
        return (made.Append(new ShiftRight(shift.Name, source, shift.Right, remark)), -bias);

        int Raised(long more) => MachineWords.Word(new ValueRange(0, range.Max + (more << by))).StorageBits;
    }

    private Step Settled(Step step)
    {
        if (step is Constant)
        {
            return step;
        }

        (Step value, long plus) = floating[step];
        if (plus == 0)
        {
            return value;
        }

        if (!settled.TryGetValue(step, out Step? whole))
        {
            // The name of a sum with a constant is free: the sum is made here, if at all.
            bool isOwn = step is Add { Right: Constant } or Subtract { Right: Constant };
            string name = isOwn ? step.Name : made.Fresh($"{step.Name}_whole");
            whole = tables?.With(step, value, plus) ?? made.Append(Raised(name, value, plus, step.Remark));
            settled[step] = whole;
        }

        return whole;
    }

    private static Step Raised(string name, Step value, long plus, string remark) =>
        plus > 0 ? new Add(name, value, new Constant(plus), remark) : new Subtract(name, value, new Constant(-plus), remark);

    private bool IsAsNarrow(Step step, long plus)
    {
        ValueRange range = kernel.RangeOf(step);
        return MachineWords.Register(new ValueRange(range.Min - plus, range.Max - plus)) <= (isForLanes ? 32 : MachineWords.Register(range));
    }
}
