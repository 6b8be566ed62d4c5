using HwAct.Choice;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;

namespace HwAct.Tests.Reports;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("hwact-manifests-");

    public static TheoryData<string> Names => ReportedKernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_written_is_read_back(string name)
    {
        ProvenActivation kernel = ReportedKernels.Named(name);
        RecordedManifest read = Read(Manifest.Of(kernel, ["report.html"]).Text);
        Assert.Equal(SpecificationWriter.ToJson(kernel.Specification), SpecificationWriter.ToJson(read.Specification.Specification));
        Assert.Equal(kernel.Kernel.RomBits, read.RomBits);
        Assert.Equal(kernel.Kernel.RomBytes, read.RomBytes);
        Assert.Equal(kernel.Kernel.Multiplications, read.Multiplications);
        Assert.Equal(kernel.Digest.Sha256, read.VectorsSha256);
        Assert.Equal(Figure.Text(kernel.Error.MaxLsb), read.Error["max_lsb"]);
        Assert.Equal(Figure.Text(kernel.Error.MisroundedCodes), read.Error["misrounded_codes"]);
        Assert.Equal([name + ".json", "report.html"], read.Files.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_manifest_that_is_read_back_proves_again_to_the_same_bytes()
    {
        ProvenActivation kernel = ReportedKernels.Form;
        KernelSpecification read = Read(Manifest.Of(kernel).Text).Specification.Specification;
        ProvenActivation again = (ProvenActivation)KernelChoice.Prove(read);
        Assert.Equal(Manifest.Of(kernel).Text, Manifest.Of(again).Text);
    }

    [Theory]
    [InlineData("\"format_version\": 1", "\"format_version\": 2", "N.json:2: format_version", "format 2")]
    [InlineData("\"rom_bits\": 2048,\n  \"rom_bytes\"", "\"rom_bytes\"", "rom_bits", "missing")]
    [InlineData("\"latency\": 0", "\"latency\": 0.5", "latency", "whole number")]
    [InlineData("\"error\": {", "\"error\": 3, \"was\": {", "error", "an object")]
    public void A_broken_manifest_is_refused_with_line_and_member(string part, string broken, string where, string problem)
    {
        string text = Manifest.Of(ReportedKernels.Table).Text;
        Assert.Contains(part, text, StringComparison.Ordinal);
        SpecificationException exception = Assert.Throws<SpecificationException>(() => Read(text.Replace(part, broken, StringComparison.Ordinal)));
        Assert.Contains(where, exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => directory.Delete(recursive: true);

    private RecordedManifest Read(string text)
    {
        string path = Path.Combine(directory.FullName, "N.json");
        File.WriteAllText(path, text);
        return ManifestReader.ReadFile(path);
    }
}
