using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Targets;

namespace HwAct.Tests.Reports;

/// <summary>What a manifest and a vectors file on disk state is held against the proof.</summary>
public sealed class RecordedFiguresTests : IDisposable
{
    private readonly ProvenActivation kernel = ReportedKernels.Table;
    private readonly TemporaryDirectory directory = new();

    public RecordedFiguresTests()
    {
        Directory.CreateDirectory(directory.Of("vectors"));
        Write(Manifest.Of(kernel), text => text);
        Write(KernelEmitter.Vectors(kernel), text => text);
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void What_was_written_is_true() => Assert.Empty(Verify());

    [Theory]
    [InlineData("max_lsb", "error.max_lsb is 0.1 instead of ")]
    [InlineData("misrounded_codes", "error.misrounded_codes is 0.1 instead of 0")]
    [InlineData("rom_bits", "whole number is needed, not 0.1")]
    public void A_figure_that_was_changed_is_named(string member, string message)
    {
        Write(Manifest.Of(kernel), text =>
        {
            // The first is that of the kernel; tables have members of the same name.
            int at = text.IndexOf($"\"{member}\": ", StringComparison.Ordinal);
            int end = text.IndexOf('\n', at);
            return $"{text[..at]}\"{member}\": 0.1{(text[end - 1] == ',' ? "," : "")}{text[end..]}";
        });
        Finding finding = Assert.Single(Verify());
        Assert.Equal(("manifest", kernel.Specification.Name), (finding.Model, finding.Kernel));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_the_vectors_that_was_changed_is_found()
    {
        Write(KernelEmitter.Vectors(kernel), text => "00" + text[2..]);
        Assert.Equal("vectors", Assert.Single(Verify()).Model);
    }

    private void Write(Artifact artifact, Func<string, string> change) => File.WriteAllText(directory.Of(artifact.Path), change(artifact.Text));

    private Finding[] Verify() =>
        [.. RecordedFigures.Verify(kernel, Path.GetDirectoryName(directory.Of("x"))!)];
}
