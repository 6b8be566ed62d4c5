using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>What the templates of the AXI4-Stream wrapper and its bench print: where each port lies in a beat.</summary>
internal static class AxiStreamModel
{
    // Codes that a bench drives one by one; of more pairs some are.
    private const int MostCodes = 1 << 16;
    private const int Fewer = 1 << 11;

    public static TemplateModel Of(ProvenKernel proven)
    {
        KernelProgram kernel = proven.Kernel;
        int latency = VerilogTarget.LatencyOf(proven);
        Place[] places = [.. PlacesOf(kernel)];
        Port output = kernel.Output;
        int bits = places.Sum(place => place.Port.Type.Bits);
        bool isExhaustive = bits <= 16;
        int count = isExhaustive ? 1 << bits : MostCodes;
        Place[] padded = [.. places.Where(place => place.Padding > 0)];
        (string Parameter, Table Table)[] tables = [.. VerilogModel.FileParameters(proven)];
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["fault"] = AxiStreamOption.LanesFault,
            ["in_bits"] = Text(places.Sum(place => place.Padded)),
            ["out_bits"] = Text(Padded(output)),
            ["in_layout"] = string.Join(", ", places.Select(place => $"{place.Port.Name} in bits {Text(place.Offset + place.Port.Type.Bits - 1)} to {Text(place.Offset)}")) + (padded.Length > 0 ? ", the others are not read" : ""),
            ["out_layout"] = $"{output.Name} in bits {Text(output.Type.Bits - 1)} to 0" + (Padded(output) == output.Type.Bits ? "" : output.Type.Signed ? ", extended by its sign" : ", zeros above it"),
            ["clocks"] = latency == 0 ? "one clock" : $"{Text(latency + 1)} clocks",
            ["has_tables"] = tables.Length > 0,
            ["tables"] = TemplateValue.List(tables.Select(table => new TemplateModel
            {
                ["file"] = table.Parameter,
                ["default_file"] = VerilogTarget.IsFromFiles(proven) ? "../" + ModuleProgram.ImageOf(proven, table.Table) : "",
            })),
            ["is_clocked"] = latency > 0,
            ["latency"] = Text(latency),
            ["stage_range"] = VerilogLiteral.Range(Math.Max(1, latency)),
            ["stage_end"] = latency > 1 ? $"[{Text(latency - 1)}]" : "",
            ["stage_shift_valid"] = Shifted("stage_valid", "s_axis_tvalid", latency),
            ["stage_shift_last"] = Shifted("stage_last", "s_axis_tlast", latency),
            ["inputs"] = TemplateValue.List(places.Select(place => new TemplateModel
            {
                ["name"] = place.Port.Name,
                ["offset"] = place.Offset == 0 ? "" : " + " + Text(place.Offset),
                ["bits"] = Text(place.Port.Type.Bits),
            })),
            ["output"] = new TemplateModel { ["name"] = output.Name, ["range"] = VerilogLiteral.Range(output.Type.Bits) },
            ["extended"] = Extended(output),
            ["has_padding"] = padded.Length > 0,
            ["padding"] = TemplateValue.List(padded.Select(place => new TemplateModel { ["offset"] = Text(place.Offset + place.Port.Type.Bits), ["bits"] = Text(place.Padding) })),
            ["count"] = Text(count),
            ["fewer"] = Text(Math.Min(count, Fewer)),
            ["is_exhaustive"] = isExhaustive,
            ["one_input"] = places.Length == 1,
            ["word_range"] = VerilogLiteral.Range(bits),
            ["word_slice"] = $"[{Text(bits - 1)}:0]",
            ["parts"] = TemplateValue.List(places.Reverse().Select(place => new TemplateModel
            {
                ["name"] = place.Port.Name,
                ["slice"] = places.Length == 1 ? "" : $"[{Text(place.WordOffset + place.Port.Type.Bits - 1)}:{Text(place.WordOffset)}]",
                ["has_padding"] = place.Padding > 0,
                ["padding"] = Text(place.Padding - 1),
            })),
        };
    }

    // The first port lowest, each from a byte on.
    private static IEnumerable<Place> PlacesOf(KernelProgram kernel)
    {
        int offset = 0;
        int wordOffset = 0;
        foreach (Port port in kernel.Inputs)
        {
            yield return new Place(port, offset, wordOffset);
            offset += Padded(port);
            wordOffset += port.Type.Bits;
        }
    }

    /// <summary>Bits of a code in whole bytes.</summary>
    public static int Padded(Port port) => (port.Type.Bits + 7) / 8 * 8;

    private static string Extended(Port output)
    {
        int padding = Padded(output) - output.Type.Bits;
        string sign = output.Type.Bits > 1 ? $"result[{Text(output.Type.Bits - 1)}]" : "result";
        return padding == 0 ? "result"
            : output.Type.Signed ? $"{{ {{{Text(padding)}{{{sign}}}}}, result }}"
            : $"{{ {VerilogLiteral.Zeros(padding)}, result }}";
    }

    private static string Shifted(string register, string first, int latency) =>
        latency > 1 ? $"{{ {register}{(latency > 2 ? $"[{Text(latency - 2)}:0]" : "[0]")}, {first} }}" : first;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Place(Port Port, int Offset, int WordOffset)
    {
        public int Padded => AxiStreamModel.Padded(Port);

        public int Padding => Padded - Port.Type.Bits;
    }
}
