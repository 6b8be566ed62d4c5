using System.Text.Json;
using System.Text.Json.Nodes;
using HwAct.Reports;
using HwAct.Tests.Golden;
using Json.Schema;

namespace HwAct.Tests.Reports;

/// <summary>The schema of manifests says what is written, as a validator that nobody here wrote sees it.</summary>
public sealed class ManifestSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(ManifestSchema.Text);

    private static readonly string[] Manifests =
    [
        .. Directory.GetDirectories(Repository.Generated)
            .Select(folder => Path.Combine(folder, Path.GetFileName(folder) + ".json"))
            .Where(File.Exists),
    ];

    [Fact]
    public void Every_manifest_of_the_catalog_is_good()
    {
        Assert.NotEmpty(Manifests);
        Assert.All(Manifests, manifest => Assert.True(IsGood(JsonNode.Parse(File.ReadAllText(manifest))!), manifest));
    }

    // All but what is there where C is asked for, as every kernel of the catalog does.
    [Fact]
    public void A_member_that_every_manifest_has_may_not_be_missing_and_none_may_be_more()
    {
        JsonObject[] all = [.. Manifests.Select(manifest => JsonNode.Parse(File.ReadAllText(manifest))!.AsObject())];
        string[] always = [.. all[0].Select(member => member.Key).Where(name => name != "c_rom_bytes" && all.All(manifest => manifest.ContainsKey(name)))];
        Assert.InRange(always.Length, 15, 40);
        foreach (string member in always)
        {
            JsonObject less = all[0].DeepClone().AsObject();
            less.Remove(member);
            Assert.False(IsGood(less), member);
            less[member + "_more"] = 1;
            Assert.False(IsGood(less), member);
        }
    }

    private static bool IsGood(JsonNode manifest)
    {
        using JsonDocument document = JsonDocument.Parse(manifest.ToJsonString());
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
