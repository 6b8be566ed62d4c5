using HwAct.Generation;
using HwAct.Targets;

namespace HwAct.Tests.Verification;

/// <summary>Whatever byte of whatever file of a kernel is altered, both <c>verify</c> and <c>check</c> find it.</summary>
public sealed class AlteredFolderTests
{
    private const int Places = 50;

    public static TheoryData<string> Kernels => ["gelu_s8_table", "gelu_q3_8_shift_add", "geglu_s8"];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void What_was_written_is_as_it_was_proven(string name)
    {
        using var kernel = new WrittenKernel(name);
        Assert.Empty(kernel.Verify());
        Assert.Empty(kernel.Check());
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void One_altered_byte_in_any_file_is_found(string name)
    {
        using var kernel = new WrittenKernel(name);
        for (int place = 0; place < Places; place++)
        {
            // Manifest and program speak of the others, so each of them is altered for itself.
            Alter(kernel, [Path.GetFileName(kernel.Program)], place);
            Alter(kernel, [Path.GetFileName(kernel.Manifest)], place);
            Alter(kernel, [.. kernel.Files.Where(file => file.Contains('/') || file == "report.html")], place);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void A_file_that_is_cut_off_or_goes_on_or_is_missing_is_found(string name)
    {
        using var kernel = new WrittenKernel(name);
        foreach (string file in kernel.Files)
        {
            byte[] bytes = File.ReadAllBytes(kernel.PathOf(file));
            foreach (byte[] altered in new byte[][] { bytes[..^1], bytes[..(bytes.Length / 2)], [], [.. bytes, (byte)'\n'], [.. bytes, 0] })
            {
                Replace(kernel, file, altered, bytes);
            }

            File.Delete(kernel.PathOf(file));
            RequireFound(kernel, [file]);
            File.WriteAllBytes(kernel.PathOf(file), bytes);
        }
    }

    [Fact]
    public void A_file_that_was_added_is_found()
    {
        using var kernel = new WrittenKernel("gelu_s8_table");
        File.WriteAllText(kernel.PathOf("c/notes.txt"), "x");
        RequireFound(kernel, ["c/notes.txt"]);
    }

    [Fact]
    public void A_hash_that_lies_is_found()
    {
        using var kernel = new WrittenKernel("gelu_s8_table");
        string file = kernel.PathOf("c/gelu_s8_table.c");
        File.AppendAllText(file, "/* no harm meant */\n");
        string manifest = File.ReadAllText(kernel.Manifest);
        string hash = kernel.Expected.Artifacts.Where(artifact => artifact.Path == "c/gelu_s8_table.c").Select(artifact => TextForm.Sha256(artifact.Text)).Single();
        File.WriteAllText(kernel.Manifest, manifest.Replace(hash, new string('0', 64), StringComparison.Ordinal));
        Assert.Equal(["c/gelu_s8_table.c has not the SHA-256 that the manifest lists: one of them was altered"], kernel.Verify().Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("\"latency\": 0", "\"latency\": 7", "latency is 7 instead of 0")]
    [InlineData("\"sign_kept\": true", "\"sign_kept\": false", "properties.sign_kept is false instead of true")]
    [InlineData("\"name\": \"table\"", "\"name\": \"threshold\"", "method.name is 'threshold' instead of 'table'")]
    [InlineData("\"half-even\"", "\"half-up\"", "specification.rounding is 'half-up' instead of 'half-even'")]
    [InlineData("\"latency\": 0,", "\"latency\": 0, \"more\": 1,", "more does not belong there")]
    [InlineData("  \"latency\": 0,\n", "", "latency is missing")]
    [InlineData("\"latency\": 0", "\"latency\":  0", "says what it should, but is not as it was written")]
    public void What_a_manifest_says_that_is_not_so_is_named(string part, string altered, string message)
    {
        using var kernel = new WrittenKernel("gelu_s8_table");
        string text = File.ReadAllText(kernel.Manifest);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(kernel.Manifest, text.Replace(part, altered, StringComparison.Ordinal));
        Finding finding = Assert.Single(kernel.Verify());
        Assert.Equal(("gelu_s8_table", "manifest"), (finding.Kernel, finding.Model));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkout_with_CRLF_is_the_same_and_one_stray_CR_is_not()
    {
        using var kernel = new WrittenKernel("gelu_s8_table");
        foreach (string file in kernel.Files)
        {
            File.WriteAllText(kernel.PathOf(file), File.ReadAllText(kernel.PathOf(file)).Replace("\n", "\r\n", StringComparison.Ordinal));
        }

        Assert.Empty(kernel.Verify());
        Assert.Empty(kernel.Check());
        Assert.Empty(kernel.Output.Write([kernel.Expected], []).Changed);
        foreach (string file in kernel.Files)
        {
            byte[] bytes = File.ReadAllBytes(kernel.PathOf(file));
            int end = Array.IndexOf(bytes, (byte)'\r');
            Replace(kernel, file, [.. bytes[..end], .. bytes[(end + 1)..]], bytes);
            Replace(kernel, file, [.. bytes[..end], (byte)'\r', .. bytes[end..]], bytes);
        }
    }

    // Bit 0 turns over at places spread over the file, and every other kind of byte at its ends.
    private static void Alter(WrittenKernel kernel, string[] files, int place)
    {
        byte[][] was = [.. files.Select(file => File.ReadAllBytes(kernel.PathOf(file)))];
        for (int i = 0; i < files.Length; i++)
        {
            byte[] altered = [.. was[i]];
            altered[(long)place * (altered.Length - 1) / (Places - 1)] ^= (byte)(1 << (place % 7));
            File.WriteAllBytes(kernel.PathOf(files[i]), altered);
        }

        RequireFound(kernel, files);
        for (int i = 0; i < files.Length; i++)
        {
            File.WriteAllBytes(kernel.PathOf(files[i]), was[i]);
        }
    }

    private static void Replace(WrittenKernel kernel, string file, byte[] altered, byte[] was)
    {
        File.WriteAllBytes(kernel.PathOf(file), altered);
        RequireFound(kernel, [file]);
        File.WriteAllBytes(kernel.PathOf(file), was);
    }

    private static void RequireFound(WrittenKernel kernel, string[] files)
    {
        IReadOnlyList<Finding> findings = kernel.Verify();
        IReadOnlyList<Drift> drifts = kernel.Check();
        foreach (string file in files)
        {
            bool isSource = file == kernel.Name + ".json" || file == kernel.Name + ".program.json";
            Assert.True(
                isSource ? findings.Count > 0 : findings.Any(finding => finding.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal)),
                $"verify did not find {file}");
            Assert.Contains(drifts, drift => drift.Path == $"{kernel.Name}/{file}");
        }
    }
}
