using System.Xml.Linq;
using HwAct.Benchmarks.Pictures;

namespace HwAct.Tests.Golden;

/// <summary>The pictures of the README are what <c>make pictures</c> makes.</summary>
public sealed class PicturesTests
{
    private const int MostBytes = 12_000;

    private static readonly string Folder = Path.Combine(Repository.Root, "src", "guides", "pictures");

    [Fact]
    public void The_committed_pictures_are_what_the_command_makes()
    {
        (string Name, string Svg)[] made = [.. new PictureBook(Repository.Root).All];
        Assert.Equal(made.Select(picture => picture.Name).Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(made, picture =>
        {
            Assert.Equal(picture.Svg, File.ReadAllText(Path.Combine(Folder, picture.Name)));
            Assert.InRange(picture.Svg.Length, 500, MostBytes);
            Assert.Equal("svg", XDocument.Parse(picture.Svg).Root!.Name.LocalName);
            Assert.Contains($"(src/guides/pictures/{picture.Name})", readme, StringComparison.Ordinal);
        });
    }
}
