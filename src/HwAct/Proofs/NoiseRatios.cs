using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>Signal to quantization noise in dB, rounded down in the last of six digits; null where there is no noise or no signal. Where no code
/// saturates the three are one.</summary>
/// <param name="ClampedDb">Of what the output codes can hold: 10·log10(Σclamp(f)²/Σ(y − clamp(f))²).</param>
/// <param name="TrueDb">Of f itself, against the same noise: 10·log10(Σf²/Σ(y − clamp(f))²).</param>
/// <param name="ClippingDb">Of f itself, what saturation cuts off counted as noise: 10·log10(Σf²/Σ(y − f)²).</param>
internal sealed record NoiseRatios(DecimalFigure? ClampedDb, DecimalFigure? TrueDb, DecimalFigure? ClippingDb);
