using System.Diagnostics;
using HwAct.Cli;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>The tool as a process of its own: locale, pipes and standard streams.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    public void The_locale_changes_nothing(string locale)
    {
        File.WriteAllText(directory.Of("k.json"), Specify.OneKernel("input: \"int8:0.03125:-3\"", "max_error_lsb: 1.5"));
        string[] options = ["--activation", "GELU", "--input", "int8:0.5", "--output", "Q3.4", "--method", "table", "--set", "max_error_lsb=1.5"];
        string[][] lines = [["generate", "k.json", "-o", "out", "--json"], ["generate", .. options], ["check", "k.json", "-o", "out"], ["eval", "k.json"]];
        ToolRun[] expected = [.. lines.Select(line => Start("C", "-5\n", line))];
        SortedDictionary<string, string> files = directory.Snapshot();
        Directory.Delete(directory.Of("out"), recursive: true);
        Assert.Equal(expected, lines.Select(line => Start(locale, "-5\n", line)));
        Assert.Equal(files, directory.Snapshot());
    }

    [Fact]
    public void Results_go_to_standard_output_and_messages_to_standard_error()
    {
        File.WriteAllText(directory.Of("k.json"), Specify.OneKernel());
        Assert.Equal(new ToolRun(0, "0\n", ""), Start("C", "0\n", "eval", "k.json"));
        ToolRun wrong = Start("C", "x\n", "eval", "k.json");
        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Output));
        Assert.DoesNotContain("   at ", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_leaves_early_is_no_error()
    {
        File.WriteAllText(directory.Of("k.json"), Specify.OneKernel());
        using Process process = Begin("C", "eval", "k.json");
        process.StandardOutput.Close();
        for (int i = 0; i < 200_000 && !process.HasExited; i++)
        {
            try
            {
                process.StandardInput.WriteLine("1");
            }
            catch (IOException)
            {
                break;
            }
        }

        CloseInput(process);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal("", error);
    }

    [Fact]
    public void Each_line_is_answered_before_the_next_is_written()
    {
        File.WriteAllText(directory.Of("k.json"), Specify.OneKernel());
        using Process process = Begin("C", "eval", "k.json");
        process.StandardInput.Write("0\n");
        process.StandardInput.Flush();
        Assert.Equal("0", process.StandardOutput.ReadLine());
        process.StandardInput.Write("16\n");
        process.StandardInput.Flush();
        Assert.Equal("13", process.StandardOutput.ReadLine());
        process.StandardInput.Close();
        process.WaitForExit();
    }

    private ToolRun Start(string locale, string input, params string[] arguments)
    {
        using Process process = Begin(locale, arguments);
        process.StandardInput.Write(input);
        CloseInput(process);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static void CloseInput(Process process)
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The tool has ended without reading: its exit code and messages are what the test looks at.
        }
    }

    private Process Begin(string locale, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Tool).Assembly.Location, .. arguments])
        {
            WorkingDirectory = directory.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LANG"] = locale;
        start.Environment["LC_ALL"] = locale;
        return Process.Start(start)!;
    }
}
