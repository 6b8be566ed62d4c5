using System.Security.Cryptography;

namespace HwAct.Targets;

/// <summary>The one form in which text files are compared and hashed. Version control may check text out with CRLF: a file whose every line
/// ends so is the file with LF that was generated; one stray CR is an alteration.</summary>
internal static class TextForm
{
    /// <summary>The bytes with LF, where every line ends in CRLF; otherwise the bytes as they are.</summary>
    public static byte[] Of(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        int ends = bytes.AsSpan().Count((byte)'\n');
        return ends > 0 && bytes.AsSpan().Count((byte)'\r') == ends && bytes.AsSpan().Count("\r\n"u8) == ends
            ? [.. bytes.Where(value => value != '\r')]
            : bytes;
    }

    /// <summary>SHA-256 of a file's bytes in this form, in lower-case hex.</summary>
    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(Of(bytes)));

    /// <summary>SHA-256 of a text, in lower-case hex.</summary>
    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The first line in which a file differs from a text, from 1; null where they are the same.</summary>
    public static int? FirstDifference(byte[] bytes, string text)
    {
        byte[] expected = Encoding.UTF8.GetBytes(text);
        byte[] actual = Of(bytes);
        int same = expected.AsSpan().CommonPrefixLength(actual);
        return same == expected.Length && same == actual.Length ? null : 1 + expected.AsSpan(0, same).Count((byte)'\n');
    }
}
