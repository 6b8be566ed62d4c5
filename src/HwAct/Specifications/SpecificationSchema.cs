namespace HwAct.Specifications;

/// <summary>The JSON Schema of specifications, for editors that complete and check JSON.</summary>
public static class SpecificationSchema
{
    /// <summary>The schema.</summary>
    public static string Text { get; } = EmbeddedText.Read("Specifications/kernels.schema.json");
}
