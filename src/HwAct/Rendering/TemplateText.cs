namespace HwAct.Rendering;

/// <summary>The text of one template and the file it came from.</summary>
/// <param name="FileName">
/// The file, as messages name it: <c>templates/…</c> for an embedded one, else the path of the override.
/// </param>
/// <param name="Text">The text, with LF line ends.</param>
internal sealed record TemplateText(string FileName, string Text);
