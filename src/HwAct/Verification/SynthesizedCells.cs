using System.Text.Json;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>The cells that yosys makes of a module.</summary>
internal static class SynthesizedCells
{
    private const string Counted = "stat.json";

    private static readonly ExternalTool Yosys = new("yosys", "yosys");

    /// <summary>How many of each kind.</summary>
    /// <param name="source">The file of the module, which holds all that it instantiates.</param>
    /// <param name="module">Its name.</param>
    /// <param name="synthesis">The command: <c>synth_ice40 -nobram</c>.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <exception cref="InvalidOperationException">Yosys rejects it.</exception>
    /// <exception cref="ToolMissingException">Yosys is not installed.</exception>
    /// <exception cref="TimeoutException">Yosys did not end.</exception>
    public static IReadOnlyDictionary<string, int> Of(string source, string module, string synthesis, TimeSpan timeout)
    {
        using var directory = new TemporaryDirectory();
        File.Copy(source, Path.Combine(directory.Path, "module.v"));
        ToolRun run = Yosys.Run(["-q", "-p", $"read_verilog module.v; {synthesis} -top {module}; flatten; tee -q -o {Counted} stat -json"], directory.Path, timeout);
        if (!run.Succeeded)
        {
            throw new InvalidOperationException($"{module}: yosys rejects it:\n{run.Summary}");
        }

        string stat = File.ReadAllText(Path.Combine(directory.Path, Counted));
        using var document = JsonDocument.Parse(stat[stat.IndexOf('{', StringComparison.Ordinal)..]);
        return document.RootElement.GetProperty("design").GetProperty("num_cells_by_type").EnumerateObject()
            .ToDictionary(cell => cell.Name, cell => cell.Value.GetInt32(), StringComparer.Ordinal);
    }
}
