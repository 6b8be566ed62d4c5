using System.Text.Json;

namespace HwAct.Specifications;

/// <summary>Parses JSON, with comments and trailing commas, into values that know their line and their path.</summary>
internal ref struct LocatedJson
{
    private const int DeepestLevel = 32;
    private readonly ReadOnlySpan<byte> json;
    private Utf8JsonReader reader;
    private SourceLocation here;
    private int line = 1;
    private long lineCountedTo;

    private LocatedJson(ReadOnlySpan<byte> json, string file)
    {
        this.json = json;
        here = new SourceLocation(file, 1, "");
        var options = new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = DeepestLevel + 2,
        };

        // Not told that this is the last block, the reader reports a truncated text by reading no further instead of by a
        // message about its own internals.
        reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(options));
    }

    /// <summary>Parses a whole text.</summary>
    /// <param name="utf8">The text in valid UTF-8, without a byte order mark.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <exception cref="SpecificationException">The text is no JSON.</exception>
    public static LocatedValue Parse(ReadOnlySpan<byte> utf8, string file)
    {
        // A number at the very end is complete only when something follows.
        var terminated = new byte[utf8.Length + 1];
        utf8.CopyTo(terminated);
        terminated[^1] = (byte)' ';
        var parser = new LocatedJson(terminated, file);
        try
        {
            parser.Advance();
            LocatedValue value = parser.ReadValue(0);
            parser.RequireEnd();
            return value;
        }
        catch (JsonException exception)
        {
            throw parser.Explain(exception);
        }
    }

    private LocatedValue ReadValue(int depth)
    {
        here = here with { Line = LineOfToken() };
        if (depth > DeepestLevel)
        {
            // The path would be as deep as the text.
            throw new SpecificationException(here with { Member = here.Member.Split('[', '.')[0] }, $"is nested deeper than {DeepestLevel} levels");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(depth),
            JsonTokenType.StartArray => ReadArray(depth),
            JsonTokenType.String => new LocatedValue(ValueKind.Text, here) { Text = Unescaped() },
            JsonTokenType.Number => new LocatedValue(ValueKind.Number, here) { Text = Encoding.UTF8.GetString(reader.ValueSpan) },
            JsonTokenType.True => new LocatedValue(ValueKind.Boolean, here) { Text = "true" },
            JsonTokenType.False => new LocatedValue(ValueKind.Boolean, here) { Text = "false" },
            _ => new LocatedValue(ValueKind.Null, here),
        };
    }

    private LocatedValue ReadObject(int depth)
    {
        SourceLocation location = here;
        var members = ImmutableArray.CreateBuilder<LocatedMember>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (Advance(); reader.TokenType != JsonTokenType.EndObject; Advance())
        {
            string name = Unescaped();
            here = location.Of(name, LineOfToken());
            SourceLocation nameLocation = here;
            if (!lines.TryAdd(name, here.Line))
            {
                throw new SpecificationException(here, $"is there twice, first in line {lines[name]}; once is needed");
            }

            Advance();
            members.Add(new(name, nameLocation, ReadValue(depth + 1)));
            here = location;
        }

        return new LocatedValue(ValueKind.Object, location) { Members = members.ToImmutable() };
    }

    private LocatedValue ReadArray(int depth)
    {
        SourceLocation location = here;
        var items = ImmutableArray.CreateBuilder<LocatedValue>();
        for (Advance(); reader.TokenType != JsonTokenType.EndArray; Advance())
        {
            here = location.Of(items.Count, LineOfToken());
            items.Add(ReadValue(depth + 1));
            here = location;
        }

        return new LocatedValue(ValueKind.Array, location) { Items = items.ToImmutable() };
    }

    private void Advance()
    {
        if (!reader.Read())
        {
            CountLinesTo(json.Length - 1);
            string open = here.Member.Length > 0 ? $"inside {here.Member}, which begins in line {here.Line}" : "before its JSON is complete";
            throw new SpecificationException(here with { Line = line }, $"the file ends {open}; it seems to be cut off");
        }
    }

    private void RequireEnd()
    {
        if (reader.Read())
        {
            throw new SpecificationException(here with { Line = LineOfToken(), Member = "" }, "there is text after the end of the JSON");
        }

        // A comment to the end of the line needs no line end here, a bracketed one its bracket.
        ReadOnlySpan<byte> rest = json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n"u8);
        if (!rest.IsEmpty && !rest.StartsWith("//"u8))
        {
            throw new SpecificationException(here with { Line = line, Member = "" }, "the comment at the end of the file is not closed");
        }
    }

    private string Unescaped()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new SpecificationException(here with { Line = LineOfToken() }, "an escape \\u names half a character; a whole character is needed", exception);
        }
    }

    private int LineOfToken()
    {
        CountLinesTo(reader.TokenStartIndex);
        return line;
    }

    // Tokens come in order, so each line end is counted once.
    private void CountLinesTo(long index)
    {
        if (index > lineCountedTo)
        {
            line += json[(int)lineCountedTo..(int)index].Count((byte)'\n');
            lineCountedTo = index;
        }
    }

    private readonly SpecificationException Explain(JsonException exception)
    {
        int at = (int)(exception.LineNumber ?? 0);
        ReadOnlySpan<byte> rest = json;
        for (int i = 0; i < at; i++)
        {
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        }

        rest = rest[(int)Math.Min(exception.BytePositionInLine ?? 0, rest.Length)..].TrimStart("+-"u8);
        SourceLocation location = here with { Line = at + 1 };
        if (rest.StartsWith("NaN"u8) || rest.StartsWith("Infinity"u8))
        {
            return new(location, $"{(rest[0] == 'N' ? "NaN" : "Infinity")} is no number in JSON; a finite number is needed", exception);
        }

        // The reader appends its own zero-based position to the text.
        string message = exception.Message;
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string text = string.Concat((position < 0 ? message : message[..position]).TrimEnd('.').Select(c => char.IsControl(c) ? ' ' : c));
        return new(location, $"this is no JSON: {text}", exception);
    }
}
