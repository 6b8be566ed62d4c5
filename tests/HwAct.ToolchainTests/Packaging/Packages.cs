using System.Globalization;
using System.Runtime.InteropServices;
using HwAct.Targets;
using HwAct.Tests.Golden;

namespace HwAct.ToolchainTests.Packaging;

/// <summary>What <c>make pack</c> makes, for the platform of this machine, in a folder of its own.</summary>
public sealed class Packages : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("hwact-pack-").FullName;

    /// <summary>Packs.</summary>
    public Packages()
    {
        string platform = RuntimeInformation.RuntimeIdentifier;
        ToolRun run = new ExternalTool("make", "make").Run(["pack", $"PACKAGES={Folder}", $"PLATFORMS={platform}"], Repository.Root);
        Assert.True(run.Succeeded, run.Error + run.Output);
        SingleFile = Path.Combine(Folder, $"hwact-{platform}");
    }

    /// <summary>Where the packages are.</summary>
    public string Folder => Path.Combine(root, "packages");

    /// <summary>The tool for those without .NET.</summary>
    public string SingleFile { get; }

    /// <summary>The package of the dotnet tool.</summary>
    public string Tool => Directory.GetFiles(Folder, "HwAct.Cli.*.nupkg").Single();

    /// <summary>The version that the packages bear.</summary>
    public string Version => Path.GetFileNameWithoutExtension(Tool)["HwAct.Cli.".Length..];

    /// <summary>An empty folder.</summary>
    public string Empty() => Directory.CreateDirectory(Path.Combine(root, Directory.GetDirectories(root).Length.ToString(CultureInfo.InvariantCulture))).FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);
}
