using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace HwAct.Rendering;

/// <summary>Parses templates, and refuses what Scriban takes in silence: a <c>{{</c> that nothing closes.</summary>
internal static class TemplateParser
{
    /// <exception cref="TemplateException">The template is malformed.</exception>
    public static Template Parse(TemplateText text)
    {
        Template template = Template.Parse(text.Text, text.FileName);
        if (template.HasErrors)
        {
            LogMessage first = template.Messages.Where(message => message.Type == ParserMessageType.Error)
                .MinBy(message => message.Span.Start.Offset)!;
            throw new TemplateException(first.Span, first.Message);
        }

        // Blocks hold their own tags, so outside of blocks the last piece of code is the end of a tag.
        ScriptStatement? last = template.Page?.Body?.Statements.LastOrDefault(statement => statement is not ScriptRawStatement);
        if (last is not (null or ScriptEscapeStatement { IsClosing: true }))
        {
            Token open = new Lexer(text.Text, text.FileName)
                .Last(token => token.Type is TokenType.CodeEnter or TokenType.EscapeEnter);
            throw new TemplateException(new SourceSpan(text.FileName, open.Start, open.End), "This tag is not closed");
        }

        return template;
    }
}
