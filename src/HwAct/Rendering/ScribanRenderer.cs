#if SCRIBAN
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace HwAct.Rendering;

/// <summary>
/// Renders with the Scriban package, held to what the generator relies on: no name is undefined, only texts are
/// printed, only conditions decide, only lists are run over, and neither output nor loops are cut short.
/// </summary>
internal sealed class ScribanRenderer(TemplateSource source) : ITemplateRenderer
{
    public string Render(string templateName, TemplateModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        TemplateText text = source.Read(templateName);
        Template template = Template.Parse(text.Text, text.FileName);
        if (template.HasErrors)
        {
            LogMessage first = template.Messages.First(message => message.Type == ParserMessageType.Error);
            throw new TemplateException(text.FileName, LineOf(first.Span), first.Message);
        }

        StrictContext context = new();
        context.PushGlobal(ToScript(model));
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException error)
        {
            throw new TemplateException(text.FileName, LineOf(error.Span), error.OriginalMessage, error);
        }
    }

    private static int LineOf(SourceSpan span) => span.Start.Line + 1;

    private static ScriptObject ToScript(TemplateModel model)
    {
        ScriptObject script = [];
        foreach ((string name, TemplateValue value) in model)
        {
            script[name] = ToScript(value);
        }

        return script;
    }

    private static object ToScript(TemplateValue value) => value switch
    {
        TemplateValue.Text text => text.Value,
        TemplateValue.Condition condition => condition.Value,
        TemplateValue.Items items => new ScriptArray(items.Values.Select(ToScript)),
        TemplateValue.Model model => ToScript(model.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>A context without functions, in which a doubtful template is an error, not an empty text.</summary>
    private sealed class StrictContext : TemplateContext
    {
        public StrictContext()
            : base([])
        {
            StrictVariables = true;
            EnableRelaxedMemberAccess = false;
            EnableRelaxedIndexerAccess = false;

            // Zero is no limit. Otherwise the output ends after 1 MiB without an error, and a loop after 1000 rounds.
            LimitToString = 0;
            LoopLimit = 0;

            // Values of several lines are printed as they are, not indented to the column of their tag.
            AutoIndent = false;
        }

        public override bool ToBool(SourceSpan span, object? value) => value is bool condition
            ? condition
            : throw new ScriptRuntimeException(span, $"'if' needs a condition, not {GetTypeName(value)}");

        public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
        {
            object? value = base.Evaluate(scriptNode, aliasReturnedFunction);
            if (scriptNode is ScriptExpressionStatement && value is not (null or string))
            {
                throw new ScriptRuntimeException(scriptNode.Span, $"only a text can be printed, not {GetTypeName(value)}");
            }

            // Texts and models can be enumerated, too, but a template that does so is mistaken.
            if (scriptNode?.Parent is ScriptForStatement loop && loop.Iterator == scriptNode && value is not ScriptArray)
            {
                throw new ScriptRuntimeException(scriptNode.Span, $"'for' needs a list, not {GetTypeName(value)}");
            }

            return value;
        }
    }
}
#endif
