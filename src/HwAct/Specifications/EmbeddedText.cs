namespace HwAct.Specifications;

/// <summary>Reads the text files that the library carries.</summary>
internal static class EmbeddedText
{
    /// <summary>The text of a resource.</summary>
    public static string Read(string name)
    {
        using Stream stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The library lacks its resource {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
