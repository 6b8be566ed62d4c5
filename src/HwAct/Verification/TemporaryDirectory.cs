namespace HwAct.Verification;

/// <summary>A new, empty directory that is deleted with everything in it at the end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    // Where TMPDIR has a name that make, which verilator starts, cannot build in.
    private const string Plain = "/tmp";

    /// <summary>Its path.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public string Path { get; } = Made();

    public void Dispose() => Directory.Delete(Path, recursive: true);

    // What the system says of it names no folder.
    private static string Made()
    {
        string parent = System.IO.Path.GetTempPath();
        try
        {
            return IsPlain(parent) || OperatingSystem.IsWindows() || !Directory.Exists(Plain)
                ? Directory.CreateTempSubdirectory("hwact-").FullName
                : Directory.CreateDirectory(
                    System.IO.Path.Combine(Plain, $"hwact-{Guid.NewGuid():N}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"no temporary folder can be made in {parent}; {(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR")} may name another", exception);
        }
    }

    private static bool IsPlain(string path) => path.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_');
}
