using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using HwAct.Targets;
using HwAct.Tests.Golden;

namespace HwAct.ToolchainTests.Packaging;

public sealed class PackagesTests(Packages packages) : IClassFixture<Packages>
{
    [Fact]
    public void The_single_file_writes_the_committed_catalog_where_nothing_else_is_installed()
    {
        string folder = packages.Empty();
        RunAlone(packages.SingleFile, "generate", Repository.Catalog, "-o", folder);
        Assert.Equal(Files(Repository.Generated), Files(folder));
    }

    [Fact]
    public void The_tool_is_installed_from_its_package_and_runs()
    {
        (string place, string folder) = (packages.Empty(), packages.Empty());
        ToolRun run = new ExternalTool("dotnet").Run(
            ["tool", "install", "HwAct.Cli", "--version", packages.Version, "--source", packages.Folder, "--tool-path", place], place);
        Assert.True(run.Succeeded, run.Summary);
        run = new ExternalTool(Path.Combine(place, "hwact")).Run(["generate", Repository.Catalog, "--kernel", "gelu_s8_table", "-o", folder], place);
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal(Files(Path.Combine(Repository.Generated, "gelu_s8_table")), Files(Path.Combine(folder, "gelu_s8_table")));
    }

    [Fact]
    public void The_tool_in_its_package_is_for_every_platform()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.Tool);
        foreach (string name in new[] { "HwAct.dll", "HwAct.Cli.dll" })
        {
            using var bytes = new MemoryStream();
            using Stream content = package.GetEntry($"tools/net10.0/any/{name}")!.Open();
            content.CopyTo(bytes);
            bytes.Position = 0;
            using var image = new PEReader(bytes);
            Assert.Equal(0, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
        }
    }

    [Fact]
    public void The_bill_of_materials_lists_the_packages_that_the_tool_carries()
    {
        using ZipArchive package = ZipFile.OpenRead(packages.Tool);
        using JsonDocument carried = JsonDocument.Parse(package.GetEntry("tools/net10.0/any/HwAct.Cli.deps.json")!.Open());
        using JsonDocument bill = JsonDocument.Parse(File.ReadAllText(Path.Combine(packages.Folder, "hwact.cdx.json")));
        string[] libraries = [.. carried.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name)];
        Assert.NotEmpty(libraries);
        Assert.Equal(
            libraries.Order(StringComparer.Ordinal),
            bill.RootElement.GetProperty("components").EnumerateArray()
                .Select(component => $"{component.GetProperty("name").GetString()}/{component.GetProperty("version").GetString()}")
                .Order(StringComparer.Ordinal));
        Assert.Equal(packages.Version, bill.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("version").GetString());
    }

    // No environment: no PATH that leads to dotnet, no home.
    private static void RunAlone(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error + output.GetAwaiter().GetResult());
    }

    // Beside the kernels lies what the tool remembers of them for the next time, which is nobody's.
    private static SortedDictionary<string, string> Files(string folder) => new(
        FolderFiles.Of(folder).Where(file => !file.StartsWith(".hwact/", StringComparison.Ordinal))
            .ToDictionary(file => file, file => Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, file)))),
        StringComparer.Ordinal);
}
