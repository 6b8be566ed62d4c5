namespace HwAct.Methods;

/// <summary>The values that a node may take: an interval of integers.</summary>
/// <param name="First">Least value.</param>
/// <param name="Count">Number of values, at least one.</param>
internal readonly record struct NodeCandidates(long First, int Count)
{
    /// <summary>
    /// The values of every node of a chain of equal segments that could keep every output within <paramref name="reach"/> of its
    /// exact value: none beyond them can, so a search among them is exhaustive.
    /// </summary>
    /// <param name="values">The exact outputs, from the first code of the first segment to the last of the last.</param>
    /// <param name="width">Codes in a segment.</param>
    /// <param name="reach">The error allowed, in output LSB.</param>
    /// <param name="least">Least entry that can be stored.</param>
    /// <param name="most">Largest entry that can be stored.</param>
    /// <remarks>
    /// A node on a code is that code's output, fraction 0. The last node lies one code beyond the last, and is bound by that code
    /// alone: y = left + (next − left)·(w − 1)/w within one half, so next is within (reach + ½)·w/(w − 1) + reach/(w − 1) of where
    /// the chord of the exact values arrives.
    /// </remarks>
    public static NodeCandidates[] Within(ReadOnlySpan<double> values, int width, double reach, long least, long most)
    {
        int segments = values.Length / width;
        var candidates = new NodeCandidates[segments + 1];
        for (int i = 0; i < segments; i++)
        {
            candidates[i] = Around(values[i * width], reach, least, most);
        }

        double left = values[(segments - 1) * width];
        double last = values[^1];
        double arrival = left + ((last - left) * width / (width - 1));
        candidates[segments] = Around(arrival, (((reach + 0.5) * width) + reach) / (width - 1), least, most);
        return candidates;
    }

    private static NodeCandidates Around(double center, double reach, long least, long most)
    {
        long first = Math.Clamp((long)Math.Ceiling(center - reach), least, most);
        long last = Math.Clamp((long)Math.Floor(center + reach), first, most);
        return new NodeCandidates(first, (int)(last - first + 1));
    }
}
