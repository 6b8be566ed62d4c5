namespace HwAct.Targets;

/// <summary>A text file that belongs to a kernel.</summary>
/// <param name="Path">Path below the kernel's folder, with forward slashes: <c>c/gelu.h</c>.</param>
/// <param name="Text">The whole text, lines ended by LF, ASCII or UTF-8.</param>
internal sealed record Artifact(string Path, string Text);
