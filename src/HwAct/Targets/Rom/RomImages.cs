using HwAct.Kernels;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>A table as the memory images that tools load. Every image holds the two's complement pattern of each entry.</summary>
internal static class RomImages
{
    public static IEnumerable<Artifact> Of(KernelProgram kernel, Table table, IEnumerable<RomImageFormat> formats, TemplateRenderer renderer)
    {
        TemplateModel model = Model(kernel, table);
        return formats.Select(format => format.PathOf(kernel, table) is var path && Artifact.IsBinary(path)
            ? Artifact.OfBytes(path, [.. table.Entries.SelectMany(entry => IntelHex.Bytes(entry, IntelHex.BytesOf(table.Type)))])
            : new Artifact(path, renderer.Render($"rom/table{format.Ending}.scriban", model)));
    }

    private static TemplateModel Model(KernelProgram kernel, Table table)
    {
        string addressFormat = "X" + HexDigits(table.Entries.Length - 1);
        return new TemplateModel
        {
            ["kernel"] = kernel.Name,
            ["table"] = table.Name,
            ["remark"] = Ascii.From(table.Remark),
            ["has_remark"] = table.Remark.Length > 0,
            ["type"] = table.Type.ToString(),
            ["width"] = table.Type.Bits.ToString(CultureInfo.InvariantCulture),
            ["depth"] = table.Entries.Length.ToString(CultureInfo.InvariantCulture),
            ["words"] = TemplateValue.List(table.Entries.Select((entry, address) => new TemplateModel
            {
                ["address"] = address.ToString(addressFormat, CultureInfo.InvariantCulture),
                ["value"] = VectorsText.Hex(entry, table.Type),
                ["bits"] = table.Type.Binary(entry),
            })),
            ["records"] = TemplateValue.List(IntelHex.Records(table)),
            ["word_records"] = TemplateValue.List(IntelHex.WordRecords(table)),
        };
    }

    private static string HexDigits(int value) =>
        value.ToString("X", CultureInfo.InvariantCulture).Length.ToString(CultureInfo.InvariantCulture);
}
