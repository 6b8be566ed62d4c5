namespace HwAct.Specifications;

/// <summary>The commented specification that <c>hwact init</c> writes.</summary>
internal static class StarterSpecification
{
    /// <summary>The text.</summary>
    public static string Text { get; } = EmbeddedText.Read("Specifications/starter.json");
}
