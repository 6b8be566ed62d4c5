using System.Buffers;
using System.Text.Unicode;

namespace HwAct.Specifications;

/// <summary>Reads specifications: JSON with comments and trailing commas, every member known, every value checked.</summary>
/// <param name="targets">The targets that a kernel may name, with their options.</param>
internal sealed class SpecificationReader(ImmutableArray<TargetDeclaration> targets)
{
    /// <summary>Reads specifications that may name any target there is.</summary>
    public SpecificationReader()
        : this(TargetDeclarations.All)
    {
    }

    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 4 << 20;

    /// <summary>Version of the manifests that are read here.</summary>
    public const int ManifestFormat = 2;

    internal static readonly string[] Members = ["kernels", "$schema"];

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Names of targets that the kernels of a file are written for in place of those that it names; empty to leave them.</summary>
    public ImmutableArray<string> ChosenTargets { get; init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file; messages name it as it is given.</param>
    /// <exception cref="SpecificationException">The file cannot be read or used.</exception>
    public ImmutableArray<LocatedSpecification> ReadFile(string path)
    {
        try
        {
            return Read(Load(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string reason = exception is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file; 'hwact init' writes one to start from"
                : $"the file cannot be read: {exception.Message.TrimEnd('.')}";
            throw new SpecificationException(new SourceLocation(path, 1, ""), reason, exception);
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <exception cref="SpecificationException">The text cannot be used.</exception>
    public ImmutableArray<LocatedSpecification> Read(string text, string file) => Read(Encoding.UTF8.GetBytes(text), file);

    /// <summary>Reads a text.</summary>
    /// <param name="utf8">The text in UTF-8, with a byte order mark or without.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <exception cref="SpecificationException">The text cannot be used.</exception>
    public ImmutableArray<LocatedSpecification> Read(ReadOnlySpan<byte> utf8, string file)
    {
        LocatedValue root = Parse(utf8, file).Require(ValueKind.Object, "an object with the member \"kernels\"");
        root.RequireKnown(Members);
        root.Optional("$schema")?.Require(ValueKind.Text, "the address of a JSON Schema");
        LocatedValue list = root.Required("kernels", "an array of kernels").Require(ValueKind.Array, "an array of kernels");
        if (list.Items.IsEmpty)
        {
            throw list.Wrong("the array is empty; at least one kernel is needed");
        }

        ImmutableArray<LocatedSpecification> kernels = [.. list.Items.Select(item => KernelReader.Read(TargetReader.Choose(item, ChosenTargets, targets), targets))];
        KernelName.RequireDistinct(kernels, targets);
        return kernels;
    }

    /// <summary>Reads the specification of one kernel that a manifest carries in its member <c>specification</c>.</summary>
    /// <param name="path">Path of the manifest.</param>
    /// <exception cref="SpecificationException">The file cannot be read or carries no specification.</exception>
    public LocatedSpecification ReadManifest(string path)
    {
        LocatedValue manifest = Parse(Load(path, "the manifest"), path).Require(ValueKind.Object, "a manifest");
        if (manifest.Optional("format_version") is LocatedValue version && Number.Read(version) != ManifestFormat)
        {
            throw version.Wrong($"this is a manifest of format {version.Text}; format {ManifestFormat} is read here");
        }

        return KernelReader.Read(manifest.Required("specification", "the specification of the kernel"), targets);
    }

    /// <summary>Reads a kernel that is given by the options of a command line.</summary>
    /// <param name="options">Value of each option that was given, by the name of the member of a kernel.</param>
    /// <param name="settings">Values of <c>--set</c>, by parameter of the method, of the activation, or <c>max_error_lsb</c>, or by target and option,
    /// <c>verilog.rom</c>.</param>
    /// <exception cref="SpecificationException">The kernel cannot be used; the message names the option.</exception>
    public LocatedSpecification ReadOptions(
        IReadOnlyDictionary<string, string> options, IReadOnlyList<KeyValuePair<string, string>> settings) =>
        KernelReader.Read(KernelOptions.Gather(options, settings, targets), targets, mayLackName: true);

    /// <summary>The bytes of a file, of which no more is read than is needed to know that it is too large.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="what">What it should be, for the message.</param>
    /// <exception cref="SpecificationException">The file cannot be read, or is too large.</exception>
    internal static byte[] Load(string path, string what)
    {
        try
        {
            return Load(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpecificationException(new SourceLocation(path, 1, ""), $"{what} cannot be read: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    /// <summary>The value that a text in UTF-8 holds.</summary>
    /// <param name="utf8">The text, with a byte order mark or without.</param>
    /// <param name="file">Name of the file, for messages.</param>
    /// <param name="needed">What the text should hold, for messages.</param>
    /// <exception cref="SpecificationException">It is no JSON in UTF-8.</exception>
    internal static LocatedValue Parse(ReadOnlySpan<byte> utf8, string file, string needed = "an object with the member \"kernels\"")
    {
        var start = new SourceLocation(file, 1, "");
        if (utf8.Length > MostBytes)
        {
            throw new SpecificationException(start, $"the text has {utf8.Length:N0} bytes; at most {MostBytes:N0} are read");
        }

        ReadOnlySpan<byte> text = utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;
        RequireUtf8(text, start);
        return text.Trim(" \t\r\n"u8).IsEmpty
            ? throw new SpecificationException(start, $"the file is empty; {needed} is needed")
            : LocatedJson.Parse(text, file);
    }

    private static void RequireUtf8(ReadOnlySpan<byte> text, SourceLocation start)
    {
        if (Utf8.IsValid(text))
        {
            return;
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        throw new SpecificationException(
            start with { Line = 1 + text[..at].Count((byte)'\n') }, $"byte 0x{text[at]:X2} is not UTF-8; the file must be UTF-8");
    }

    // Reads no more than it must to know that a file is too large, so a device or a 50 MB file costs nothing.
    private static byte[] Load(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SpecificationException(new SourceLocation(path, 1, ""), "this is a directory; a JSON file is needed");
        }

        using FileStream stream = File.OpenRead(path);
        long known = stream.CanSeek ? stream.Length : 0;
        byte[] buffer = new byte[1 + Math.Clamp(known, 4096, MostBytes)];
        int length = known > MostBytes ? buffer.Length : 0;
        while (length <= MostBytes && stream.Read(buffer, length, buffer.Length - length) is int count and > 0)
        {
            // A pipe or a device does not say its length.
            length += count;
            if (length == buffer.Length && length <= MostBytes)
            {
                Array.Resize(ref buffer, Math.Min(2 * length, MostBytes + 1));
            }
        }

        if (length > MostBytes)
        {
            string size = known > MostBytes ? $"has {known:N0} bytes" : "is too large";
            throw new SpecificationException(new SourceLocation(path, 1, ""), $"the file {size}; at most {MostBytes:N0} bytes are read");
        }

        return buffer[..length];
    }
}
