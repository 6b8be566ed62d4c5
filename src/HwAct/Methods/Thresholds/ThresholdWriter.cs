using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Writes a staircase as the sum of its steps, each a comparison with a wired constant.</summary>
internal static class ThresholdWriter
{
    /// <summary>The steps from a position to the level of a staircase there: the last level, and for each threshold that lies
    /// ahead the way back to the level before it.</summary>
    public static Step Write(KernelBuilder builder, Step position, StepFunction staircase)
    {
        var plus = new List<Step>();
        var minus = new List<Step>();
        for (int k = 0; k < staircase.Steps; k++)
        {
            int threshold = staircase.Thresholds[k];
            long rise = staircase.Levels[k + 1] - staircase.Levels[k];
            Step below = builder.Less($"below_{threshold}", position, threshold);
            (rise < 0 ? plus : minus).Add(Math.Abs(rise) == 1
                ? below
                : builder.Select($"step_{threshold}", below, KernelBuilder.Constant(Math.Abs(rise)), KernelBuilder.Constant(0)));
        }

        Step last = KernelBuilder.Constant(staircase.Levels[^1]);
        Step raised = plus.Count == 0 ? last : builder.Add("raised", Sum(builder, "plus", plus), last, "level beyond the last step");
        return minus.Count == 0 ? raised : builder.Subtract("level", raised, Sum(builder, "minus", minus));
    }

    // Pairs of pairs: the depth grows with the logarithm of the number of steps.
    private static Step Sum(KernelBuilder builder, string name, List<Step> terms)
    {
        int number = 0;
        while (terms.Count > 1)
        {
            terms = [.. terms.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : builder.Add($"{name}_{number++}", pair[0], pair[1]))];
        }

        return terms[0];
    }
}
