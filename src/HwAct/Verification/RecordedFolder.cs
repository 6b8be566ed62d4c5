using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>
/// The folder of a kernel on disk, held to its proof. The stored program is proven again over every input code, without designing it; the
/// manifest must say what that proof says, to the digit; every file must have the hash that the manifest lists.
/// </summary>
/// <param name="name">Name of the kernel and of its folder.</param>
/// <param name="directory">The folder.</param>
internal sealed class RecordedFolder(string name, string directory)
{
    // A file of a kernel is smaller, and a device never ends.
    private const long LargestFile = 256L << 20;

    /// <summary>Name of the kernel.</summary>
    public string Name => name;

    /// <summary>The folder.</summary>
    public string Directory => directory;

    /// <summary>The stored program, where it belongs to this folder and has the hash that the manifest lists.</summary>
    /// <exception cref="SpecificationException">It cannot be read, belongs to another kernel, or was altered.</exception>
    public StoredProgram Program()
    {
        StoredProgram program = ProgramFileReader.ReadFile(PathOf(ProgramFile.PathOf(name)));
        RequireName(program.Specification);
        SourceLocation file = new(PathOf(ProgramFile.PathOf(name)), 1, "");
        LocatedValue listed = ManifestFiles(ReadManifest()).Required(ProgramFile.PathOf(name), "the SHA-256 of the program");
        return listed.Text == TextForm.Sha256(program.Bytes.ToArray())
            ? program
            : throw new SpecificationException(file, $"is not the program that {Manifest.PathOf(name)} lists: one of them was altered");
    }

    /// <summary>SHA-256 of each file that the manifest lists, by path.</summary>
    /// <exception cref="SpecificationException">There is no such manifest.</exception>
    public ImmutableSortedDictionary<string, string> ListedFiles() => ListedFiles(ReadManifest());

    /// <summary>The files that are there but have another SHA-256 than the manifest lists, with both.</summary>
    /// <exception cref="SpecificationException">There is no such manifest.</exception>
    public IEnumerable<(string File, string Listed, string There)> Altered() =>
        from file in ListedFiles()
        where IsPlain(file.Key) && File.Exists(PathOf(file.Key))
        let there = Artifact.Sha256Of(file.Key, File.ReadAllBytes(PathOf(file.Key)))
        where there != file.Value
        select (file.Key, file.Value, there);

    /// <summary>The kernel that the manifest says the folder holds.</summary>
    /// <exception cref="SpecificationException">There is no such manifest, or it is that of another folder.</exception>
    public KernelSpecification Recorded()
    {
        LocatedSpecification recorded = new SpecificationReader().ReadManifest(PathOf(Manifest.PathOf(name)));
        RequireName(recorded);
        return recorded.Specification;
    }

    /// <summary>Proves the kernel again and holds the folder to the proof.</summary>
    public RecordedProof Prove()
    {
        StoredProgram program;
        ProvenKernel kernel;
        string[] required;
        try
        {
            program = ProgramFileReader.ReadFile(PathOf(ProgramFile.PathOf(name)));
            RequireName(program.Specification);
            kernel = Prover.Prove(program.Design.Restore());
            required = [.. new RequiredFiles(TargetCatalog.All).Of(kernel)];
        }
        catch (SpecificationException exception)
        {
            return new RecordedProof(null, [Found("program", exception.Message)], IsComplete: false);
        }
        catch (Exception exception) when (exception is DesignException or KernelException or ActivationException or RequestException)
        {
            return new RecordedProof(null, [Found("program", $"{PathOf(ProgramFile.PathOf(name))}: {exception.Message}")], IsComplete: false);
        }

        Finding[] missing = [.. required.Where(IsMissing).Select(Missing)];
        return new RecordedProof(kernel, [.. missing, .. Held(program, kernel, required)], IsComplete: missing.Length == 0);
    }

    /// <summary>Holds the folder to a proof.</summary>
    /// <param name="program">The stored program.</param>
    /// <param name="kernel">The kernel that it was proven to be.</param>
    /// <param name="required">Files that were looked for already.</param>
    /// <returns>All that is not as the proof says.</returns>
    internal ImmutableArray<Finding> Held(StoredProgram program, ProvenKernel kernel, string[] required)
    {
        try
        {
            return [.. OfProgram(program, kernel), .. OfManifest(program, kernel, required)];
        }
        catch (SpecificationException exception)
        {
            return [Found("manifest", exception.Message)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [Found("files", exception.Message)];
        }
    }

    private static LocatedValue ManifestFiles(LocatedValue manifest) =>
        manifest.Required("files", "the files with their SHA-256").Require(ValueKind.Object, "an object of paths and SHA-256");

    private static ImmutableSortedDictionary<string, string> ListedFiles(LocatedValue manifest) => ManifestFiles(manifest).Members
        .ToImmutableSortedDictionary(member => member.Name, member => member.Value.Require(ValueKind.Text, "a SHA-256 in hex").Text, StringComparer.Ordinal);

    private Finding Found(string model, string message) => new(name, model, message);

    private bool IsMissing(string file) => !File.Exists(PathOf(file));

    private Finding Missing(string file) => Found("files", $"{file} is missing");

    private string PathOf(string file) => Path.Combine(directory, file);

    private void RequireName(LocatedSpecification specification)
    {
        if (specification.Specification.Name != name)
        {
            throw new SpecificationException(specification.Name, $"'{specification.Specification.Name}' is not the name of its folder, '{name}'");
        }
    }

    // A program is written in one way only: its remarks, its parameters, the spaces between.
    private IEnumerable<Finding> OfProgram(StoredProgram program, ProvenKernel kernel)
    {
        string text = ProgramFile.Write(StoredDesign.Of(kernel.Designed), program.ToolVersion);
        if (TextForm.FirstDifference(program.Bytes.ToArray(), text) is int line)
        {
            yield return Found("program", $"{PathOf(ProgramFile.PathOf(name))}:{line}: is not as this program is written; it was altered");
        }
    }

    private LocatedValue ReadManifest()
    {
        string path = PathOf(Manifest.PathOf(name));
        LocatedValue manifest = SpecificationReader.Parse(SpecificationReader.Load(path, "the manifest"), path, "a manifest").Require(ValueKind.Object, "a manifest");
        LocatedValue version = manifest.Required("format_version", "the version of the format");
        return version.Kind == ValueKind.Number && version.Text == Figure.Text(Manifest.FormatVersion)
            ? manifest
            : throw version.Wrong($"this is a manifest of format {version.Text}; format {Manifest.FormatVersion} is read here");
    }

    private IEnumerable<Finding> OfManifest(StoredProgram program, ProvenKernel kernel, string[] required)
    {
        LocatedValue recorded = ReadManifest();
        ImmutableSortedDictionary<string, string> listed = ListedFiles(recorded);
        string text = Manifest.Of(kernel, listed, program.ToolVersion).Text;
        string path = PathOf(Manifest.PathOf(name));
        string[] differences = [.. JsonComparison.Differences(recorded, LocatedJson.Parse(Encoding.UTF8.GetBytes(text), path))];
        foreach (string difference in differences)
        {
            yield return Found("manifest", difference);
        }

        if (differences.Length == 0 && TextForm.FirstDifference(File.ReadAllBytes(path), text) is int line)
        {
            yield return Found("manifest", $"{path}:{line}: says what it should, but is not as it was written; it was altered");
        }

        string[] always = [ProgramFile.PathOf(name), ErrorReport.FileName];
        foreach (string file in always.Where(file => !listed.ContainsKey(file)))
        {
            yield return Found("manifest", $"files.{file} is missing");
        }

        foreach (Finding finding in listed.SelectMany(file => OfFile(file.Key, file.Value, required)).Concat(OfVectors(kernel)).Concat(Strangers(listed)))
        {
            yield return finding;
        }
    }

    // One that is missing and required is told already.
    private IEnumerable<Finding> OfFile(string file, string sha256, string[] required)
    {
        if (!IsPlain(file))
        {
            yield return Found("manifest", $"lists {Quoted.Text(file)}, which is no path below the folder");
            yield break;
        }

        var info = new FileInfo(PathOf(file));
        if (!info.Exists)
        {
            if (!required.Contains(file, StringComparer.Ordinal))
            {
                yield return Missing(file);
            }
        }
        else if (info.Length is 0 or > LargestFile || Artifact.Sha256Of(file, File.ReadAllBytes(info.FullName)) != sha256)
        {
            yield return Found("files", $"{file} has not the SHA-256 that the manifest lists: one of them was altered");
        }
    }

    // What is written has no other names; what else a manifest lists is not looked up.
    private static bool IsPlain(string file) => file.Split('/').All(step =>
        step.Any(c => c != '.') && step.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'));

    private IEnumerable<Finding> OfVectors(ProvenKernel kernel)
    {
        string vectors = VectorsText.PathOf(name);
        bool isThere = File.Exists(PathOf(vectors));
        if (!isThere && VectorsText.IsAlwaysWritten(kernel.Kernel))
        {
            yield return Found("vectors", $"{vectors} is missing");
        }

        if (isThere && TextForm.Sha256(File.ReadAllBytes(PathOf(vectors))) != kernel.Digest.Sha256)
        {
            yield return Found("vectors", $"{Path.GetFileName(vectors)} does not hold the outputs of the kernel");
        }
    }

    private IEnumerable<Finding> Strangers(ImmutableSortedDictionary<string, string> listed)
    {
        string[] known = [.. listed.Keys, Manifest.PathOf(name), VectorsText.PathOf(name)];
        return FolderFiles.Of(directory)
            .Where(file => !known.Contains(file, StringComparer.Ordinal))
            .Select(file => Found("files", $"{(IsPlain(file) ? file : Quoted.Text(file))} is not among the files that the manifest lists"));
    }
}
