using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>What the script for the synthesizer and the table beside its netlist print.</summary>
internal static class NetlistModel
{
    /// <summary>The module that is proven; no kernel's name ends with an underscore.</summary>
    public const string Module = "formal_";

    public static TemplateModel Of(KernelOnDisk disk, bool isProven, string table, string netlist, string result)
    {
        Expectation expected = disk.Expected;
        KernelProgram kernel = expected.Kernel;
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["module"] = Module,
            ["source"] = disk.PathFromBeside(VerilogTarget.ModulePath(kernel)),
            ["is_proven"] = isProven,
            ["table"] = table,
            ["netlist"] = netlist,
            ["result"] = result,
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
}
