using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>A network of look-up tables as a function of the bits that it reads.</summary>
internal static class VhdlNetwork
{
    /// <summary>The function of the network that drives a wire.</summary>
    public static string FunctionOf(string wire) => VhdlNames.Of(wire) + "_of";

    /// <summary>The model of the function.</summary>
    public static TemplateModel Model(Definition definition)
    {
        LogicNetwork logic = ((Network)definition.Primitive).Logic;
        return new TemplateModel
        {
            ["name"] = FunctionOf(definition.Name),
            ["value_type"] = Text($"unsigned({Math.Max(0, logic.BitsRead.Length - 1)} downto 0)"),
            ["last"] = Text($"{Math.Max(0, logic.Luts.Length - 1)}"),
            ["result_type"] = Text($"unsigned({logic.Outputs.Length - 1} downto 0)"),
            ["lines"] = TemplateValue.List(logic.Luts.Select((lut, at) => Line(logic, lut, at))),
            ["outputs"] = TemplateValue.List(logic.Outputs.Select((signal, bit) => Text($"result({bit}) := {Bit(logic, signal)};"))),
        };
    }

    private static string Line(LogicNetwork logic, Lut lut, int at)
    {
        if (lut.Inputs.IsEmpty)
        {
            return Text($"n({at}) := '{lut.Table & 1}';");
        }

        string table = string.Concat(Enumerable.Range(0, 1 << lut.Inputs.Length).Select(row => (lut.Table >> row & 1) == 0 ? '0' : '1'));
        string address = string.Join(" & ", lut.Inputs.Reverse().Select(signal => Bit(logic, signal)));
        return lut.Inputs.Length == 1
            ? Text($"n({at}) := look(\"{table}\", (0 => {address}));")
            : Text($"n({at}) := look(\"{table}\", unsigned'({address}));");
    }

    private static string Bit(LogicNetwork logic, int signal) =>
        signal < logic.Inputs ? Text($"value({logic.BitsRead.IndexOf(signal)})") : Text($"n({signal - logic.Inputs})");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
