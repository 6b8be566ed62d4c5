using System.Text.RegularExpressions;
using HwAct.Kernels;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>
/// Holds what yosys makes of a module to the kernel's codes. For few input bits a SAT solver looks for an input code at which the netlist and
/// a table of the codes differ, and finds none; beyond, the netlist is simulated.
/// </summary>
internal sealed partial class VerilogNetlist(string directory)
{
    private const string Netlist = "netlist of yosys synth_ice40";
    private const string NetlistFile = "netlist.v";
    private const string TableFile = "codes.v";
    private const string ResultFile = "sat.txt";
    private const string ScriptFile = "netlist.ys";
    private const string DriverFile = "drive.v";

    // What yosys says at the end of a proof, and where there is none.
    private const string Proven = "no model found: SUCCESS!";
    private const string Refuted = "model found: FAIL!";

    private static readonly ExternalTool Yosys = new("yosys", "yosys");
    private static readonly ExternalTool Iverilog = new("iverilog", "iverilog");
    private static readonly ExternalTool Vvp = new("vvp", "iverilog");

    /// <summary>The comparison of one kernel.</summary>
    public NetlistCheck Check(KernelOnDisk disk)
    {
        KernelOnDisk kernel = disk.CopyTo(directory, VerilogTarget.FilesOf(disk.Kernel));
        string folder = Directory.CreateDirectory(Path.Combine(directory, "run." + disk.Name)).FullName;
        int bits = disk.Expected.Stimulus.TotalBits;
        string? whySimulated = VerilogTarget.LatencyOf(disk.Kernel) > 0 ? "the module has registers"
            : bits > NetlistCheck.MostProvenBits ? string.Create(CultureInfo.InvariantCulture, $"its inputs have {bits} bits and {NetlistCheck.MostProvenBits} are the most")
            : null;
        bool isProven = whySimulated is null;
        Finding? finding = Synthesize(kernel, folder, isProven) ?? (isProven ? ReadProof(kernel, folder) : Simulate(kernel, folder));
        return new NetlistCheck(
            disk.Name, Netlist, whySimulated, bits, disk.Expected.Outputs.Length, disk.Expected.Stimulus.Form.Combinations, finding is null ? [] : [finding]);
    }

    private static Finding? Synthesize(KernelOnDisk kernel, string folder, bool isProven)
    {
        TemplateRenderer renderer = TemplateRenderer.Create(directory: null);
        var model = new TemplateModel { ["kernel"] = NetlistModel.Of(kernel, isProven, TableFile, NetlistFile, ResultFile) };
        File.WriteAllText(Path.Combine(folder, ScriptFile), renderer.Render("verilog/netlist.ys.scriban", model));
        if (isProven)
        {
            File.WriteAllText(Path.Combine(folder, TableFile), renderer.Render("verilog/netlist.v.scriban", model));
        }

        ToolRun ran = Yosys.Run(["-q", ScriptFile], folder);
        return ran.Succeeded ? null : Found(kernel, isProven, $"yosys rejects it:\n{ran.Summary}");
    }

    private static Finding? ReadProof(KernelOnDisk kernel, string folder)
    {
        string result = File.ReadAllText(Path.Combine(folder, ResultFile));
        if (result.Contains(Proven, StringComparison.Ordinal))
        {
            return null;
        }

        if (!result.Contains(Refuted, StringComparison.Ordinal))
        {
            return Found(kernel, isProven: true, $"yosys neither proves nor refutes it:\n{string.Join('\n', result.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3))}");
        }

        KernelProgram program = kernel.Kernel.Kernel;
        ulong word = Value("word");
        var codes = new long[program.Inputs.Length];
        for (int port = codes.Length - 1; port >= 0; port--)
        {
            codes[port] = program.Inputs[port].Type.Value(word);
            word >>= program.Inputs[port].Type.Bits;
        }

        string actual = program.Output.Type.Value(Value("actual")).ToString(CultureInfo.InvariantCulture);
        var mismatch = new Mismatch([.. codes], program.Output.Type.Value(Value("expected")), actual);
        return Found(kernel, isProven: true, $"it differs from the codes; {mismatch}") with { Mismatch = mismatch };

        ulong Value(string signal) => Convert.ToUInt64(Shown().Matches(result).First(match => match.Groups["signal"].Value == signal).Groups["bits"].Value, 2);
    }

    private static Finding? Simulate(KernelOnDisk kernel, string folder)
    {
        KernelProgram program = kernel.Kernel.Kernel;
        File.WriteAllText(Path.Combine(folder, DriverFile), VerilogHarness.Write(kernel, withFiles: false));
        File.WriteAllText(Path.Combine(folder, kernel.Name + ".in"), VerilogHarness.Words(kernel.Expected));
        ToolRun compiled = Iverilog.Run(["-g2005", "-s", VerilogHarness.ModuleOf(program), "-o", "run", DriverFile, NetlistFile], folder);
        if (!compiled.Succeeded)
        {
            return Found(kernel, isProven: false, $"iverilog rejects it:\n{compiled.Summary}");
        }

        ToolRun ran = Vvp.Run(["-N", "run"], folder);
        return ran.Succeeded
            ? kernel.Expected.Compare(
                Model(isProven: false),
                [.. File.ReadAllLines(Path.Combine(folder, kernel.Name + ".out")).Select(line => line.Split(' ')[0])],
                code => VectorsText.Hex(code, program.Output.Type))
            : Found(kernel, isProven: false, $"the simulation ends with status {ran.ExitCode}:\n{ran.Summary}");
    }

    private static Finding Found(KernelOnDisk kernel, bool isProven, string message) => new(kernel.Name, Model(isProven), message);

    private static string Model(bool isProven) => $"{Netlist}, {(isProven ? "by SAT" : "simulated")}";

    [GeneratedRegex(@"^ +\\(?<signal>[a-z]+) .* (?<bits>[01]+)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Shown();
}
