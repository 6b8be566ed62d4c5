namespace HwAct.Numerics;

/// <summary>Every way in which a format can be written: the parser reads them, help prints them.</summary>
internal static class FormatForms
{
    /// <summary>The ways; a text is read by the first that it fits.</summary>
    public static ImmutableArray<FormatForm> All { get; } = [.. QForms.All, .. AffineForms.All, .. HlsForms.All, .. MathWorksForms.All, .. LanguageForms.All];
}
