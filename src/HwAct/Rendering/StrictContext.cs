using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace HwAct.Rendering;

/// <summary>
/// What the generator relies on when a template is rendered: no name is undefined, only texts are printed, only
/// conditions decide, only lists are run over, neither output nor loops are cut short, and every template ends. The one
/// function is <c>include</c>.
/// </summary>
internal sealed class StrictContext : TemplateContext
{
    // A table of 65,536 entries takes about a million steps and prints some megabytes.
    private const int MostSteps = 10_000_000;
    private const int MostCharacters = 100_000_000;

    private readonly Func<string, Template> parsed;
    private readonly ScriptObject model;
    private readonly ScriptObject assigned = [];
    private readonly Stack<ScriptLoopStatementBase> loops = [];
    private int steps;

    /// <param name="model">The names.</param>
    /// <param name="parsed">Finds and parses the template of a name.</param>
    public StrictContext(TemplateModel model, Func<string, Template> parsed)
        : base(new ScriptObject(StringComparer.Ordinal) { { "include", new IncludeFunction() } }, StringComparer.Ordinal)
    {
        this.parsed = parsed;
        this.model = model.Script;
        PushGlobal(model.Script);

        // What a template assigns goes here; the model may be that of other templates, too.
        PushGlobal(assigned);
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        TryGetVariable = RefuseName;
        TryGetMember = RefuseMember;

        // Zero is no limit. Otherwise the output ends after 1 MiB without an error, and a loop after 1000 rounds.
        LimitToString = 0;
        LoopLimit = 0;

        // Values of several lines are printed as they are, not indented to the column of their tag.
        AutoIndent = false;
    }

    public override bool ToBool(SourceSpan span, object? value) => value is bool condition
        ? condition
        : throw new ScriptRuntimeException(span, $"Only a condition can decide, not {GetTypeName(value)}");

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (++steps > MostSteps || Output is StringBuilderOutput { Builder.Length: > MostCharacters })
        {
            ScriptNode? endless = loops.FirstOrDefault(loop => loop is ScriptWhileStatement) ?? scriptNode;
            throw new ScriptRuntimeException(endless?.Span ?? CurrentSpan, string.Create(
                CultureInfo.InvariantCulture,
                $"Stopped, because this seems endless: a template may take {MostSteps:N0} steps and print {MostCharacters:N0} characters"));
        }

        object? value = base.Evaluate(scriptNode, aliasReturnedFunction);
        if (scriptNode is ScriptExpressionStatement && value is not (null or string))
        {
            throw new ScriptRuntimeException(scriptNode.Span, $"Only a text can be printed, not {GetTypeName(value)}");
        }

        // Texts and models can be enumerated, too, but a template that does so is mistaken.
        if (scriptNode?.Parent is ScriptForStatement loop && loop.Iterator == scriptNode && value is not ScriptArray)
        {
            throw new ScriptRuntimeException(scriptNode.Span, $"Only a list can be run over, not {GetTypeName(value)}");
        }

        return value;
    }

    /// <summary>The name of an included template is its path, as it is for the renderer.</summary>
    public override string? GetTemplatePathFromName(string? templateName, ScriptNode? callerContext) => templateName;

    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) => parsed(templatePath);

    protected override void OnEnterLoop(ScriptLoopStatementBase loop) => loops.Push(loop);

    protected override void OnExitLoop(ScriptLoopStatementBase loop) => loops.Pop();

    private bool RefuseName(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value)
    {
        // The loop that is about to begin has no item yet.
        IEnumerable<string> items = loops.OfType<ScriptForStatement>()
            .Where(loop => !IsWithin(variable, loop.Iterator))
            .Select(loop => $"{loop.Variable}");
        string names = variable.Scope == ScriptVariableScope.Local
            ? $"it is given where a template is included: include 'NAME' {variable.Name.TrimStart('$')}: 'TEXT'"
            : $"there are {string.Join(", ", items.Concat(assigned.GetMembers()).Concat(model.GetMembers()).Distinct(StringComparer.Ordinal))}";
        throw new ScriptRuntimeException(span, $"The variable or function `{variable}` was not found; {names}");
    }

    private bool RefuseMember(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        IEnumerable<string> members = GetMemberAccessor(target).GetMembers(this, span, target);
        throw new ScriptRuntimeException(span, $"Cannot get member with name `{member}`; there are {string.Join(", ", members)}");
    }

    private static bool IsWithin(ScriptNode? node, ScriptNode? whole)
    {
        while (node is not null && node != whole)
        {
            node = node.Parent;
        }

        return node is not null;
    }
}
