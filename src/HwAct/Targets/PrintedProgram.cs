using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Kernels.Operations;
using HwAct.Kernels.Ranges;

namespace HwAct.Targets;

/// <summary>
/// A kernel as a back end prints it: a step that takes one value only is that constant, a choice that always falls the same way
/// is what it chooses, and a step that nothing then reads is left out. Compilers would do the same; printed code that has it done
/// already reads better and raises no warning about comparisons that are always true.
/// </summary>
internal sealed class PrintedProgram
{
    private readonly Dictionary<Step, Step> resolved = new(ReferenceEqualityComparer.Instance);

    public PrintedProgram(Kernel kernel)
    {
        Kernel = kernel;
        Result = Resolve(kernel.Result);
        var live = new HashSet<Step>(ReferenceEqualityComparer.Instance);
        MarkLive(Result, live);
        Steps = [.. kernel.Steps.Where(step => step is not Input && live.Contains(step))];
        UnreadInputs = [.. kernel.Steps.OfType<Input>().Where(input => !live.Contains(input))];
        LookupTables = [.. Steps.OfType<Lookup>().Select(step => step.Table).Distinct()];
        RankTables = [.. Steps.OfType<Rank>().Select(step => step.Table).Distinct()];
    }

    /// <summary>The kernel.</summary>
    public Kernel Kernel { get; }

    /// <summary>The steps to print, in evaluation order, without inputs and constants.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>Inputs that no printed step reads.</summary>
    public ImmutableArray<Input> UnreadInputs { get; }

    /// <summary>Tables read by address.</summary>
    public ImmutableArray<Table> LookupTables { get; }

    /// <summary>Tables of breakpoints.</summary>
    public ImmutableArray<Table> RankTables { get; }

    /// <summary>Every table that a printed step reads.</summary>
    public IEnumerable<Table> Tables => LookupTables.Union(RankTables);

    /// <summary>What drives the output: a printed step, an input or a constant.</summary>
    public Step Result { get; }

    /// <summary>The proven range of an operand.</summary>
    public ValueRange RangeOf(Step step) => Kernel.RangeOf(step);

    /// <summary>What stands for an operand: a printed step, an input or a constant.</summary>
    public Step Resolve(Step step)
    {
        if (!resolved.TryGetValue(step, out Step? stand))
        {
            ValueRange range = RangeOf(step);
            stand = range.Min == range.Max ? step as Constant ?? new Constant(range.Min) : Choice(step) is Step chosen ? Resolve(chosen) : step;
            resolved[step] = stand;
        }

        return stand;
    }

    // The operand that the step always equals, where the ranges alone show it.
    private Step? Choice(Step step) => step switch
    {
        Minimum or Maximum when Resolve(step.Operands[0]) == Resolve(step.Operands[1]) => step.Operands[0],
        Select s when Resolve(s.WhenTrue) == Resolve(s.WhenFalse) => s.WhenTrue,
        Minimum s when RangeOf(s.Left).Max <= RangeOf(s.Right).Min => s.Left,
        Minimum s when RangeOf(s.Right).Max <= RangeOf(s.Left).Min => s.Right,
        Maximum s when RangeOf(s.Left).Min >= RangeOf(s.Right).Max => s.Left,
        Maximum s when RangeOf(s.Right).Min >= RangeOf(s.Left).Max => s.Right,
        Select s when RangeOf(s.Condition) is { Min: 0, Max: 0 } => s.WhenFalse,
        Select s when RangeOf(s.Condition) is { Min: > 0 } or { Max: < 0 } => s.WhenTrue,
        LowBits s when RangeOf(s.Source) is { Min: >= 0 } range && range.Max >> s.Bits == 0 => s.Source,
        ShiftLeft s when RangeOf(s.Right).Max == 0 => s.Left,
        ShiftRight s when RangeOf(s.Right).Max == 0 => s.Left,
        _ => null,
    };

    private void MarkLive(Step step, HashSet<Step> live)
    {
        if (step is Constant || !live.Add(step))
        {
            return;
        }

        foreach (Step operand in step.Operands)
        {
            MarkLive(Resolve(operand), live);
        }
    }
}
