using System.Text.RegularExpressions;
using HwAct.Tests.Golden;

namespace HwAct.Tests.House;

/// <summary>The rooms of the library use each other in one direction, and the README draws them as they are.</summary>
public sealed partial class RoomsTests
{
    private static readonly string Library = Path.Combine(Repository.Root, "src", "HwAct");

    private static readonly (string Room, string[] Uses)[] Drawn =
    [
        .. DrawnRoom().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
            .Select(match => (match.Groups["room"].Value, match.Groups["uses"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    [Fact]
    public void Every_folder_is_a_room_of_the_picture()
    {
        string[] folders = [.. Directory.GetDirectories(Library).Select(folder => Path.GetFileName(folder)).Where(name => name is not ("bin" or "obj"))];
        Assert.Equal(folders.Order(StringComparer.Ordinal), Drawn.Select(entry => entry.Room).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_room_uses_what_the_picture_says_and_only_rooms_before_it()
    {
        for (int i = 0; i < Drawn.Length; i++)
        {
            (string room, string[] uses) = Drawn[i];
            Assert.Equal(UsedBy(room).Order(StringComparer.Ordinal), uses.Order(StringComparer.Ordinal));
            Assert.All(uses, used => Assert.Contains(used, Drawn[..i].Select(entry => entry.Room)));
        }
    }

    [Fact]
    public void A_room_is_a_namespace()
    {
        foreach ((string room, _) in Drawn)
        {
            Assert.All(Sources(room), source => Assert.Contains($"\nnamespace HwAct.{room};\n", "\n" + File.ReadAllText(source), StringComparison.Ordinal));
        }
    }

    // By directive, or by the name of a type that is qualified by its room.
    private static string[] UsedBy(string room) =>
    [
        .. Sources(room).Select(source => Comment().Replace(File.ReadAllText(source), "")).SelectMany(code => Directive().Matches(code)
            .Select(match => match.Groups["room"].Value)
            .Concat(Drawn.Select(entry => entry.Room).Where(other => Sources(other).Any(type =>
                code.Contains($" {other}.{Path.GetFileNameWithoutExtension(type)}", StringComparison.Ordinal)
                || code.Contains($"({other}.{Path.GetFileNameWithoutExtension(type)}", StringComparison.Ordinal)))))
            .Where(other => other != room)
            .Distinct(StringComparer.Ordinal),
    ];

    private static string[] Sources(string room) => Directory.GetFiles(Path.Combine(Library, room), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"^(?<room>[A-Z]\w+) +\S[^\n]*? +<-(?<uses>[ \w]*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DrawnRoom();

    [GeneratedRegex(@"^using HwAct\.(?<room>\w+);", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"//[^\n]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comment();
}
