using System.Security.Cryptography;
using HwAct.Methods;
using HwAct.Programs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>
/// Remembers which stored programs this very build of the library designed for which specification, so that a kernel whose specification
/// did not change need not be designed again: it is proven again from its folder, and written as ever. What is remembered lies in a
/// folder of its own that version control ignores; without it everything is designed.
/// </summary>
/// <param name="directory">The output directory.</param>
internal sealed class DesignMemory(OutputDirectory directory)
{
    private const string Folder = ".hwact";

    // Other bytes of the library are another tool, whatever version it says it is.
    private static readonly string Build = typeof(DesignMemory).Module.ModuleVersionId.ToString("N");

    /// <summary>The design that was stored for a specification; null where it is not known to be what would be designed now.</summary>
    public DesignedKernel? Recall(KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        try
        {
            string note = NoteOf(specification.Name);
            return File.Exists(note) && File.ReadAllText(note) == Key(specification)
                ? ProgramFileReader.ReadFile(ProgramOf(specification.Name)).Design.Restore()
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SpecificationException)
        {
            return null;
        }
    }

    /// <summary>Remembers that what lies in the folders of kernels now was designed for them.</summary>
    public void Remember(IEnumerable<KernelSpecification> specifications)
    {
        ArgumentNullException.ThrowIfNull(specifications);
        string folder = Path.Combine(directory.Path, Folder);
        try
        {
            if (IsLink(folder))
            {
                return;
            }

            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, ".gitignore"), "*\n");
            foreach (KernelSpecification specification in specifications)
            {
                Write(NoteOf(specification.Name), Key(specification));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nothing is lost but time.
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    // What a link leads to is not ours to write.
    private static void Write(string path, string text)
    {
        if (!IsLink(path) && (!File.Exists(path) || File.ReadAllText(path) != text))
        {
            File.WriteAllText(path, text);
        }
    }

    private string NoteOf(string kernel) => Path.Combine(directory.Path, Folder, kernel);

    private string ProgramOf(string kernel) => Path.Combine(directory.Path, kernel, ProgramFile.PathOf(kernel));

    private string Key(KernelSpecification specification)
    {
        string program = TextForm.Sha256(File.ReadAllBytes(ProgramOf(specification.Name)));
        string text = string.Join('\n', Build, program, SpecificationWriter.ToJson(specification));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "\n";
    }
}
