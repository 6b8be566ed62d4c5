using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>What the bench template prints.</summary>
internal static class BenchModel
{
    public static TemplateModel Of(ProvenKernel proven)
    {
        KernelProgram kernel = proven.Kernel;
        var stimulus = new Stimulus(kernel);
        int bits = kernel.Output.Type.Bits;
        int latency = VerilogTarget.LatencyOf(proven);
        (string Parameter, Table Table)[] tables = [.. VerilogModel.FileParameters(proven)];
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["inputs"] = TemplateValue.List(kernel.Inputs.Select(PortModel)),
            ["inputs_from_last"] = TemplateValue.List(kernel.Inputs.Reverse().Select(PortModel)),
            ["is_clocked"] = latency > 0,
            ["latency"] = Text(latency),
            ["place"] = latency > 0 ? "result" : "index",
            ["are_bits"] = stimulus.Form.AreBits,
            ["output"] = PortModel(kernel.Output),
            ["count"] = Text(stimulus.Count),
            ["last"] = Text(stimulus.Count - 1),
            ["has_tables"] = tables.Length > 0,
            ["tables"] = TemplateValue.List(tables.Select(table => new TemplateModel
            {
                ["file"] = table.Parameter,
                ["default_file"] = VerilogTarget.IsFromFiles(proven) ? "../" + ModuleProgram.ImageOf(proven, table.Table) : "",
                ["depth"] = Text(table.Table.Entries.Length),
                ["checksum"] = Hex(ChecksumOf(table.Table), 32),
            })),
            ["one_input"] = kernel.Inputs.Length == 1,
            ["is_exhaustive"] = stimulus.IsExhaustive,
            ["word_range"] = VerilogLiteral.Range(stimulus.TotalBits),
            ["sign_bits"] = Hex(stimulus.Form.SignBits, stimulus.TotalBits),
            ["counter_slice"] = $"[{stimulus.TotalBits - 1}:0]",
            ["random_slice"] = $"[63:{64 - stimulus.TotalBits}]",
            ["random_word"] = stimulus.TotalBits < 32 ? $"{{{VerilogLiteral.Zeros(32 - stimulus.TotalBits)}, random[63:{64 - stimulus.TotalBits}]}}" : "random[63:32]",
            ["seed"] = Hex(Stimulus.Seed, 64),
            ["corner_count"] = Text(stimulus.Corners.Length),
            ["corners"] = TemplateValue.List(stimulus.Corners.Select((corner, index) => new TemplateModel
            {
                ["index"] = Text(index),
                ["word"] = Hex(corner, stimulus.Form.AreBits ? stimulus.TotalBits : 32),
            })),
            ["basis"] = Hex(Checksum.Basis, 32),
            ["prime"] = Hex(Checksum.Prime, 32),
            ["checksum"] = Hex(proven.Digest.Checksum, 32),
            ["output_pattern"] = bits < 32 ? $"{{{VerilogLiteral.Zeros(32 - bits)}, {kernel.Output.Name}}}" : kernel.Output.Name,
        };
    }

    // Over the lower and then the upper half of the pattern of each entry.
    private static uint ChecksumOf(Table table)
    {
        var word = new IntegerType(signed: false, 32);
        return Checksum.Continue(
            Checksum.Basis, [.. table.Entries.Select(table.Type.Pattern).SelectMany(pattern => new[] { (long)(pattern & uint.MaxValue), (long)(pattern >> 32) })], word);
    }

    private static TemplateModel PortModel(Port port) => new()
    {
        ["name"] = port.Name,
        ["range"] = VerilogLiteral.Range(port.Type.Bits),
        ["type"] = (port.Type.Signed ? "signed " : "") + VerilogLiteral.Range(port.Type.Bits),
        ["slice"] = $"[{port.Type.Bits - 1}:0]",
        ["combinations"] = string.Create(CultureInfo.InvariantCulture, $"32'd{port.Codes.LongCount}"),
        ["least"] = Hex(unchecked((ulong)port.Codes.Min) & uint.MaxValue, 32),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hex(ulong value, int bits) => string.Create(
        CultureInfo.InvariantCulture, $"{bits}'h{VectorsText.Hex(unchecked((long)value), new IntegerType(signed: true, bits))}");
}
