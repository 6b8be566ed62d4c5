namespace HwAct.Proofs;

/// <summary>One step on the way from the exact product to the output of a gated kernel, over every pair of codes: what it changes, in output LSB.</summary>
/// <param name="Name">One word for it: gate, product.</param>
/// <param name="From">What there is before.</param>
/// <param name="To">What there is after.</param>
/// <param name="MaxLsb">Largest size.</param>
/// <param name="WorstCodes">The codes of the first pair that reaches it, gate by gate.</param>
/// <param name="RmsLsb">Root of the mean square.</param>
/// <param name="BiasLsb">Mean.</param>
internal sealed record PairLink(string Name, string From, string To, double MaxLsb, ImmutableArray<long> WorstCodes, double RmsLsb, double BiasLsb);
