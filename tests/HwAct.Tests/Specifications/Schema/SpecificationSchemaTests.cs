using System.Text.Json;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Golden;
using HwAct.Tests.Targets;

namespace HwAct.Tests.Specifications;

/// <summary>The JSON Schema is made from the declarations; what a reader of it looks for is there.</summary>
public sealed class SpecificationSchemaTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(SpecificationSchema.Text).RootElement;

    private static JsonElement Definition(string name) => Root.GetProperty("$defs").GetProperty(name);

    [Fact]
    public void The_committed_copy_is_what_is_generated()
    {
        string committed = File.ReadAllText(Path.Combine(Repository.Root, "src", "HwAct", "Specifications", "kernels.schema.json"));
        Assert.True(committed == SpecificationSchema.Text, "kernels.schema.json is not what the declarations say; 'hwact init FILE --schema' writes it beside FILE");
    }

    [Fact]
    public void Members_are_those_that_the_reader_knows()
    {
        Assert.Equal(SpecificationReader.Members.Order(StringComparer.Ordinal), Members(Root));
        Assert.Equal(KernelReader.Members.Order(StringComparer.Ordinal), Members(Definition("kernel")));
        Assert.Equal(QuantizationReader.Members.Order(StringComparer.Ordinal), Members(Definition("format").GetProperty("else")));
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
    public void Parameters_carry_their_range_their_default_and_a_sentence()
    {
        JsonElement segments = Definition("method").GetProperty("else").GetProperty("anyOf").EnumerateArray()
            .Single(choice => choice.GetProperty("properties").GetProperty("name").GetProperty("const").GetString() == "interpolated-table")
            .GetProperty("properties").GetProperty("segments");
        Assert.Equal("auto", segments.GetProperty("default").GetString());
        Assert.Equal(InterpolatedTableDeclaration.Segments.Description, segments.GetProperty("description").GetString());
        Assert.Equal((1, 65536), (segments.GetProperty("anyOf")[0].GetProperty("minimum").GetInt32(), segments.GetProperty("anyOf")[0].GetProperty("maximum").GetInt32()));
        Assert.Equal(["auto", null], segments.GetProperty("anyOf")[1].GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public void Options_of_a_new_target_are_there_by_their_declaration()
    {
        JsonElement toy = JsonDocument.Parse(SpecificationSchema.Of([ToyTarget.Toy]).ToJsonString()).RootElement.GetProperty("$defs").GetProperty("target").GetProperty("else").GetProperty("anyOf")[0];
        Assert.Equal(["base", "columns", "gain", "name"], Members(toy));
        Assert.Equal("decimal", toy.GetProperty("properties").GetProperty("base").GetProperty("default").GetString());
        Assert.Equal("number", toy.GetProperty("properties").GetProperty("gain").GetProperty("type")[0].GetString());
    }

    [Fact]
    public void Activations_are_declared_with_the_defaults_that_they_have()
    {
        foreach (ActivationEntry entry in ActivationCatalog.All.Where(entry => !entry.Default.Parameters.IsEmpty))
        {
            Assert.Equal(entry.Default.Parameters.Select(parameter => (parameter.Key, parameter.Value)), entry.Parameters.Select(parameter => (parameter.Name, parameter.Usual)));
        }
    }

    [Fact]
    public void Scales_are_limited_as_the_quantization_is()
    {
        JsonElement scale = Definition("format").GetProperty("else").GetProperty("properties").GetProperty("scale");
        Assert.Equal((Quantization.SmallestScale, Quantization.LargestScale), (scale.GetProperty("minimum").GetDouble(), scale.GetProperty("maximum").GetDouble()));
    }

    private static string[] Members(JsonElement schema)
    {
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        return [.. schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];
    }
}
