namespace HwAct.Cli;

/// <summary>A file that a verb writes whole or not at all, and over another only where it is told to.</summary>
/// <param name="path">Its path.</param>
/// <param name="replace">Whether a file that is there is replaced.</param>
internal sealed class NewFile(string path, bool replace)
{
    /// <summary>Its path.</summary>
    public string Path => path;

    /// <summary>Refuses a path that cannot be written, before any work.</summary>
    /// <exception cref="UsageException">Something is there already, or there is no such directory.</exception>
    public void RequireFree()
    {
        if (System.IO.Path.Exists(path) && (!replace || Directory.Exists(path)))
        {
            throw new UsageException($"{path}: exists already, and was not changed; --force replaces a file");
        }

        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is string folder && !Directory.Exists(folder))
        {
            throw new UsageException($"{path}: cannot be written: there is no directory {folder}");
        }
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(string text)
    {
        RequireFree();
        string staged = path + ".hwact-staging";
        try
        {
            File.WriteAllText(staged, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(staged, path, replace);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: cannot be written: {exception.Message.TrimEnd('.')}", exception);
        }
    }
}
