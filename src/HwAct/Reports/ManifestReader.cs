using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>Reads manifests back: the specification to prove again, and the figures to hold the proof to.</summary>
public static class ManifestReader
{
    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Path of the file; messages name it as it is given.</param>
    /// <exception cref="SpecificationException">The file cannot be read, is of another format version, or lacks a member; the message
    /// names file, line and member.</exception>
    public static RecordedManifest ReadFile(string path)
    {
        // The specification first: its reader refuses what is empty, too large or no UTF-8 with a message of its own.
        LocatedSpecification specification = new SpecificationReader().ReadManifest(path);
        return Read(LocatedJson.Parse(File.ReadAllBytes(path), path), specification);
    }

    /// <summary>What the manifest of a kernel records when it is written now.</summary>
    public static RecordedManifest Of(Proofs.ProvenKernel kernel)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(Manifest.Of(kernel).Text);
        return Read(LocatedJson.Parse(text, kernel.Specification.Name), LocatedSpecification.Of(kernel.Specification));
    }

    private static RecordedManifest Read(LocatedValue manifest, LocatedSpecification specification)
    {
        _ = Required(manifest, "format_version");
        LocatedValue error = Required(manifest, "error").Require(ValueKind.Object, "an object of figures");
        LocatedValue vectors = Required(manifest, "vectors").Require(ValueKind.Object, "an object");
        return new RecordedManifest(
            specification,
            Text(manifest, "tool_version"),
            Whole(manifest, "latency"),
            Whole(manifest, "rom_bits"),
            Whole(manifest, "rom_bytes"),
            Whole(manifest, "multiplications"),
            Whole(manifest, "steps"),
            Figures(error),
            Text(vectors, "sha256"),
            [.. Required(manifest, "files").Require(ValueKind.Array, "an array of paths").Items
                .Select(file => file.Require(ValueKind.Text, "a path").Text)]);
    }

    // Every number in the member, so that a figure that a later tool adds is compared too.
    private static ImmutableSortedDictionary<string, string> Figures(LocatedValue error) => error.Members
        .Where(member => member.Value.Kind is ValueKind.Number or ValueKind.Null)
        .ToImmutableSortedDictionary(
            member => member.Name,
            member => member.Value.Kind == ValueKind.Number ? member.Value.Text : "null",
            StringComparer.Ordinal);

    private static LocatedValue Required(LocatedValue owner, string member) => owner.Required(member, "what 'hwact generate' writes");

    private static string Text(LocatedValue owner, string member) => Required(owner, member).Require(ValueKind.Text, "a string").Text;

    private static long Whole(LocatedValue owner, string member)
    {
        LocatedValue value = Required(owner, member);
        double number = Number.Read(value);
        return number == Math.Floor(number) && Math.Abs(number) < 1L << 53
            ? (long)number
            : throw value.Wrong($"a whole number is needed, not {value.Text}");
    }
}
