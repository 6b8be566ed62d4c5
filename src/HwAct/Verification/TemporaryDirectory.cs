namespace HwAct.Verification;

/// <summary>A new, empty directory that is deleted with everything in it at the end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    // Where TMPDIR has a name that make, which verilator starts, cannot build in.
    private const string Plain = "/tmp";

    public string Path { get; } = IsPlain(System.IO.Path.GetTempPath()) || OperatingSystem.IsWindows() || !Directory.Exists(Plain)
        ? Directory.CreateTempSubdirectory("hwact-").FullName
        : Directory.CreateDirectory(
            System.IO.Path.Combine(Plain, $"hwact-{Guid.NewGuid():N}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static bool IsPlain(string path) => path.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '-' or '_');
}
