using HwAct.Kernels;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>
/// A table as the memory images that tools load: <c>.mem</c> for $readmemh, <c>.coe</c> for Vivado, <c>.mif</c> for Quartus and
/// Intel HEX for EPROM tools and flash programmers. Every image holds the two's complement pattern of each entry.
/// </summary>
internal static class RomImages
{
    private static readonly string[] Extensions = ["mem", "coe", "mif", "hex"];

    public static IEnumerable<Artifact> Of(KernelProgram kernel, Table table, TemplateRenderer renderer)
    {
        TemplateModel model = Model(kernel, table);
        return Extensions.Select(extension => new Artifact(RomTarget.ImagePath(kernel, table, extension), renderer.Render($"rom/table.{extension}.scriban", model)));
    }

    private static TemplateModel Model(KernelProgram kernel, Table table)
    {
        string[] words = [.. table.Entries.Select(entry => VectorsText.Hex(entry, table.Type))];
        string addressFormat = "X" + HexDigits(words.Length - 1);
        return new TemplateModel
        {
            ["kernel"] = kernel.Name,
            ["table"] = table.Name,
            ["remark"] = Ascii.From(table.Remark),
            ["has_remark"] = table.Remark.Length > 0,
            ["type"] = table.Type.ToString(),
            ["width"] = table.Type.Bits.ToString(CultureInfo.InvariantCulture),
            ["depth"] = words.Length.ToString(CultureInfo.InvariantCulture),
            ["words"] = TemplateValue.List(words.Select((word, address) => new TemplateModel
            {
                ["address"] = address.ToString(addressFormat, CultureInfo.InvariantCulture),
                ["value"] = word,
            })),
            ["records"] = TemplateValue.List(IntelHex.Records(table)),
        };
    }

    private static string HexDigits(int value) =>
        value.ToString("X", CultureInfo.InvariantCulture).Length.ToString(CultureInfo.InvariantCulture);
}
