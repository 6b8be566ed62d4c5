using System.Diagnostics;
using System.Text;
using HwAct.Tests.Golden;

namespace HwAct.ToolchainTests.Guides;

/// <summary>What the guides show is what happens: every command of a guide is run, in order, in an empty folder, and prints what stands below it.</summary>
public sealed class GuideTests
{
    private const string Omitted = "…";

    private static readonly string Folder = Path.Combine(Repository.Root, "src", "guides");

    public static IEnumerable<object[]> Guides => Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileName(file) });

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_command_prints_what_the_guide_shows(string guide)
    {
        string work = Directory.CreateTempSubdirectory("hwact-guide-").FullName;
        try
        {
            (string Command, string[] Shown)[] steps = [.. Steps(File.ReadAllLines(Path.Combine(Folder, guide)))];
            Assert.InRange(steps.Length, 4, 20);
            Assert.All(steps, step => RequireShown(guide, step.Command, step.Shown, Run(step.Command, work)));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    [Fact]
    public void The_readme_leads_to_every_guide()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(Guides, guide => Assert.Contains($"(src/guides/{guide[0]})", readme, StringComparison.Ordinal));
    }

    // Commands of blocks for consoles, each with the lines up to the next one.
    private static IEnumerable<(string Command, string[] Shown)> Steps(string[] lines)
    {
        bool isConsole = false;
        string? command = null;
        var shown = new List<string>();
        foreach (string line in lines)
        {
            bool isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (command is not null && (isFence || line.StartsWith("$ ", StringComparison.Ordinal)))
            {
                yield return (command, [.. shown]);
                command = null;
                shown.Clear();
            }

            if (isFence)
            {
                isConsole = line == "```console";
            }
            else if (isConsole && line.StartsWith("$ ", StringComparison.Ordinal))
            {
                command = line[2..];
            }
            else if (isConsole)
            {
                shown.Add(line);
            }
        }
    }

    private static string[] Run(string command, string folder)
    {
        string tool = $"hwact() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "HwAct.Cli.dll")}' \"$@\"; }}\n";
        var start = new ProcessStartInfo("bash", ["-c", $"{tool}{{ {command}; }} 2>&1"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Length == 0 ? [] : output.TrimEnd('\n').Split('\n');
    }

    private static void RequireShown(string guide, string command, string[] shown, string[] printed)
    {
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i] == Omitted)
            {
                Assert.True(i == shown.Length - 1 && printed.Length > i, $"{guide}, '{command}': nothing is left out at '{Omitted}'");
                return;
            }

            string line = i < printed.Length ? printed[i] : "(nothing)";
            bool isSame = shown[i].EndsWith(Omitted, StringComparison.Ordinal) ? line.StartsWith(shown[i][..^Omitted.Length], StringComparison.Ordinal) : line == shown[i];
            Assert.True(isSame, $"{guide}, '{command}', line {i + 1}:\nshown   {shown[i]}\nprinted {line}");
        }

        Assert.True(printed.Length == shown.Length, $"{guide}, '{command}' prints more: {string.Join('\n', printed.Skip(shown.Length))}");
    }
}
