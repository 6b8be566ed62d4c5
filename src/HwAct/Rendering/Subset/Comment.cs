namespace HwAct.Rendering.Subset;

/// <summary>Comments, told from code by their first character: <c># a line</c> or <c>## several lines ##</c>.</summary>
internal static class Comment
{
    private const string LongMark = "##";

    /// <summary>Whether the code of a tag, trimmed, is a comment.</summary>
    public static bool IsComment(string code) => code.StartsWith('#');

    /// <summary>Whether all of it is the comment: # ends at the line end, ## at the next ##.</summary>
    public static bool IsWellFormed(string comment)
    {
        if (!comment.StartsWith(LongMark, StringComparison.Ordinal))
        {
            return !comment.Contains('\n');
        }

        int end = comment.IndexOf(LongMark, LongMark.Length, StringComparison.Ordinal);
        return end < 0 || end + LongMark.Length == comment.Length;
    }
}
