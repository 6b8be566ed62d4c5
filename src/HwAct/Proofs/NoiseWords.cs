namespace HwAct.Proofs;

/// <summary>What the ratios of signal to noise are, in the same words everywhere.</summary>
internal static class NoiseWords
{
    /// <summary>The one against what the output codes can hold.</summary>
    public const string Clamped = "signal to quantization noise of the clamped f, 10·log10(Σclamp(f)²/Σ(y − clamp(f))²), in dB, rounded down";

    /// <summary>The one of the true function.</summary>
    public const string True = "the same with the true f as the signal, 10·log10(Σf²/Σ(y − clamp(f))²)";

    /// <summary>The one where saturation is noise.</summary>
    public const string Clipping = "of the true f with what saturation cuts off as noise, 10·log10(Σf²/Σ(y − f)²)";

    /// <summary>All three, as the manifest says it; null there means no noise or no signal.</summary>
    public const string Definition = "sqnr_db: " + Clamped + "; sqnr_true_db: " + True + "; sqnr_clipping_db: " + Clipping;
}
