namespace HwAct.Tests.Rendering;

/// <summary>A directory of templates that lasts as long as a test.</summary>
internal sealed class TemplateDirectory : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("hwact-templates-");

    public string Root => root.FullName;

    public string Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => root.Delete(recursive: true);
}
