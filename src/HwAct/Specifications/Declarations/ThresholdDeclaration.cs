namespace HwAct.Specifications;

/// <summary>The method <c>threshold</c>.</summary>
internal static class ThresholdDeclaration
{
    /// <summary>Its name; it has no parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "threshold", "a residual of few levels as a sum of comparisons: no table, no multiplier but for the scale of the base", []);
}
