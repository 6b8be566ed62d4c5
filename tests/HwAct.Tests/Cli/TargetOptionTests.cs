using System.Diagnostics;
using HwAct.Cli;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>A folder with some of the targets only: written, checked, reported and verified with the tools that those need.</summary>
public sealed class TargetOptionTests : IDisposable
{
    private static readonly string[] Kernel = ["--activation", "gelu", "--input", "Q3.4", "--output", "Q3.4", "--method", "table", "--set", "order=uint8-cast", "--name", "k"];

    private readonly TemporaryDirectory directory = new();

    private string Out => directory.Of("out");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Chosen_targets_are_written_and_no_other_file()
    {
        Require(0, "generate", [.. Kernel, "--target", "c,rom", "-o", Out]);
        string[] files = ["c/k.c", "c/k.h", "k.program.json", "report.html", "rom/k_codes.coe", "rom/k_codes.hex", "rom/k_codes.mem", "rom/k_codes.mif"];
        Assert.Equal(files.Concat(["k.json", "vectors/k.hex"]).Select(file => "out/k/" + file).Concat(["out/.hwact/.gitignore", "out/.hwact/k"]).Order(StringComparer.Ordinal), directory.Snapshot().Keys);
        using var manifest = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "k", "k.json")));
        Assert.Equal(files, manifest.RootElement.GetProperty("files").EnumerateObject().Select(file => file.Name));
        Require(0, "check", [.. Kernel, "--target", "rom", "--target", "c", "-o", Out]);
        Assert.Contains("unchanged", Require(0, "report", Out).Output, StringComparison.Ordinal);
        Assert.Contains("missing     " + Out + "/k/verilog/k.v", Require(1, "check", [.. Kernel, "-o", Out]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_that_the_header_states_makes_the_same_files()
    {
        Require(0, "generate", [.. Kernel, "--target", "c", "-o", Out]);
        SortedDictionary<string, string> files = directory.Snapshot();
        string[] words = files["out/k/c/k.h"].Split('\n').Single(line => line.Contains("hwact generate", StringComparison.Ordinal)).Split("hwact ")[1].Split(' ');
        Directory.Delete(Out, recursive: true);
        Require(0, words[0], [.. words[1..^1], Out]);
        Assert.Equal(files, directory.Snapshot());
    }

    [Fact]
    public void Targets_of_a_file_reach_folder_index_and_check_and_the_command_line_may_choose_others()
    {
        string file = directory.Of("k.json");
        File.WriteAllText(file, Specify.OneKernel("targets: [\"verilog\"]"));
        Require(0, "generate", file, "-o", Out);
        Assert.Equal(["k.json", "k.program.json", "report.html", "vectors", "verilog"], Entries());
        Assert.Contains("| [Verilog](k/verilog/k.v) [manifest](k/k.json) |", File.ReadAllText(Path.Combine(Out, "README.md")), StringComparison.Ordinal);
        Assert.DoesNotContain("rom/", File.ReadAllText(Path.Combine(Out, "k", "verilog", "k.v")), StringComparison.Ordinal);
        Require(0, "check", file, "-o", Out);
        Require(0, "generate", file, "--target", "c", "-o", Out);
        Assert.Equal(["c", "k.json", "k.program.json", "report.html", "vectors"], Entries());
        Require(1, "check", file, "-o", Out);
        Require(0, "check", file, "--target", "c", "-o", Out);

        IEnumerable<string> Entries() => Directory.EnumerateFileSystemEntries(Path.Combine(Out, "k")).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Images_on_demand_are_written_recorded_read_back_and_altered_ones_found()
    {
        Require(0, "generate", [.. Kernel, "--target", "rom", "--set", "rom.images=bin,amd_mif,mi", "-o", Out]);
        SortedDictionary<string, string> files = directory.Snapshot();
        string[] images = [".bin", ".coe", ".hex", ".mem", ".mi", ".mif", "_amd.mif"];
        Assert.Equal(images.Select(ending => "out/k/rom/k_codes" + ending), files.Keys.Where(file => file.Contains("/rom/", StringComparison.Ordinal)));
        using var manifest = System.Text.Json.JsonDocument.Parse(files["out/k/k.json"]);
        Assert.Equal(
            [".mem", ".coe", ".mif", ".hex", "_amd.mif", ".mi", ".bin"],
            manifest.RootElement.GetProperty("rom_images").EnumerateArray().Select(image => image.GetProperty("ending").GetString()));
        Require(0, "verify", Out);
        string[] again = manifest.RootElement.GetProperty("method").GetProperty("command").GetString()!.Split(' ');
        Directory.Delete(Out, recursive: true);
        Require(0, again[1], [.. again[2..^1], Out]);
        Assert.Equal(files, directory.Snapshot());
        Require(0, "check", [.. Kernel, "--target", "rom", "--set", "rom.images=mi,bin,amd_mif", "-o", Out]);

        string image = Path.Combine(Out, "k", "rom", "k_codes.bin");
        byte[] bytes = File.ReadAllBytes(image);
        bytes[^1] ^= 1;
        File.WriteAllBytes(image, bytes);
        Assert.Contains("k: ROM image: k_codes.bin: word 255 is ", Require(1, "verify", Out).Output, StringComparison.Ordinal);
        Assert.Contains($"changed     {Out}/k/rom/k_codes.bin\n", Require(1, "check", [.. Kernel, "--target", "rom", "--set", "rom.images=mi,bin,amd_mif", "-o", Out]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roam", "hwact: --target: no target is named 'roam'; did you mean 'rom'?")]
    [InlineData("rom,rom", "hwact: --target: 'rom' is there twice; once is needed")]
    [InlineData("", "hwact: --target: no target is named ''; there is c, verilog, rom, project, vhdl")]
    public void Targets_that_there_are_not_are_refused(string targets, string message)
    {
        GenerateVerbTests.RequireOneMessage(Run("generate", [.. Kernel, "--target", targets, "-o", Out]), message);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void Verify_looks_at_what_is_there()
    {
        Require(0, "generate", [.. Kernel, "--target", "rom", "-o", Out]);
        Assert.Equal($"{Out}: 1 kernel, 256 codes: rom and the reference model agree\n", Require(0, "verify", Out).Output);
        Assert.Equal($"{Out}/k: 1 kernel, 256 codes: rom and the reference model agree\n", Require(0, "verify", Out + "/k").Output);
        GenerateVerbTests.RequireOneMessage(Run("verify", Out, "--target", "c"), $"hwact: --target: {Out} holds nothing for a target named 'c'; there is rom");
        File.Delete(Path.Combine(Out, "k", "rom", "k_codes.mif"));
        Assert.Equal("k: files: rom/k_codes.mif is missing\n", Require(1, "verify", Out).Output);
    }

    [Theory]
    [InlineData("c", "'gcc'", "apt-get install gcc.")]
    [InlineData("verilog", "'iverilog'", "apt-get install iverilog.")]
    public void A_tool_that_is_missing_is_an_error_only_where_its_target_is_looked_at(string target, string tool, string package)
    {
        Require(0, "generate", [.. Kernel, "--target", target + ",rom", "-o", Out]);
        ToolRun missing = WithoutTools("verify", Out);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains(tool + " could not be started", missing.Error, StringComparison.Ordinal);
        Assert.Contains(package, missing.Error, StringComparison.Ordinal);
        Assert.Equal(
            new ToolRun(0, $"{Out}: 1 kernel, 256 codes: rom and the reference model agree\n", ""), WithoutTools("verify", Out, "--target", "rom"));
    }

    private static ToolRun Require(int code, string verb, params string[] arguments)
    {
        ToolRun run = Run(verb, arguments);
        Assert.Equal((code, ""), (run.ExitCode, run.Error));
        return run;
    }

    private static ToolRun Run(string verb, params string[] arguments) => ToolRun.OfWhole([verb, .. arguments]);

    // A process of its own, whose PATH leads nowhere.
    private ToolRun WithoutTools(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Tool).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = directory.Path;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
