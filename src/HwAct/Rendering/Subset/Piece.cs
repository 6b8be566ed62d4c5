namespace HwAct.Rendering.Subset;

/// <summary>A stretch of a template: text to copy, or what stands between <c>{{</c> and <c>}}</c>.</summary>
/// <param name="Content">The text after whitespace control, or the code without braces and marks.</param>
/// <param name="IsCode">Whether the stretch is code.</param>
/// <param name="Line">Line of its first character, from 1.</param>
internal readonly record struct Piece(string Content, bool IsCode, int Line);
