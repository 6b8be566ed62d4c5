using System.Security.Cryptography;

namespace HwAct.Targets;

/// <summary>A file that belongs to a kernel.</summary>
/// <param name="Path">Path below the kernel's folder, with forward slashes: <c>c/gelu.h</c>.</param>
/// <param name="Text">The whole text, lines ended by LF, ASCII or UTF-8; of a binary file, each byte as the character of its number.</param>
internal sealed record Artifact(string Path, string Text)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The bytes of the file.</summary>
    public byte[] Bytes => IsBinary(Path) ? Encoding.Latin1.GetBytes(Text) : Utf8.GetBytes(Text);

    /// <summary>SHA-256 of the bytes, in lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>A binary file.</summary>
    /// <param name="path">Its path, which says that it is one.</param>
    /// <param name="bytes">Its bytes.</param>
    public static Artifact OfBytes(string path, byte[] bytes) => IsBinary(path)
        ? new(path, Encoding.Latin1.GetString(bytes))
        : throw new ArgumentException($"'{path}' is the path of a text.", nameof(path));

    /// <summary>Whether a file is one whose bytes have no other form, as texts have one with CRLF.</summary>
    public static bool IsBinary(string path) => path.EndsWith(".bin", StringComparison.Ordinal);

    /// <summary>SHA-256 of a file's bytes, those of a text in its one form, in lower-case hex.</summary>
    public static string Sha256Of(string path, byte[] bytes) => IsBinary(path) ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : TextForm.Sha256(bytes);

    /// <summary>The first line in which a file on disk differs, from 1; of a binary file 0; null where it is this one.</summary>
    public int? FirstDifference(byte[] bytes) => IsBinary(Path)
        ? bytes.AsSpan().SequenceEqual(Bytes) ? null : 0
        : TextForm.FirstDifference(bytes, Text);
}
