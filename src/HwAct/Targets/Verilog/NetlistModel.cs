using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>What the script for the synthesizer and the table beside its netlist print.</summary>
internal static class NetlistModel
{
    /// <summary>The netlist to simulate.</summary>
    public const string Netlist = "netlist.v";

    /// <summary>The table of the codes, and the modules that hold a netlist to it.</summary>
    public const string Table = "codes.v";

    /// <summary>What becomes of registers in a proof.</summary>
    public const string Registers = "registers.v";

    /// <summary>Whether every code is right.</summary>
    public const string Result = "sat.txt";

    /// <summary>The registers that are not of the clock.</summary>
    public const string Astray = "astray.txt";

    /// <summary>Whether a clock without ce changes nothing.</summary>
    public const string Held = "held.txt";

    /// <summary>Whether the code comes at its clock.</summary>
    public const string Later = "later.txt";

    // The modules that are proven; no kernel's name ends with an underscore.
    private const string Module = "formal_";
    private const string LaterModule = "later_";

    public static TemplateModel Of(KernelOnDisk disk, bool isProven)
    {
        Expectation expected = disk.Expected;
        KernelProgram kernel = expected.Kernel;
        int latency = VerilogTarget.LatencyOf(disk.Kernel);
        string[] stages = [.. Enumerable.Range(0, latency + 1).Select(clocks => clocks == 0 ? "word" : "word_" + Text(clocks))];
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["module"] = Module,
            ["source"] = disk.PathFromBeside(VerilogTarget.ModulePath(kernel)),
            ["is_block"] = VerilogTarget.HasBlockRam(disk.Kernel),
            ["is_proven"] = isProven,
            ["is_clocked"] = latency > 0,
            ["later_module"] = LaterModule,
            ["latency"] = Text(latency),
            ["steps"] = Text(latency + 1),
            ["stages"] = TemplateValue.List(stages.Skip(1).Select((name, at) => new TemplateModel { ["name"] = name, ["from"] = stages[at] })),
            ["due"] = stages[^1],
            ["table"] = Table,
            ["registers"] = Registers,
            ["netlist"] = Netlist,
            ["result"] = Result,
            ["astray"] = Astray,
            ["held"] = Held,
            ["later"] = Later,
            ["word"] = VerilogLiteral.Range(expected.Stimulus.TotalBits),
            ["inputs"] = TemplateValue.List(kernel.Inputs.Select(Port)),
            ["output"] = Port(kernel.Output),
            ["rows"] = TemplateValue.List(Enumerable.Range(0, isProven ? expected.Outputs.Length : 0).Select(i => new TemplateModel
            {
                ["word"] = Pattern(expected.WordAt(i), expected.Stimulus.TotalBits),
                ["code"] = Pattern(kernel.Output.Type.Pattern(expected.Outputs[i]), kernel.Output.Type.Bits),
            })),
            ["no_code"] = VerilogLiteral.Zeros(kernel.Output.Type.Bits),
        };
    }

    private static TemplateModel Port(Port port) => new() { ["name"] = port.Name, ["range"] = VerilogLiteral.Range(port.Type.Bits) };

    private static string Pattern(ulong value, int bits) => string.Create(
        CultureInfo.InvariantCulture, $"{bits}'h{VectorsText.Hex(unchecked((long)value), new IntegerType(signed: true, bits))}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
