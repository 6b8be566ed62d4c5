using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using HwAct.Generation;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Golden;
using HwAct.Tests.Specifications;
using HwAct.Verification;

namespace HwAct.Tests.Verification;

/// <summary>Five thousand broken manifests: each is found to be broken, in words.</summary>
public sealed class ManifestFuzzTests : IDisposable
{
    private const int Mutations = 5000;

    private static readonly string[] Values =
    [
        .. JsonMutations.Words.Where(word => word != "[[[["),
        "9223372036854775808", "-9223372036854775809", "1e999", "123456789012345678901234567890", "\"" + new string('y', 5000) + "\"", "[1,[2,[3]]]", "{\"a\":{\"b\":{}}}",
        string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)),
    ];

    private static readonly string[] Paths =
    [
        "../l.txt", "/etc/passwd", "c/../../x", "c//k.c", ".", "..", "", "c/\0.c", "c\\k.c", "/dev/zero", "c/", new string('p', 5000), "\ud800", "k.json", "c", "CON", "c/k.c ", "C:x", "~/x",
    ];

    private readonly TemporaryDirectory directory = new();
    private readonly RecordedFolder folder;
    private readonly StoredProgram program;
    private readonly ProvenKernel kernel;
    private readonly byte[] good;

    public ManifestFuzzTests()
    {
        var generator = new Generator(TemplateRenderer.Create(directory: null));
        LocatedSpecification asked = Assert.Single(Specify.Read(Specify.OneKernel("input: \"Q1.2\"", "output: \"Q1.2\"")));
        kernel = generator.Prove(asked);
        new OutputDirectory(directory.Of("out")).Write([new KernelFolder("k", generator.Emit(kernel, vectors: false))], []);
        good = File.ReadAllBytes(Manifest);
        folder = new RecordedFolder("k", directory.Of("out", "k"));
        program = folder.Program();
        Assert.Empty(folder.Prove().Findings);
        Assert.Empty(Find());
    }

    private string Manifest => directory.Of("out", "k", "k.json");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_broken_manifest_is_found_in_words_whatever_is_broken()
    {
        var random = new Random(1);
        var watch = Stopwatch.StartNew();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int different = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] broken = (i % 3) switch { 0 => JsonMutations.Mutate(good, random), 1 => Reshaped(random), _ => Refiled(random) };
            if (!broken.AsSpan().SequenceEqual(good))
            {
                different++;
                RequireFound(broken);
                if (i % 100 == 0)
                {
                    Assert.Equal(Find().AsEnumerable(), folder.Prove().Findings);
                    RequireRefusedInWords();
                }
            }
        }

        Assert.InRange(different, Mutations * 9 / 10, Mutations);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Mutations, 0, 4 << 20);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(5), $"{watch.Elapsed}");
    }

    public static TheoryData<string, string> Wholes => new()
    {
        { "", "the file is empty; a manifest is needed" },
        { "{}", "format_version: is missing" },
        { "[]", "a manifest is needed, not an array" },
        { "null", "a manifest is needed, not null" },
        { "\u0000", "is no JSON" },
        { "{\"format_version\": 999999999999999999999}", "this is a manifest of format 999999999999999999999" },
        { "{\"format_version\": 1.0}", "this is a manifest of format 1.0" },
        { "{\"format_version\": \"1\"}", "this is a manifest of format 1;" },
        { "{\"format_version\": 1}", "files: is missing" },
        { "{\"format_version\": 1, \"files\": []}", "an object of paths and SHA-256 is needed, not an array" },
        { "{\"format_version\": 1, \"files\": {}}", "name is missing" },
    };

    [Theory]
    [MemberData(nameof(Wholes))]
    public void What_is_no_manifest_at_all_is_said_to_be_none(string text, string message)
    {
        string version = JsonNode.Parse(good)!["format_version"]!.ToJsonString();
        RequireFound(Encoding.UTF8.GetBytes(text.Replace("\"format_version\": 1,", $"\"format_version\": {version},", StringComparison.Ordinal).Replace("\"format_version\": 1}", $"\"format_version\": {version}}}", StringComparison.Ordinal)), message);
    }

    [Fact]
    public void That_of_another_kernel_one_with_a_byte_order_mark_and_one_in_another_encoding_are_found()
    {
        RequireFound(File.ReadAllBytes(Path.Combine(Repository.Generated, "gelu_s8_table", "gelu_s8_table.json")), "is 'gelu_s8_table' instead of 'k'");
        RequireFound([0xEF, 0xBB, 0xBF, .. good]);
        RequireFound(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(good)));
        RequireFound([.. good, .. good]);
        RequireFound(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 200_000))), "is nested deeper than 32 levels");
        RequireFound(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 200_000))), "is nested deeper than 32 levels");
    }

    [Fact]
    public void A_manifest_of_gigabytes_costs_nothing_to_refuse()
    {
        using (FileStream file = File.OpenWrite(Manifest))
        {
            file.SetLength((1L << 31) + 1);
        }

        Assert.Contains("at most 4,194,304 bytes are read", Assert.Single(Find()).Message, StringComparison.Ordinal);
        File.Delete(Manifest);
        Assert.Contains("the manifest cannot be read", Assert.Single(Find()).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Manifest);
        Assert.StartsWith($"{Manifest}:1: ", Assert.Single(Find()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_listed_path_that_leads_out_of_the_folder_is_named_and_not_followed()
    {
        File.WriteAllText(directory.Of("out", "l.txt"), "mine");
        foreach (string path in Paths.Where(path => path is not ("k.json" or "c" or "CON") && path.Length < 100))
        {
            JsonNode root = JsonNode.Parse(good)!;
            root["files"]!.AsObject()[path] = TextForm.Sha256("mine");
            Write(Encoding.UTF8.GetBytes(root.ToJsonString()));
            Assert.Contains(Find(), finding => finding.Model == "manifest" && finding.Message.EndsWith("', which is no path below the folder", StringComparison.Ordinal));
        }
    }

    // A member is gone, has another name, another value, or is there once more elsewhere.
    private byte[] Reshaped(Random random)
    {
        JsonNode root = JsonNode.Parse(good)!;
        JsonObject[] objects = [.. Objects(root)];
        JsonObject owner = objects[random.Next(objects.Length)];
        if (owner.Count == 0)
        {
            return JsonMutations.Mutate(good, random);
        }

        (string name, JsonNode? value) = owner.ElementAt(random.Next(owner.Count));
        string other = Values[random.Next(Values.Length)];
        switch (random.Next(4))
        {
            case 0:
                owner.Remove(name);
                break;
            case 1:
                owner.Remove(name);
                owner[name + (random.Next(2) == 0 ? "s" : "\u00df\n")] = value?.DeepClone();
                break;
            case 2:
                objects[random.Next(objects.Length)]["more"] = value?.DeepClone();
                break;
            default:
                owner[name] = "§";
                break;
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"\\u00A7\"", other, StringComparison.Ordinal));
    }

    // A path or a hash of a file is another.
    private byte[] Refiled(Random random)
    {
        JsonNode root = JsonNode.Parse(good)!;
        JsonObject files = root["files"]!.AsObject();
        string path = files.ElementAt(random.Next(files.Count)).Key;
        string? hash = random.Next(3) switch { 0 => files[path]!.GetValue<string>(), 1 => "", _ => new string('0', random.Next(70)) };
        if (random.Next(2) == 0)
        {
            files.Remove(path);
        }

        files[Paths[random.Next(Paths.Length)] + (random.Next(2) == 0 ? "" : path)] = hash;
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => Objects(member.Value)).Prepend(owner),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private void RequireFound(byte[] broken, string message = "")
    {
        Write(broken);
        ImmutableArray<Finding> findings = Find();
        Assert.Contains(findings, finding => finding.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.True(finding is { Kernel: "k", Model: "manifest" or "files" or "vectors" } && finding.Message.Any(char.IsAsciiLetter) && !finding.Message.Contains('\n'), finding.ToString()));
        Assert.All(findings, finding => Assert.InRange(finding.Message.Length, 10, 20_000));
    }

    // Other verbs read the list of files too.
    private void RequireRefusedInWords()
    {
        try
        {
            folder.ListedFiles();
            folder.Program();
        }
        catch (SpecificationException exception)
        {
            Assert.DoesNotContain('\n', exception.Message);
        }
    }

    // All that verify does with a manifest; the proof before it is the same each time.
    private ImmutableArray<Finding> Find() => folder.Held(program, kernel, []);

    private void Write(byte[] manifest) => File.WriteAllBytes(Manifest, manifest);
}
