namespace HwAct.Activations;

/// <summary>
/// What is known of an activation besides its definition, as the literature states it. The tests hold each fact against the
/// definition, so that a slip in either is found.
/// </summary>
/// <param name="Range">The values that the activation takes.</param>
/// <param name="AtZero">Its value at 0.</param>
internal sealed record ActivationFacts(RealInterval Range, double AtZero)
{
    /// <summary>How near "settled" is: 2^−17, a quarter of the LSB of Q0.15.</summary>
    public const double SettledWithin = 1.0 / (1 << 17);

    /// <summary>Where it turns, from left to right; between two turns it is monotone, and without any it never falls.</summary>
    public ImmutableArray<Extremum> Extrema { get; init; } = [];

    /// <summary>Beyond |x| = this it stays within <see cref="SettledWithin"/> of <see cref="Activation.Asymptotes"/>.</summary>
    public required double SettledBeyond { get; init; }
}
