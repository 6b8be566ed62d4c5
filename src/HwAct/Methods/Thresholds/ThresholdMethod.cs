using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// The residual as a staircase of few levels, each step a comparison of the position with a wired threshold: the multi-threshold
/// of FINN, applied to the residual and with steps of both signs, so that the activation need not be monotone.
/// </summary>
/// <remarks>
/// Error budget: half an LSB goes to the one rounding at the end, a quarter of what the bound leaves beyond it (an eighth of an LSB at most)
/// to the base, and all the rest to the height of the steps: a level may serve for as long as the residual stays within that of it. There is
/// no arithmetic between a comparison and its level, so the allowed intervals are all that a level must keep.
/// </remarks>
internal sealed class ThresholdMethod : IMethod
{
    // Beyond this many pairs of position and level the levels are not compared one by one, and finer ones are not looked at: that would
    // take seconds, and memory without end.
    private const long MostPairs = 4_000_000;

    // Where the base has a fraction, levels finer than this save no step.
    private const int MostGuardBits = 8;

    // Of the least bound, in output LSB.
    private const double Resolution = 1.0 / 64;

    /// <inheritdoc/>
    public MethodSignature Signature => ThresholdDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification)
    {
        double bound = specification.Bound.MaxLsb;
        int steps = StepLimit.FewestSteps(specification, bound);
        return steps > StepLimit.MostSteps
            ? string.Create(CultureInfo.InvariantCulture, $"the residual needs at least {steps} steps for {Figure.Exact(bound)} LSB, and more than {StepLimit.MostSteps} comparisons cost more than a table")
            : null;
    }

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        Levels levels = specification.Bound.PromiseLsb is double bound
            ? Within(reference, bound)
            : LeastBound.Find(least => Choose(reference, least) is { Steps: <= StepLimit.MostSteps } few ? few : null, Math.ScaleB(1, specification.Output.Type.Bits), Resolution)
                ?? throw NotReached();
        (ResidualFrame frame, int guardBits, AllowedIntervals allowed, _) = levels;
        StepFunction function = StepFunctionSearch.Size(allowed) > MostPairs
            ? StepFunctionSearch.Greedy(allowed, (position, level) => frame.ScoreAt(position, level, guardBits))
            : StepFunctionSearch.Best(allowed, (position, level) => frame.ScoreAt(position, level, guardBits));
        return new Design(
            frame.Write(guardBits, 0, allowed.Count - 1, (builder, position) => ThresholdWriter.Write(builder, position, function)),
            specification.Bound,
            [],
            [$"No staircase of {LevelUnit(guardBits, specification.Words.Lsb)} has fewer steps."])
        {
            Derived = [new("steps", ParameterValue.Of(function.Steps)), new("guard_bits", ParameterValue.Of(guardBits))],
        };
    }

    private static Levels Within(IdealCodes reference, double bound)
    {
        Levels levels = Choose(reference, bound) ?? throw NotReached();
        return levels.Steps <= StepLimit.MostSteps ? levels : throw new DesignException(string.Create(
            CultureInfo.InvariantCulture,
            $"threshold does not apply: {Figure.Exact(bound)} LSB needs {levels.Steps} steps, and more than {StepLimit.MostSteps} comparisons cost more than a table; method table can, and so can interpolated-table and piecewise-polynomial"));
    }

    private static DesignException NotReached() => new("comparisons cannot keep this bound: the base alone leaves it; method table can");

    private static string LevelUnit(int guardBits, string lsb) => guardBits == 0 ? $"whole {lsb}" : $"2^-{guardBits} {lsb}";

    // The fewest fraction bits with which the steps are fewest.
    private static Levels? Choose(IdealCodes reference, double bound)
    {
        var frame = new ResidualFrame(reference, bound);
        Levels? best = null;
        for (int guardBits = 0; guardBits <= Math.Min(frame.BaseFractionBits, MostGuardBits); guardBits++)
        {
            LongWork.Continue();
            AllowedIntervals allowed = frame.AllowedAt(guardBits);
            if (StepFunctionSearch.FewestSteps(allowed) is not int steps || steps >= (best?.Steps ?? int.MaxValue))
            {
                continue;
            }

            if (best is not null && StepFunctionSearch.Size(allowed) > MostPairs)
            {
                break;
            }

            best = new Levels(frame, guardBits, allowed, steps);
        }

        return best;
    }

    private sealed record Levels(ResidualFrame Frame, int GuardBits, AllowedIntervals Allowed, int Steps);
}
