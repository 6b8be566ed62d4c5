using System.Text.Json;
using HwAct.Targets;

namespace HwAct.Benchmarks.Fpga;

/// <summary>Synthesizes a module with yosys and counts its cells.</summary>
internal static class Synthesis
{
    private const string Counted = "stat.json";

    // A case table of 16 input bits takes ten minutes on a quiet machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    private static readonly ExternalTool Yosys = new("yosys", "yosys");

    /// <summary>What a module takes.</summary>
    /// <param name="device">The device.</param>
    /// <param name="source">Its file, which holds all that it instantiates.</param>
    /// <param name="module">Its name.</param>
    /// <exception cref="InvalidOperationException">Yosys rejects it.</exception>
    public static Resources Measure(Device device, string source, string module)
    {
        string directory = Directory.CreateTempSubdirectory("hwact-").FullName;
        try
        {
            File.Copy(source, Path.Combine(directory, "module.v"));
            ToolRun ran = Yosys.Run(["-q", "-p", $"read_verilog module.v; {device.Synthesis} -top {module}; flatten; tee -q -o {Counted} stat -json"], directory, Patience);
            return ran.Succeeded
                ? device.Count(CellsOf(File.ReadAllText(Path.Combine(directory, Counted))))
                : throw new InvalidOperationException($"{module}: yosys rejects it:\n{ran.Summary}");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Dictionary<string, int> CellsOf(string stat)
    {
        using JsonDocument document = JsonDocument.Parse(stat[stat.IndexOf('{', StringComparison.Ordinal)..]);
        return document.RootElement.GetProperty("design").GetProperty("num_cells_by_type").EnumerateObject()
            .ToDictionary(cell => cell.Name, cell => cell.Value.GetInt32(), StringComparer.Ordinal);
    }
}
