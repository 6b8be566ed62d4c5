using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>A table as templates have it.</summary>
internal static class TableModel
{
    /// <summary>The names of the template.</summary>
    public static TemplateModel Of(ReportTable table) => new()
    {
        ["id"] = table.Id,
        ["title"] = Html.Text(table.Title),
        ["note"] = Html.Text(table.Note),
        ["after"] = Html.Text(table.After),
        ["style"] = string.Concat(Enumerable.Range(0, table.Headings.Length).Where(column => !table.IsNumber(column)).Select(column => $" w{Figure.Text((long)column + 1)}").Prepend("rows")),
        ["has_after"] = table.After.Length > 0,
        ["has_rows"] = !table.Rows.IsEmpty,
        ["headings"] = TemplateValue.List(table.Headings.Select((_, column) => new TemplateModel
        {
            ["text"] = Html.Text(table.Heading(column)),
        })),
        ["rows"] = TemplateValue.List(table.Rows.Select(row => new TemplateModel
        {
            ["cells"] = TemplateValue.List(row.Select(Html.Text)),
        })),
    };
}
