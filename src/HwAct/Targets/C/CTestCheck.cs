namespace HwAct.Targets;

/// <summary>Runs the tests that users run on their own part, here.</summary>
internal static class CTestCheck
{
    private static readonly ExternalTool Gcc = new("gcc", "gcc");

    /// <summary>What the test of a kernel says.</summary>
    /// <param name="disk">A kernel whose folder holds one.</param>
    /// <param name="folder">An empty folder beside the kernel's, to work in.</param>
    /// <param name="options">Dialect and warnings.</param>
    public static Finding? Of(KernelOnDisk disk, string folder, IEnumerable<string> options)
    {
        const string Model = "C, the test for users' parts";
        string[] sources = [.. new[] { CTarget.SourcePath(disk.Kernel.Kernel), CTarget.TestPath(disk.Kernel.Kernel) }.Select(disk.PathFromBeside)];
        ToolRun run = Gcc.Run([.. options, .. sources, "-o", "run"], folder);
        if (!run.Succeeded)
        {
            return new Finding(disk.Name, Model, $"{Gcc.Name} rejects it: {run.Summary}");
        }

        run = new ExternalTool(Path.Combine(folder, "run")).Run([], folder);
        return run.Succeeded && run.Output == "ok\n" ? null : new Finding(disk.Name, Model, $"it says: {run.Output.Trim()}{run.Error.Trim()}");
    }
}
