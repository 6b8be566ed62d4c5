using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>The integer program as a listing: every step with the range that was proven for it, and the tables it reads.</summary>
internal static class ReportProgram
{
    private const int EntriesInRow = 16;

    // A longer table is shown by its ends: it is printed in full in the C source and in the ROM images.
    private const int MostRows = 32;

    /// <summary>Number of steps, inputs not counted.</summary>
    public static int Count(KernelProgram kernel) => kernel.Steps.Count(step => step is not Input);

    /// <summary>The steps in evaluation order, and the output.</summary>
    public static TemplateValue Steps(KernelProgram kernel) => TemplateValue.List(
    [
        .. kernel.Steps.Select(step => Row(step.Name, step.Expression, kernel.RangeOf(step), step.Remark)),
        Row(kernel.Output.Name, kernel.Result is Constant constant ? constant.Expression : kernel.Result.Name, kernel.RangeOf(kernel.Result), $"output, {kernel.Output.Type}"),
    ]);

    /// <summary>The tables in order of first use.</summary>
    public static TemplateValue Tables(KernelProgram kernel) => TemplateValue.List(kernel.Tables.Select(table => new TemplateModel
    {
        ["name"] = Html.Text(table.Name),
        ["remark"] = Html.Text(table.Remark),
        ["entries"] = table.Entries.Length == 1 ? "1 entry" : $"{Figure.Shown((long)table.Entries.Length)} entries",
        ["type"] = table.Type.ToString(),
        ["rom_bits"] = Figure.Counted(table.RomBits, "bit"),
        ["rom_bytes"] = Figure.Counted(table.RomBytes, "byte"),
        ["rows"] = TemplateValue.List(Rows(table)),
    }));

    private static TemplateModel Row(string name, string expression, ValueRange range, string remark) => new()
    {
        ["name"] = Html.Text(name),
        ["expression"] = Html.Text(expression),
        ["min"] = Figure.Text(range.Min),
        ["max"] = Figure.Text(range.Max),
        ["type"] = range.Type.ToString(),
        ["remark"] = Html.Text(remark),
    };

    private static string[] Rows(Table table)
    {
        int width = Math.Max(Figure.Text(table.Range.Min).Length, Figure.Text(table.Range.Max).Length);
        int addressWidth = Figure.Text(table.Entries.Length - 1).Length;
        string[] rows =
        [
            .. table.Entries.Chunk(EntriesInRow).Select((entries, row) =>
                $"{Figure.Text(row * EntriesInRow).PadLeft(addressWidth)}: {string.Join(' ', entries.Select(entry => Figure.Text(entry).PadLeft(width)))}"),
        ];
        return rows.Length <= MostRows
            ? rows
            : [.. rows[..(MostRows / 2)], $"{new string(' ', addressWidth)}  … {Figure.Shown((long)rows.Length - MostRows)} more rows, in the C source and the ROM images …", .. rows[^(MostRows / 2)..]];
    }
}
