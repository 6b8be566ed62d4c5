namespace HwAct.Verification;

/// <summary>A new, empty directory that is deleted with everything in it at the end.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hwact-").FullName;


    public void Dispose() => Directory.Delete(Path, recursive: true);
}
