using System.Collections.Immutable;

namespace HwAct.Rendering.Subset;

/// <summary>Builds the tree of a template from its pieces by recursive descent over the blocks.</summary>
internal sealed class Parser
{
    private readonly string fileName;
    private readonly IEnumerator<Piece> pieces;

    private Parser(string fileName, IEnumerator<Piece> pieces)
    {
        this.fileName = fileName;
        this.pieces = pieces;
    }

    /// <summary>Parses a template.</summary>
    /// <exception cref="TemplateException">The template is malformed, or uses more than the subset.</exception>
    public static ImmutableArray<Node> Parse(TemplateText template)
    {
        using IEnumerator<Piece> scan = Scanner.Scan(template).GetEnumerator();
        Parser parser = new(template.FileName, scan);
        ImmutableArray<Node> nodes = parser.ParseBody(out Tag? stop);
        return stop is null ? nodes : throw parser.Error(stop.Line, $"this '{stop.Words[0]}' closes no block");
    }

    /// <summary>Parses nodes up to the <c>else</c> or <c>end</c> that stops them, or to the end of the template.</summary>
    private ImmutableArray<Node> ParseBody(out Tag? stop)
    {
        ImmutableArray<Node>.Builder nodes = ImmutableArray.CreateBuilder<Node>();
        while (pieces.MoveNext())
        {
            Piece piece = pieces.Current;
            if (!piece.IsCode)
            {
                nodes.Add(new Node.Text(piece.Content));
                continue;
            }

            Tag tag = Tag.Of(piece);
            switch (tag.Words)
            {
                case []:
                    break;
                case ["end"] or ["else", ..]:
                    stop = tag;
                    return nodes.ToImmutable();
                case ["for", var variable, "in", var list]:
                    nodes.Add(ParseLoop(tag, variable, list));
                    break;
                case ["if", var condition]:
                    nodes.Add(ParseChoice(tag, condition));
                    break;
                case [var value]:
                    nodes.Add(new Node.Value(ParsePath(value, tag)));
                    break;
                default:
                    throw NotSupported(tag);
            }
        }

        stop = null;
        return nodes.ToImmutable();
    }

    private Node.Loop ParseLoop(Tag loop, string variable, string list)
    {
        if (!TemplateName.IsValid(variable) || TemplateName.IsReserved(variable))
        {
            throw Error(loop.Line, $"'{variable}' cannot be the name of a loop's item");
        }

        NamePath path = ParsePath(list, loop);
        ImmutableArray<Node> body = ParseBody(out Tag? stop);
        return stop is { Words: ["end"] } ? new Node.Loop(variable, path, body) : throw Unclosed(loop, stop);
    }

    private Node.Choice ParseChoice(Tag choice, string condition)
    {
        ImmutableArray<Branch>.Builder branches = ImmutableArray.CreateBuilder<Branch>();
        Tag? opener = choice;
        while (true)
        {
            bool isNegated = condition.StartsWith('!');
            NamePath path = ParsePath(isNegated ? condition[1..] : condition, opener);
            ImmutableArray<Node> body = ParseBody(out Tag? stop);
            branches.Add(new Branch(path, isNegated, body));
            switch (stop?.Words)
            {
                case ["end"]:
                    return new Node.Choice(branches.ToImmutable(), []);
                case ["else"]:
                    ImmutableArray<Node> otherwise = ParseBody(out Tag? last);
                    return last is { Words: ["end"] }
                        ? new Node.Choice(branches.ToImmutable(), otherwise)
                        : throw Unclosed(choice, last);
                case ["else", "if", var next]:
                    condition = next;
                    opener = stop;
                    break;
                default:
                    throw Unclosed(choice, stop);
            }
        }
    }

    private NamePath ParsePath(string text, Tag tag) => NamePath.TryParse(text, tag.Line) ?? throw NotSupported(tag);

    private TemplateException Unclosed(Tag opener, Tag? stop) => stop is null
        ? Error(opener.Line, $"this '{opener.Words[0]}' has no 'end'")
        : Error(stop.Line, $"'{stop}' cannot stand here, in the '{opener.Words[0]}' of line {opener.Line}");

    private TemplateException NotSupported(Tag tag) => Error(
        tag.Line,
        $"'{tag}' is not one of: a.b, for x in a.b, if a.b, if !a.b, else, else if a.b, end, # comment; "
        + "write '{ {' for two braces");

    private TemplateException Error(int line, string problem) => new(fileName, line, problem);

    /// <summary>The code of a tag, cut at white space.</summary>
    private sealed record Tag(ImmutableArray<string> Words, int Line)
    {
        public static Tag Of(Piece piece) =>
            new([.. piece.Content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)], piece.Line);

        public override string ToString() => string.Join(' ', Words);
    }
}
