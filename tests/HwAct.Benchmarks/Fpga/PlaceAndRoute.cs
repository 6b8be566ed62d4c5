using System.Text.Json;
using HwAct.Kernels;
using HwAct.Targets;

namespace HwAct.Benchmarks.Fpga;

/// <summary>The clock that a module runs at on an iCE40 HX8K, by nextpnr: the median of three seeds.</summary>
internal static class PlaceAndRoute
{
    private const int Seeds = 3;
    private const int Cells = 7680;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly ExternalTool Yosys = new("yosys", "yosys");
    private static readonly ExternalTool Nextpnr = new("nextpnr-ice40", "nextpnr-ice40");

    /// <summary>Megahertz; null where the module does not fit.</summary>
    /// <param name="text">Its source.</param>
    /// <param name="kernel">Its ports.</param>
    /// <param name="latency">Its clocks.</param>
    /// <param name="measured">What it takes.</param>
    public static int? Measure(string text, KernelProgram kernel, int latency, Resources measured)
    {
        if (measured.Luts + measured.FlipFlops > Cells)
        {
            return null;
        }

        string directory = Directory.CreateTempSubdirectory("hwact-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "module.v"), text);
            File.WriteAllText(Path.Combine(directory, "timed.v"), Registered(kernel, latency));

            // A table before a register would become a block RAM, which the module alone is not.
            string blocks = measured.Memories == 0 ? "-nobram " : "";

            // What was kept apart through synthesis is one module for placement, or nextpnr finds a cell that it does not know.
            Require(Yosys.Run(["-q", "-p", $"read_verilog module.v timed.v; synth_ice40 {blocks}-top timed_; setattr -mod -unset keep_hierarchy *; flatten; write_json timed.json"], directory, Patience));
            double[] clocks = [.. Enumerable.Range(1, Seeds).Select(seed => Clock(directory, seed)).Order()];
            return (int)Math.Round(clocks[Seeds / 2]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static double Clock(string directory, int seed)
    {
        Require(Nextpnr.Run(
            ["--hx8k", "--package", "ct256", "--json", "timed.json", "--pcf-allow-unconstrained", "--timing-allow-fail", "--seed", $"{seed}", "--quiet", "--report", "report.json"],
            directory,
            Patience));
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "report.json")));
        return report.RootElement.GetProperty("fmax").EnumerateObject().First().Value.GetProperty("achieved").GetDouble();
    }

    private static void Require(ToolRun ran)
    {
        if (!ran.Succeeded)
        {
            throw new InvalidOperationException(ran.Summary);
        }
    }

    // Registers before and after, so that the path between them is the kernel's.
    private static string Registered(KernelProgram kernel, int latency)
    {
        Port[] ports = [.. kernel.Inputs, kernel.Output];
        string clocked = latency == 0 ? "" : ".clk(clk), .ce(1'b1), ";
        return $"""
            module timed_ (input wire clk, {string.Join(", ", kernel.Inputs.Select(port => $"input wire {Range(port)} {port.Name}_in"))}, output reg {Range(kernel.Output)} {kernel.Output.Name}_out);
            {string.Join('\n', kernel.Inputs.Select(port => $"reg {Range(port)} {port.Name};"))}
            wire {Range(kernel.Output)} {kernel.Output.Name};
            {kernel.Name} kernel ({clocked}{string.Join(", ", ports.Select(port => $".{port.Name}({port.Name})"))});
            always @(posedge clk) begin
            {string.Join('\n', kernel.Inputs.Select(port => $"{port.Name} <= {port.Name}_in;"))}
            {kernel.Output.Name}_out <= {kernel.Output.Name};
            end
            endmodule

            """;
    }

    private static string Range(Port port) => $"[{port.Type.Bits - 1}:0]";
}
