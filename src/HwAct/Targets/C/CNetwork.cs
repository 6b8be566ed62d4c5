using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>A network of look-up tables as three arrays and a loop.</summary>
internal static class CNetwork
{
    private const int LineLength = 92;

    /// <summary>The arrays and the function of one network.</summary>
    public static TemplateModel Model(KernelProgram kernel, Definition definition)
    {
        LogicNetwork logic = ((Network)definition.Primitive).Logic;
        string stored = CType.Storage(logic.SignalType);
        return new TemplateModel
        {
            ["name"] = CNames.Network(kernel, definition.Name),
            ["type"] = CType.Name(logic.Type.Signed, 32),
            ["is_signed"] = logic.Type.Signed,
            ["sign"] = CLiteral.Operand(1L << (logic.Type.Bits - 1), signed: false, 32),
            ["bias"] = CLiteral.Operand(1L << (logic.Type.Bits - 1), signed: true, 32),
            ["step"] = definition.Name,
            ["has_luts"] = !logic.Luts.IsEmpty,
            ["luts"] = Shown(logic.Luts.Length),
            ["lut_inputs"] = Shown(logic.LutInputs),
            ["inputs"] = Shown(logic.Inputs),
            ["signals"] = Shown(logic.Signals),
            ["outputs"] = Shown(logic.Outputs.Length),
            ["reads"] = Shown(logic.Luts.Length * logic.LutInputs),
            ["table_type"] = CType.Name(signed: false, logic.TableBits),
            ["signal_type"] = stored,
            ["tables"] = Rows.Aligned(logic.Luts.Select(lut => Table(logic, lut)), LineLength),
            ["read_signals"] = Rows.Aligned(logic.Luts.SelectMany(lut => Reads(logic, lut)).Select(Shown), LineLength),
            ["output_signals"] = Rows.Aligned(logic.Outputs.Select(Shown), LineLength),
        };
    }

    private static string Table(LogicNetwork logic, Lut lut)
    {
        string digits = lut.TableOf(logic.LutInputs).ToString("X" + (logic.TableBits / 4), CultureInfo.InvariantCulture);
        return logic.TableBits > 32 ? $"UINT64_C(0x{digits})" : $"0x{digits}u";
    }

    // What is beyond the inputs of a table is read, and makes no difference.
    private static IEnumerable<int> Reads(LogicNetwork logic, Lut lut) => lut.Inputs.Concat(Enumerable.Repeat(0, logic.LutInputs - lut.Inputs.Length));

    private static string Shown(int value) => value.ToString(CultureInfo.InvariantCulture);
}
