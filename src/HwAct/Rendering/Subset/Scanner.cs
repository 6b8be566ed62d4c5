namespace HwAct.Rendering.Subset;

/// <summary>
/// Cuts a template into text and code and applies whitespace control. A minus sign inside a brace pair removes all
/// white space on that side; a tilde removes it up to the line end, on the right including the line end, so that a tag
/// alone on its line leaves nothing and the indentation around it survives.
/// </summary>
internal sealed class Scanner
{
    private readonly TemplateText template;
    private readonly string text;
    private int position;
    private int line = 1;

    private Scanner(TemplateText template)
    {
        this.template = template;
        text = template.Text;
    }

    /// <summary>Cuts a template into pieces, in order; comments and empty texts are left out.</summary>
    /// <exception cref="TemplateException">A tag is not closed, or spans lines without being a comment.</exception>
    public static IEnumerable<Piece> Scan(TemplateText template) => new Scanner(template).Pieces();

    private IEnumerable<Piece> Pieces()
    {
        while (position < text.Length)
        {
            int open = FindOpen();
            int textEnd = open < text.Length ? TrimBefore(open) : open;
            if (textEnd > position)
            {
                yield return new Piece(text[position..textEnd], IsCode: false, line);
            }

            Advance(open);
            if (open < text.Length)
            {
                int tagLine = line;
                string code = ReadTag();
                if (!Comment.IsComment(code))
                {
                    yield return new Piece(OnOneLine(code, tagLine), IsCode: true, tagLine);
                }
                else if (!Comment.IsWellFormed(code))
                {
                    throw Error(
                        tagLine,
                        "a comment of several lines is written {{## … ##}}, with nothing after the second ##");
                }
            }
        }
    }

    private int FindOpen()
    {
        for (int brace = text.IndexOf('{', position); brace >= 0; brace = text.IndexOf('{', brace + 1))
        {
            int next = brace + 1;
            while (next < text.Length && text[next] == '%')
            {
                next++;
            }

            if (next < text.Length && text[next] == '{')
            {
                return next == brace + 1 ? brace : throw Error(
                    line + Lines(position, brace),
                    "raw blocks such as {%{ are not supported; write '{ {' for two braces");
            }
        }

        return text.Length;
    }

    private int TrimBefore(int open)
    {
        char mark = At(open + 2);
        int end = open;
        if (IsMark(mark))
        {
            while (end > position && char.IsWhiteSpace(text[end - 1]) && !(mark == '~' && text[end - 1] == '\n'))
            {
                end--;
            }
        }

        return end;
    }

    private string ReadTag()
    {
        int start = position + (IsMark(At(position + 2)) ? 3 : 2);
        int close = text.IndexOf("}}", start, StringComparison.Ordinal);
        if (close < 0)
        {
            throw Error(line, "this {{ has no }}");
        }

        int end = close > start && IsMark(text[close - 1]) ? close - 1 : close;
        string code = text[start..end].Trim();
        Advance(close + 2);
        if (end < close)
        {
            SkipAfter(text[end]);
        }

        return code;
    }

    private void SkipAfter(char mark)
    {
        int end = position;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
            if (mark == '~' && text[end - 1] == '\n')
            {
                break;
            }
        }

        Advance(end);
    }

    private string OnOneLine(string code, int tagLine) =>
        code.Contains('\n') ? throw Error(tagLine, "this {{ has no }} on its line") : code;

    private void Advance(int to)
    {
        line += Lines(position, to);
        position = to;
    }

    private int Lines(int from, int to) => text.AsSpan(from, to - from).Count('\n');

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private static bool IsMark(char character) => character is '-' or '~';

    private TemplateException Error(int atLine, string problem) => new(template.FileName, atLine, problem);
}
