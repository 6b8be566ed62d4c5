using System.Text.Json;
using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>The JSON Schema says what the reader accepts: members, names, parameters and their ranges.</summary>
public sealed class SpecificationSchemaTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(SpecificationSchema.Text).RootElement;

    private static JsonElement Definition(string name) => Root.GetProperty("$defs").GetProperty(name);

    [Fact]
    public void Members_are_those_that_the_reader_knows()
    {
        Assert.Equal(SpecificationReader.Members.Order(StringComparer.Ordinal), Members(Root));
        Assert.Equal(KernelReader.Members.Order(StringComparer.Ordinal), Members(Definition("kernel")));
        Assert.Equal(QuantizationReader.Members.Order(StringComparer.Ordinal), Members(Definition("format").GetProperty("oneOf")[1]));
    }

    [Fact]
    public void Members_that_must_be_there_are_those_that_the_reader_misses()
    {
        string[] required = [.. Definition("kernel").GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];
        foreach (string member in KernelReader.Members)
        {
            bool missed = Record.Exception(() => Specify.ReadOne(member + ":")) is SpecificationException;
            Assert.Equal(required.Contains(member), missed);
        }
    }

    [Fact]
    public void Limits_are_the_readers_own()
    {
        JsonElement kernel = Definition("kernel").GetProperty("properties");
        Assert.Equal(KernelName.Longest, kernel.GetProperty("name").GetProperty("maxLength").GetInt32());
        JsonElement[] bounds = [.. kernel.GetProperty("max_error_lsb").GetProperty("oneOf").EnumerateArray()];
        Assert.Equal(ErrorBound.OfCorrectRounding, bounds[0].GetProperty("minimum").GetDouble());
        Assert.Equal(ErrorBound.Loosest, bounds[0].GetProperty("maximum").GetDouble());
        Assert.Equal([.. ErrorBound.Words, "exact"], Names(bounds[1]));
        string?[] rules = [.. RoundingRuleNames.All.Select(rule => rule.Key), null];
        Assert.Equal(rules, kernel.GetProperty("rounding").GetProperty("enum").EnumerateArray().Select(rule => rule.GetString()));
        JsonElement scale = Definition("format").GetProperty("oneOf")[1].GetProperty("properties").GetProperty("scale");
        Assert.Equal(HwAct.Numerics.Quantization.SmallestScale, scale.GetProperty("minimum").GetDouble());
        Assert.Equal(HwAct.Numerics.Quantization.LargestScale, scale.GetProperty("maximum").GetDouble());
    }

    [Fact]
    public void Activations_are_those_of_the_catalog()
    {
        JsonElement[] choices = [.. Definition("activation").GetProperty("oneOf").EnumerateArray()];
        Assert.Equal(ActivationCatalog.Names, Names(choices[0]));
        // Last are the frameworks' names, alone and with parameters.
        Assert.Equal(ActivationCatalog.Names.Length + 3, choices.Length);
        Assert.All(FrameworkPreset.Names, name => Assert.Matches(choices[^2].GetProperty("pattern").GetString()!, name));
        Assert.Equal(choices[^2].GetProperty("pattern").GetString(), choices[^1].GetProperty("properties").GetProperty("name").GetProperty("pattern").GetString());
        foreach ((string name, JsonElement choice) in ActivationCatalog.Names.Zip(choices.Skip(1)))
        {
            ActivationEntry entry = ActivationCatalog.Find(name)!;
            Assert.Equal(name, choice.GetProperty("properties").GetProperty("name").GetProperty("const").GetString());
            Assert.Equal([.. entry.Parameters.Select(parameter => parameter.Key).Append("name").Order(StringComparer.Ordinal)], Members(choice));
        }
    }

    [Fact]
    public void Methods_are_those_of_the_catalog_with_their_parameters()
    {
        JsonElement[] choices = [.. Definition("method").GetProperty("oneOf").EnumerateArray()];
        Assert.Equal(MethodDeclarations.All.Select(method => method.Name), Names(choices[0]));
        Assert.Equal(MethodDeclarations.All.Length + 1, choices.Length);
        foreach ((MethodSignature method, JsonElement choice) in MethodDeclarations.All.Zip(choices.Skip(1)))
        {
            Assert.Equal([.. method.Parameters.Select(parameter => parameter.Name).Append("name").Order(StringComparer.Ordinal)], Members(choice));
            foreach (ParameterSignature parameter in method.Parameters)
            {
                RequireSame(parameter, choice.GetProperty("properties").GetProperty(parameter.Name));
            }
        }
    }

    [Fact]
    public void Targets_are_those_that_are_declared_with_their_options()
    {
        JsonElement list = Definition("kernel").GetProperty("properties").GetProperty("targets");
        Assert.Equal((1, "#/$defs/target"), (list.GetProperty("minItems").GetInt32(), list.GetProperty("items").GetProperty("$ref").GetString()));
        JsonElement[] choices = [.. Definition("target").GetProperty("oneOf").EnumerateArray()];
        Assert.Equal(TargetDeclarations.All.Select(target => target.Name), Names(choices[0]));
        Assert.Equal(TargetDeclarations.All.Length + 1, choices.Length);
        foreach ((TargetDeclaration target, JsonElement choice) in TargetDeclarations.All.Zip(choices.Skip(1)))
        {
            Assert.Equal(target.Name, choice.GetProperty("properties").GetProperty("name").GetProperty("const").GetString());
            Assert.Equal([.. target.Options.Select(option => option.Name).Append("name").Order(StringComparer.Ordinal)], Members(choice));
            Assert.All(target.Options, option => RequireSame(option, choice.GetProperty("properties").GetProperty(option.Name)));
        }
    }

    private static void RequireSame(ParameterSignature parameter, JsonElement schema)
    {
        if (!parameter.Words.IsEmpty)
        {
            Assert.Equal([.. parameter.Words, null], schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
            return;
        }

        Assert.Equal(parameter.Whole ? "integer" : "number", schema.GetProperty("type")[0].GetString());
        Assert.Equal(parameter.Min, schema.GetProperty("minimum").GetDouble());
        Assert.Equal(parameter.Max, schema.GetProperty("maximum").GetDouble());
    }

    private static string[] Names(JsonElement choice) => [.. choice.GetProperty("enum").EnumerateArray().Select(name => name.GetString()!)];

    private static string[] Members(JsonElement schema)
    {
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        return [.. schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];
    }
}
