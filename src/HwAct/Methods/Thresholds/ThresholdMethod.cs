using System.Globalization;
using HwAct.Ideals;
using HwAct.Methods.Residuals;
using HwAct.Specifications;

namespace HwAct.Methods.Thresholds;

/// <summary>
/// The residual as a staircase of few levels, each step a comparison of the position with a wired threshold: the multi-threshold
/// of FINN, applied to the residual and with steps of both signs, so that the activation need not be monotone.
/// </summary>
public sealed class ThresholdMethod : IMethod
{
    // Beyond this many pairs of position and level the levels are not compared one by one, and finer ones are not looked at: that would
    // take seconds, and memory without end.
    private const long MostPairs = 4_000_000;

    // Where the base has a fraction, levels finer than this save no step.
    private const int MostGuardBits = 8;

    /// <inheritdoc/>
    public MethodSignature Signature { get; } = new(
        "threshold", "a residual of few levels as a sum of comparisons: no table, no multiplier but for the scale of the base", []);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification)
    {
        double bound = Bound(specification);
        int steps = StepLimit.FewestSteps(specification, bound);
        return steps > StepLimit.MostSteps
            ? string.Create(CultureInfo.InvariantCulture, $"the residual needs at least {steps} steps for {bound:0.###} LSB, and more than {StepLimit.MostSteps} comparisons cost more than a table")
            : null;
    }

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        double bound = Bound(specification);
        var frame = new ResidualFrame(reference, bound);
        (int guardBits, AllowedIntervals corridor) = Choose(frame) ?? throw new DesignException(
            "comparisons cannot keep this bound: the base alone leaves it; method table can");
        if (StepFunctionSearch.FewestSteps(corridor) is int fewest && fewest > StepLimit.MostSteps)
        {
            throw new DesignException(string.Create(
                CultureInfo.InvariantCulture,
                $"threshold does not apply: {bound:0.###} LSB needs {fewest} steps, and more than {StepLimit.MostSteps} comparisons cost more than a table; method table can, and so can interpolated-table and piecewise-polynomial"));
        }

        StepFunction staircase = StepFunctionSearch.Size(corridor) > MostPairs
            ? StepFunctionSearch.Greedy(corridor, (position, level) => frame.ScoreAt(position, level, guardBits))
            : StepFunctionSearch.Best(corridor, (position, level) => frame.ScoreAt(position, level, guardBits));
        return new Design(
            frame.Write(guardBits, 0, corridor.Count - 1, (builder, position) => ThresholdWriter.Write(builder, position, staircase)),
            bound,
            [
                new("steps", ParameterValue.Of(staircase.Steps)),
                new("guard_bits", ParameterValue.Of(guardBits)),
            ],
            [$"No staircase of {LevelUnit(guardBits)} has fewer steps."]);
    }

    private static double Bound(KernelSpecification specification) => specification.MaxErrorLsb ?? OutputTolerance.Faithful;

    private static string LevelUnit(int guardBits) => guardBits == 0 ? "whole output LSB" : $"2^-{guardBits} output LSB";

    // The fewest fraction bits with which the steps are fewest.
    private static (int GuardBits, AllowedIntervals AllowedIntervals)? Choose(ResidualFrame frame)
    {
        (int GuardBits, AllowedIntervals AllowedIntervals)? best = null;
        int fewest = int.MaxValue;
        for (int guardBits = 0; guardBits <= Math.Min(frame.BaseFractionBits, MostGuardBits); guardBits++)
        {
            AllowedIntervals corridor = frame.AllowedAt(guardBits);
            if (StepFunctionSearch.FewestSteps(corridor) is not int steps || steps >= fewest)
            {
                continue;
            }

            if (best is not null && StepFunctionSearch.Size(corridor) > MostPairs)
            {
                break;
            }

            (fewest, best) = (steps, (guardBits, corridor));
        }

        return best;
    }
}
