namespace HwAct.Proofs;

/// <summary>One step on the way from the exact function to the program: what it changes at each code, in output LSB.</summary>
/// <param name="Name">One word for it: form, segments, arithmetic, rounding.</param>
/// <param name="From">What there is before.</param>
/// <param name="To">What there is after.</param>
/// <param name="Differences">After less before, code by code; whole multiples of the chain's unit, so that they add up exactly.</param>
internal sealed record ChainLink(string Name, string From, string To, ImmutableArray<double> Differences)
{
    /// <summary>Largest size.</summary>
    public double MaxLsb { get; } = Differences.Max(Math.Abs);

    /// <summary>Root of the mean square.</summary>
    public double RmsLsb { get; } = Math.Sqrt(ExactSum.Of(Differences, difference => difference * difference) / Differences.Length);

    /// <summary>Mean.</summary>
    public double BiasLsb { get; } = ExactSum.Of(Differences, difference => difference) / Differences.Length;

    /// <summary>Index of the first code that reaches the largest size.</summary>
    public int Worst => Differences.Select(Math.Abs).ToList().IndexOf(MaxLsb);
}
