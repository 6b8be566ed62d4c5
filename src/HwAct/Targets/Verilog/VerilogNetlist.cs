using HwAct.Kernels;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>
/// Holds what yosys makes of a module to the kernel's codes. For few input bits a SAT solver looks for an input code at which the netlist and
/// a table of the codes differ, and finds none; beyond, the netlist is simulated.
/// </summary>
/// <remarks>
/// With a latency L three proofs are all there is to say. The netlist with its registers taken out gives every code. From whatever the registers
/// hold, L clocks with ce lead to the code of what the input was L clocks before: no first state is asked for, so what holds of these clocks holds of
/// any, which is the step of an induction whose base is empty. And a clock without ce leaves every register, whatever it holds, as it is, so only
/// clocks with ce count. The reads of block RAM are registers like others.
/// </remarks>
internal sealed class VerilogNetlist(string directory)
{
    private const string Netlist = "netlist of yosys synth_ice40";
    private const string ScriptFile = "netlist.ys";
    private const string DriverFile = "drive.v";

    private static readonly ExternalTool Yosys = new("yosys", "yosys");
    private static readonly ExternalTool Iverilog = new("iverilog", "iverilog");
    private static readonly ExternalTool Vvp = new("vvp", "iverilog");

    /// <summary>The comparison of one kernel.</summary>
    public NetlistCheck Check(KernelOnDisk disk)
    {
        KernelOnDisk kernel = disk.CopyTo(directory, VerilogTarget.FilesOf(disk.Kernel));
        string folder = Directory.CreateDirectory(Path.Combine(directory, "run." + disk.Name)).FullName;
        int bits = disk.Expected.Stimulus.TotalBits;
        int latency = VerilogTarget.LatencyOf(disk.Kernel);
        string? whySimulated = bits > NetlistCheck.MostProvenBits
            ? string.Create(CultureInfo.InvariantCulture, $"its inputs have {bits} bits and {NetlistCheck.MostProvenBits} are the most")
            : null;
        bool isProven = whySimulated is null;
        Finding? finding = Synthesize(kernel, folder, isProven, latency)
            ?? (isProven ? OfCodes(kernel, folder, NetlistModel.Result) ?? (latency > 0 ? OfClocks(kernel, folder, latency) : null) : Simulate(kernel, folder));
        return new NetlistCheck(
            disk.Name, Netlist, whySimulated, bits, latency, disk.Expected.Outputs.Length, disk.Expected.Stimulus.Form.Combinations, finding is null ? [] : [finding]);
    }

    private static Finding? Synthesize(KernelOnDisk kernel, string folder, bool isProven, int latency)
    {
        TemplateRenderer renderer = TemplateRenderer.Create(directory: null);
        var model = new TemplateModel { ["kernel"] = NetlistModel.Of(kernel, isProven) };
        Write(ScriptFile, "verilog/netlist.ys.scriban");
        if (isProven)
        {
            Write(NetlistModel.Table, "verilog/netlist.v.scriban");
        }

        if (isProven && latency > 0)
        {
            Write(NetlistModel.Registers, "verilog/registers.v.scriban");
        }

        ToolRun ran = Yosys.Run(["-q", ScriptFile], folder);
        return ran.Succeeded ? null : Found(kernel, isProven, $"yosys rejects it:\n{ran.Summary}");

        void Write(string file, string template) => File.WriteAllText(Path.Combine(folder, file), renderer.Render(template, model));
    }

    private static Finding? OfClocks(KernelOnDisk kernel, string folder, int latency)
    {
        string[] astray = [.. File.ReadAllLines(Path.Combine(folder, NetlistModel.Astray)).Where(line => line.Length > 0)];
        if (astray.Length > 0)
        {
            return Found(kernel, isProven: true, $"registers of another clock than the rising edge of clk: {string.Join(", ", astray.Take(3))}{(astray.Length > 3 ? ", and more" : "")}");
        }

        var held = SatResult.Read(Path.Combine(folder, NetlistModel.Held));
        string clocks = latency == 1 ? "1 clock" : string.Create(CultureInfo.InvariantCulture, $"{latency} clocks");
        return held.IsRefuted ? Found(kernel, isProven: true, "a register changes at a clock without ce")
            : !held.IsProven ? Undecided(kernel, held)
            : OfCodes(kernel, folder, NetlistModel.Later) is not Finding late ? null
            : late with { Message = $"what it gives is not of the input {clocks} before: {late.Message}" };
    }

    private static Finding? OfCodes(KernelOnDisk kernel, string folder, string file)
    {
        var result = SatResult.Read(Path.Combine(folder, file));
        if (result.IsProven)
        {
            return null;
        }

        if (!result.IsRefuted)
        {
            return Undecided(kernel, result);
        }

        KernelProgram program = kernel.Kernel.Kernel;
        ulong word = result.First("word");
        var codes = new long[program.Inputs.Length];
        for (int port = codes.Length - 1; port >= 0; port--)
        {
            codes[port] = program.Inputs[port].Type.Value(word);
            word >>= program.Inputs[port].Type.Bits;
        }

        string actual = program.Output.Type.Value(result.Last("actual")).ToString(CultureInfo.InvariantCulture);
        var mismatch = new Mismatch([.. codes], program.Output.Type.Value(result.Last("expected")), actual);
        return Found(kernel, isProven: true, $"it differs from the codes; {mismatch}") with { Mismatch = mismatch };
    }

    private static Finding Undecided(KernelOnDisk kernel, SatResult result) => Found(kernel, isProven: true, $"yosys neither proves nor refutes it:\n{result.Summary}");

    private static Finding? Simulate(KernelOnDisk kernel, string folder)
    {
        KernelProgram program = kernel.Kernel.Kernel;
        File.WriteAllText(Path.Combine(folder, DriverFile), VerilogHarness.Write(kernel, withFiles: false));
        File.WriteAllText(Path.Combine(folder, kernel.Name + ".in"), VerilogHarness.Words(kernel.Expected));
        ToolRun compiled = Iverilog.Run(["-g2005", "-s", VerilogHarness.ModuleOf(program), "-o", "run", DriverFile, NetlistModel.Netlist], folder);
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
}
