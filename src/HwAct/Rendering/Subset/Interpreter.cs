using System.Collections.Immutable;
using System.Text;

namespace HwAct.Rendering.Subset;

/// <summary>Renders the tree of a template.</summary>
internal sealed class Interpreter(string fileName, StringBuilder output)
{
    /// <summary>Appends what <paramref name="nodes"/> make of the names in <paramref name="scope"/>.</summary>
    /// <exception cref="TemplateException">A name is not defined, or is of the wrong kind for its place.</exception>
    public void Render(ImmutableArray<Node> nodes, Scope scope)
    {
        foreach (Node node in nodes)
        {
            switch (node)
            {
                case Node.Text text:
                    output.Append(text.Content);
                    break;
                case Node.Value value:
                    output.Append(Require<TemplateValue.Text>(value.Path, scope, "only a text can be printed").Value);
                    break;
                case Node.Loop loop:
                    RenderLoop(loop, scope);
                    break;
                case Node.Choice choice:
                    RenderChoice(choice, scope);
                    break;
            }
        }
    }

    private void RenderLoop(Node.Loop loop, Scope scope)
    {
        ImmutableArray<TemplateValue> items =
            Require<TemplateValue.Items>(loop.List, scope, "'for' needs a list").Values;
        for (int index = 0; index < items.Length; index++)
        {
            LoopState state = new(IsFirst: index == 0, IsLast: index == items.Length - 1);
            Render(loop.Body, scope.Enter(loop.Variable, items[index], state));
        }
    }

    private void RenderChoice(Node.Choice choice, Scope scope)
    {
        foreach (Branch branch in choice.Branches)
        {
            bool condition =
                Require<TemplateValue.Condition>(branch.Condition, scope, "'if' needs a condition").Value;
            if (condition != branch.IsNegated)
            {
                Render(branch.Body, scope);
                return;
            }
        }

        Render(choice.Otherwise, scope);
    }

    private TValue Require<TValue>(NamePath path, Scope scope, string need)
        where TValue : TemplateValue
    {
        TemplateValue value = Resolve(path, scope);
        return value as TValue ?? throw Error(path, $"'{path}' is {value.Kind}, but {need}");
    }

    private TemplateValue Resolve(NamePath path, Scope scope)
    {
        if (path.Names is [NamePath.LoopState, var state])
        {
            return LoopStateMember(path, state, scope);
        }

        if (!scope.TryGetValue(path.Names[0], out TemplateValue? value))
        {
            throw Undefined(path, path.Names[0], scope.Names.Distinct(StringComparer.Ordinal));
        }

        for (int depth = 1; depth < path.Names.Length; depth++)
        {
            string owner = string.Join('.', path.Names.Take(depth));
            TemplateModel model = value is TemplateValue.Model nested
                ? nested.Value
                : throw Error(path, $"'{owner}' is {value.Kind} and has no member '{path.Names[depth]}'");
            if (!model.TryGetValue(path.Names[depth], out value))
            {
                throw Undefined(path, $"{owner}.{path.Names[depth]}", model.Names);
            }
        }

        return value;
    }

    private TemplateValue LoopStateMember(NamePath path, string member, Scope scope)
    {
        LoopState loop = scope.Loop ?? throw Error(path, $"'{path}' is not defined outside a loop");
        return member switch
        {
            "first" => loop.IsFirst,
            "last" => loop.IsLast,
            _ => throw Undefined(path, path.ToString(), ["first", "last"]),
        };
    }

    private TemplateException Undefined(NamePath path, string name, IEnumerable<string> known) =>
        Error(path, $"'{name}' is not defined; defined here: {string.Join(", ", known)}");

    private TemplateException Error(NamePath path, string problem) => new(fileName, path.Line, problem);
}
