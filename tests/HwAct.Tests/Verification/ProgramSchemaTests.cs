using System.Text.Json;
using System.Text.Json.Nodes;
using HwAct.Kernels;
using HwAct.Programs;
using HwAct.Tests.Golden;
using Json.Schema;

namespace HwAct.Tests.Verification;

/// <summary>The schema of stored programs says what is written, as a validator that nobody here wrote sees it.</summary>
public sealed class ProgramSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(ProgramSchema.Text);

    private static readonly string[] Programs = Directory.GetFiles(Repository.Generated, "*.program.json", SearchOption.AllDirectories);

    [Fact]
    public void Every_program_of_the_catalog_is_good()
    {
        Assert.NotEmpty(Programs);
        Assert.All(Programs, program => Assert.True(IsGood(File.ReadAllText(program)), program));
    }

    [Fact]
    public void A_member_that_is_missing_or_more_is_refused()
    {
        foreach (string program in Programs.Take(6))
        {
            string text = File.ReadAllText(program);
            foreach (string path in (string[])["design", "program", "program/steps", "program/result", "design/method", "program/steps/0/range", "program/inputs/0/type"])
            {
                JsonNode root = JsonNode.Parse(text)!;
                (JsonNode parent, string last) = Find(root, path);
                parent.AsObject().Remove(last);
                Assert.False(IsGood(root.ToJsonString()), path);
                parent.AsObject()[last + "_more"] = 1;
                Assert.False(IsGood(root.ToJsonString()), path);
            }
        }
    }

    [Fact]
    public void The_operations_are_those_that_there_are()
    {
        JsonNode operations = JsonNode.Parse(ProgramSchema.Text)!["$defs"]!["step"]!["properties"]!["operation"]!["oneOf"]!;
        Assert.Equal(OperationCatalog.Words, operations.AsArray().Select(operation => operation!["const"]!.GetValue<string>()), StringComparer.Ordinal);
    }

    private static bool IsGood(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return Schema.Evaluate(document.RootElement).IsValid;
    }

    private static (JsonNode Parent, string Last) Find(JsonNode root, string path)
    {
        string[] steps = path.Split('/');
        JsonNode parent = steps[..^1].Aggregate(root, (node, step) => char.IsAsciiDigit(step[0]) ? node[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);
        return (parent, steps[^1]);
    }
}
