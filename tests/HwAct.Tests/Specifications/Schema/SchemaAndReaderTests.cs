using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HwAct.Specifications;
using Json.Schema;

namespace HwAct.Tests.Specifications;

/// <summary>The schema and the reader refuse the same, as a validator that nobody here wrote sees it, but for what JSON Schema cannot say.</summary>
public sealed class SchemaAndReaderTests
{
    private const int Seed = 10;
    private const int Broken = 7500;

    private static readonly JsonSchema Schema = JsonSchema.FromText(SpecificationSchema.Text);

    // What only the reader refuses: its message, and why the schema cannot, or does not, say it.
    private static readonly (string Message, string Reason)[] OnlyTheReader =
    [
        (@": is there twice, first in line", "JSON Schema sees an object after its members were gathered: the last of two is all there is"),
        (@"kernels\[\d+\]\.name: '\w+' is the name of kernels\[\d+\]", "no keyword compares members of different elements"),
        (@"kernels\[\d+\]\.name: '\w+' is what is generated for kernels\[\d+\]", "no keyword compares members of different elements"),
        (@"activation: min .* is not usable; a number below max", "no keyword compares two numbers"),
        (@"activation: (alpha|beta|min|max) \S+ is not usable; a number from", "a number inside a framework's call is text, and text has no size"),
        (@": '[^']+' is (\d+ bits?|less than 1 bit) wide;", "the width of a notation follows from several of its numbers"),
        (@"' is no format of 16 bits;", "how many fraction bits a word has room for is said by the reader, with both readings"),
        (@"codes \S+ to \S+ are no range of u?int\d+|no code lies from", "the ends of a range inside a notation are text, and text has no size"),
        (@"\.qmax: \S+ is below qmin", "no keyword compares two numbers"),
        (@"' has two ranges of codes;", "a range inside MLIR's notation and one behind it are parts of one text"),
        (@"scale \S+ is not usable; a number from 1e-30 to 1e30", "a scale inside a notation is text, and text has no size"),
        (@"zero point \S+ is no u?int\d+|is no zero point; a whole", "a zero point inside a notation is text, and text has no size"),
        (@"a module is a table \(form\) for a first input of 12 bits at most", "the width of a notation follows from several of its numbers, and that of the gate is asked for elsewhere"),
        (@"activation\.\w+: there is no such member", "which activation a framework's call is follows from its arguments"),
    ];

    [Fact]
    public void What_is_good_is_good_by_the_schema_and_by_the_reader()
    {
        JsonNode[] all = [.. GoodSpecifications.OfTheRepository, .. GoodSpecifications.Said];
        Assert.InRange(all.Length, 300, 2000);
        foreach (string text in all.Select(good => good.ToJsonString()))
        {
            Specify.Read(text);
            Assert.True(IsGoodByTheSchema(text), text);
        }
    }

    [Fact]
    public void What_is_broken_is_broken_by_both()
    {
        var broken = new BrokenSpecifications(Seed);
        var met = new HashSet<string>(StringComparer.Ordinal);
        int refused = 0;
        int tried = 0;

        // Rare differences are waited for: which come early is chance.
        for (; tried < Broken || (met.Count < OnlyTheReader.Length && tried < 4 * Broken); tried++)
        {
            string text = broken.Next();
            string? message = (Record.Exception(() => Specify.Read(text)) as SpecificationException)?.Message;
            bool isGood = IsGoodByTheSchema(text);
            refused += message is null ? 0 : 1;
            Assert.True(isGood || message is not null, $"only the schema refuses {text}");
            if (isGood && message is not null)
            {
                string[] known = [.. OnlyTheReader.Select(difference => difference.Message).Where(pattern => Regex.IsMatch(message, pattern, RegexOptions.None, Timeout.InfiniteTimeSpan))];
                Assert.True(known.Length > 0, $"only the reader refuses {text}\n{message}");
                met.UnionWith(known);
            }
        }

        Assert.InRange(refused, tried / 2, tried * 19 / 20);

        // A difference that is no more is to be struck off the list.
        Assert.Equal(OnlyTheReader.Select(difference => difference.Message).Except(met, StringComparer.Ordinal), []);
    }

    private static bool IsGoodByTheSchema(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
