using HwAct.Kernels;

namespace HwAct.Proofs;

/// <summary>The segments of a program, read off the program itself, so that they are known of every method and of a stored program.</summary>
/// <remarks>A segment ends where an address of a look-up, a comparison, a sign or the greater of two numbers changes. Inside one, each
/// step is a polynomial of the input, whose degree follows from the operations. What counts is the degree of the terms that a method is
/// free in: the straight lines that they are added to are the activation's.</remarks>
internal static class ProgramPieces
{
    /// <summary>The pieces of a program over the codes of a trace, from the most negative code; together they hold every code once.</summary>
    public static ImmutableArray<ProgramPiece> Of(ProgramTrace trace)
    {
        var ends = new bool[trace.Count];
        foreach (Step step in trace.Kernel.Steps)
        {
            foreach (long[] decision in Decisions(trace, step))
            {
                for (int i = 1; i < decision.Length; i++)
                {
                    ends[i - 1] |= decision[i] != decision[i - 1];
                }
            }
        }

        ends[^1] = true;
        HashSet<Step> lines = Lines(trace.Kernel);
        var pieces = ImmutableArray.CreateBuilder<ProgramPiece>();
        int first = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            if (ends[i])
            {
                pieces.Add(new ProgramPiece(first, i, DegreeAt(trace, i, lines)));
                first = i + 1;
            }
        }

        return pieces.ToImmutable();
    }

    private static IEnumerable<long[]> Decisions(ProgramTrace trace, Step step) => step switch
    {
        Lookup or LutNetwork => [trace[step.Operands[0]].ToArray()],
        Rank or Less or Equal => [trace[step].ToArray()],
        Select or InvertIf => [Where(trace[step.Operands[0]], condition => condition != 0)],
        Absolute => [Where(trace[step.Operands[0]], value => value < 0)],
        Maximum or Minimum => [Lefts(trace, step)],
        _ => [],
    };

    private static long[] Where(ReadOnlySpan<long> values, Func<long, bool> holds)
    {
        var answers = new long[values.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            answers[i] = holds(values[i]) ? 1 : 0;
        }

        return answers;
    }

    // Whether the left one is taken. Where both are alike nothing is decided: such a code goes with the next.
    private static long[] Lefts(ProgramTrace trace, Step step)
    {
        ReadOnlySpan<long> left = trace[step.Operands[0]];
        ReadOnlySpan<long> right = trace[step.Operands[1]];
        ReadOnlySpan<long> value = trace[step];
        var lefts = new long[left.Length];
        long next = 0;
        for (int i = lefts.Length - 1; i >= 0; i--)
        {
            next = left[i] == right[i] ? next : value[i] == left[i] ? 1 : 0;
            lefts[i] = next;
        }

        return lefts;
    }

    /// <summary>Whether a program adds what it approximates to straight lines of its input.</summary>
    public static bool HasLines(KernelProgram kernel) => Lines(kernel).Any(step => step is not (Constant or Input) && DependsOnInput(step) && step is not (Less or Equal));

    private static bool DependsOnInput(Step step) => step is Input || step.Operands.Any(DependsOnInput);

    // The steps that are made of nothing but what straight lines need.
    private static HashSet<Step> Lines(KernelProgram kernel)
    {
        var lines = new HashSet<Step>(ReferenceEqualityComparer.Instance);
        foreach (Step step in kernel.Steps)
        {
            if (step is Input or Add or Subtract or Multiply or ShiftLeft or Maximum or Minimum or Less or Equal or Select
                && step.Operands.All(operand => operand is Constant || lines.Contains(operand))
                && (step is not Multiply || step.Operands.Any(operand => operand is Constant)))
            {
                lines.Add(step);
            }
        }

        return lines;
    }

    // At the last code: a code at which both operands of a maximum are alike is the first of its piece.
    private static int DegreeAt(ProgramTrace trace, int index, HashSet<Step> lines)
    {
        var degrees = new Dictionary<Step, int>(ReferenceEqualityComparer.Instance);
        foreach (Step step in trace.Kernel.Steps)
        {
            degrees[step] = Of(step);
        }

        return Terms(trace.Kernel.Result);

        // The highest degree among the terms that a value is the sum of, straight lines aside.
        int Terms(Step step) => step switch
        {
            Constant => 0,
            _ when lines.Contains(step) => 0,
            Add or Subtract => step.Operands.Max(Terms),
            Select or Maximum or Minimum => Terms(Taken(step)),
            InvertIf invert => Terms(invert.Source),
            ShiftRight { Right: Constant } or ShiftLeft { Right: Constant } => Terms(step.Operands[0]),
            _ => Known(step),
        };

        int Of(Step step) => step switch
        {
            Input => 1,
            Lookup or Rank or Less or Equal or LutNetwork => 0,
            Select or Maximum or Minimum => Known(Taken(step)),
            Multiply or RoundingHighMultiply or DigitMultiple => step.Operands.Sum(Known),
            _ => step.Operands.Max(Known),
        };

        Step Taken(Step step) => step is Select select
            ? (trace[select.Condition][index] != 0 ? select.WhenTrue : select.WhenFalse)
            : trace[step][index] == trace[step.Operands[0]][index] ? step.Operands[0] : step.Operands[1];

        int Known(Step step) => step is Constant ? 0 : degrees[step];
    }
}
