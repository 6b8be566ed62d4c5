using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>The bench of a kernel as both simulators have compiled it; what its files hold is seen when it runs.</summary>
/// <param name="Folder">Where it was built and runs.</param>
/// <param name="Name">What its programs are called by.</param>
internal sealed record BuiltBench(string Folder, string Name)
{
    /// <summary>Builds it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="sourceFolder">What stands before the names of its sources.</param>
    /// <param name="parameters">Parameters that are set from outside.</param>
    public static BuiltBench Of(string folder, string sourceFolder, params (string Name, string Path)[] parameters)
    {
        var bench = new BuiltBench(folder, parameters.Length == 0 ? "plain" : "set");
        string[] sources = [sourceFolder + "benched_tb.v", sourceFolder + "benched.v"];
        Require(new ExternalTool("iverilog", "iverilog").Run(
            ["-g2005", .. parameters.Select(p => $"-Pbenched_tb.{p.Name}=\"{p.Path}\""), "-o", bench.Name, .. sources], folder));
        Require(new ExternalTool("verilator", "verilator").Run(
            ["--binary", "--timing", "--top-module", "benched_tb", "--Mdir", bench.Name + "_model", "-o", "run", .. parameters.Select(p => $"-G{p.Name}=\"{p.Path}\""), .. sources], folder));
        return bench;
    }

    /// <summary>Runs it by both and requires that it passes, or that it fails.</summary>
    public void Ran(bool passing, string[] arguments)
    {
        Ends(passing, new ExternalTool("vvp", "iverilog").Run(["-N", Name, .. arguments], Folder));
        Ends(passing, new ExternalTool(Path.Combine(Folder, Name + "_model", "run")).Run(arguments, Folder));
    }

    private static void Require(ToolRun run) => Assert.True(run.Succeeded, run.Summary);

    // Of some images a simulator says itself that they are no good, before the bench can.
    private static void Ends(bool passing, ToolRun run)
    {
        Assert.True(run.Succeeded == passing, run.Summary);
        Assert.Equal(passing, run.Output.Contains("PASS benched", StringComparison.Ordinal));
    }
}
