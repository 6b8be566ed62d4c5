using System.Security.Cryptography;
using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Reports;

/// <summary>Holds what manifests and vectors files on disk state against the proof.</summary>
public static class RecordedFigures
{
    /// <summary>What is stated that is not so.</summary>
    /// <param name="kernel">The kernel, proven again.</param>
    /// <param name="directory">Its folder.</param>
    public static IEnumerable<Finding> Verify(ProvenKernel kernel, string directory)
    {
        string name = kernel.Specification.Name;
        foreach (string difference in Differences(Path.Combine(directory, Manifest.PathOf(name)), ManifestReader.Of(kernel)))
        {
            yield return new Finding(name, "manifest", difference);
        }

        string vectors = Path.Combine(directory, VectorsText.PathOf(name));
        if (File.Exists(vectors) && !string.Equals(Sha256(vectors), kernel.Digest.Sha256, StringComparison.Ordinal))
        {
            yield return new Finding(name, "vectors", $"{Path.GetFileName(vectors)} does not hold the outputs of the kernel");
        }
    }

    private static IEnumerable<string> Differences(string path, RecordedManifest proven)
    {
        RecordedManifest recorded;
        try
        {
            recorded = ManifestReader.ReadFile(path);
        }
        catch (SpecificationException exception)
        {
            return [exception.Message];
        }

        (string Member, string Recorded, string Proven)[] figures =
        [
            .. proven.Error.Select(figure => ($"error.{figure.Key}", recorded.Error.GetValueOrDefault(figure.Key, "missing"), figure.Value)),
            ("rom_bits", Figure.Text(recorded.RomBits), Figure.Text(proven.RomBits)),
            ("rom_bytes", Figure.Text(recorded.RomBytes), Figure.Text(proven.RomBytes)),
            ("multiplications", Figure.Text(recorded.Multiplications), Figure.Text(proven.Multiplications)),
            ("steps", Figure.Text(recorded.Steps), Figure.Text(proven.Steps)),
            ("vectors.sha256", recorded.VectorsSha256, proven.VectorsSha256),
        ];
        return figures
            .Where(figure => !string.Equals(figure.Recorded, figure.Proven, StringComparison.Ordinal))
            .Select(figure => $"{figure.Member} is {figure.Recorded} instead of {figure.Proven}");
    }

    private static string Sha256(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
