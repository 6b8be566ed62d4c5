using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>A network of look-up tables as instances of one module that stays one through synthesis: as expressions the same tables become
/// half as many again, because logic optimization takes them apart and does not find them back.</summary>
internal static class VerilogNetwork
{
    private const string InputNames = "abcdef";
    private const int LineLength = 140;

    /// <summary>The block of one network.</summary>
    public static TemplateModel Model(KernelProgram kernel, Definition definition)
    {
        var network = (Network)definition.Primitive;
        LogicNetwork logic = network.Logic;
        string[] wires = [.. Enumerable.Range(0, logic.Luts.Length).Select(lut => WireOf(kernel, lut))];
        return new TemplateModel
        {
            ["block"] = definition.Name + VerilogReservedNames.NetworkSuffix,
            ["luts"] = Shown(logic.LutCount),
            ["lut_inputs"] = Shown(logic.LutInputs),
            ["levels"] = Shown(logic.Levels),
            ["wires"] = Rows.Filled(wires, LineLength),
            ["has_wires"] = wires.Length > 0,
            ["lines"] = TemplateValue.List(logic.Luts.Select((lut, at) => Line(kernel, network, lut, at))),
            ["result"] = definition.Name,
            ["outputs"] = Outputs(kernel, network, definition.Type.Bits),
        };
    }

    /// <summary>Whether a network is more than wires and constants.</summary>
    public static bool HasLuts(Definition definition) => ((Network)definition.Primitive).Logic.LutCount > 0;

    /// <summary>How many inputs the tables of a network have.</summary>
    public static int LutInputs(Definition definition) => ((Network)definition.Primitive).Logic.LutInputs;

    /// <summary>The module of a table.</summary>
    public static TemplateModel LutModel(KernelProgram kernel, int inputs)
    {
        string[] names = [.. InputNames.Take(inputs).Select(name => name.ToString())];
        return new TemplateModel
        {
            ["name"] = kernel.Name + SuffixOf(inputs),
            ["bits"] = Shown(1 << inputs),
            ["last"] = Shown((1 << inputs) - 1),
            ["inputs"] = string.Join(", ", names),
            ["address"] = string.Join(", ", names.Reverse()),
        };
    }

    private static string SuffixOf(int inputs) => VerilogReservedNames.LutSuffix + Shown(inputs);

    // As many as the wire has bits: its range may be less than that of the network.
    private static string Outputs(KernelProgram kernel, Network network, int bits) => string.Join(", ", Enumerable.Range(0, bits).Reverse().Select(bit =>
        bit < network.Logic.Outputs.Length ? Text(kernel, network, network.Logic.Outputs[bit]) : "1'b0"));

    private static string Line(KernelProgram kernel, Network network, Lut lut, int at)
    {
        if (lut.Inputs.IsEmpty)
        {
            return $"assign {WireOf(kernel, at)} = 1'b{lut.Table & 1};";
        }

        int inputs = network.Logic.LutInputs;
        string table = lut.TableOf(inputs).ToString("x" + Shown((1 << inputs) / 4), CultureInfo.InvariantCulture);
        IEnumerable<string> read = lut.Inputs.Select(signal => Text(kernel, network, signal)).Concat(Enumerable.Repeat("1'b0", inputs - lut.Inputs.Length));
        return string.Create(CultureInfo.InvariantCulture, $"{kernel.Name}{SuffixOf(inputs)} #({1 << inputs}'h{table}) {Named(kernel, "lut", at)} ({string.Join(", ", read)}, {WireOf(kernel, at)});");
    }

    private static string Text(KernelProgram kernel, Network network, int signal) =>
        signal < network.Logic.Inputs ? VerilogPrinter.Text(network.Reads[network.Logic.BitsRead.IndexOf(signal)]) : WireOf(kernel, signal - network.Logic.Inputs);

    private static string WireOf(KernelProgram kernel, int lut) => Named(kernel, "n", lut);

    // A kernel may be called as one of these: the name gives way, and none of a user ends like that.
    private static string Named(KernelProgram kernel, string stem, int number) => stem + Shown(number) is var name && name == kernel.Name ? name + "_" : name;

    private static string Shown(int value) => value.ToString(CultureInfo.InvariantCulture);
}
