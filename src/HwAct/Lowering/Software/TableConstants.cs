using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>A constant that is added to an entry, added to every entry beforehand: where one look-up reads the table, for one reader, and the entries
/// take no more bytes than before.</summary>
/// <param name="kernel">The kernel whose look-ups they are.</param>
/// <param name="made">The program that is made of it.</param>
internal sealed class TableConstants(KernelProgram kernel, RewrittenSteps made)
{
    /// <summary>What stands for a step plus a constant, if a table can take the constant: a look-up, or one that is shifted up.</summary>
    /// <param name="step">A step of the kernel.</param>
    /// <param name="value">What it is made from in the new program.</param>
    /// <param name="plus">The constant that is added to that.</param>
    public Step? With(Step step, Step value, long plus)
    {
        if (plus == 0 || Readers(step) != 1)
        {
            return null;
        }

        switch (value)
        {
            case Lookup lookup when IsOwn(lookup.Table) && Raised(lookup.Table, plus) is Table table:
                return made.Replace(lookup, new Lookup(lookup.Name, table, lookup.Source, lookup.Remark));
            case ShiftLeft { Left: Lookup lookup, Right: Constant by } shift when plus % (1L << (int)by.Value) == 0 && IsOwn(lookup.Table)
                && Raised(lookup.Table, plus >> (int)by.Value) is Table table:
                return made.Replace(shift, shift.On([made.Replace(lookup, new Lookup(lookup.Name, table, lookup.Source, lookup.Remark)), by]));
            default:
                return null;
        }
    }

    private int Readers(Step step) => kernel.Steps.Sum(reader => reader.Operands.Count(operand => operand == step));

    // A type that something outside prescribes is kept, and so are breakpoints.
    private bool IsOwn(Table table) => table.Type == table.Range.Type && kernel.Steps.Count(step => step.Table?.Name == table.Name) == 1
        && kernel.Steps.Single(step => step.Table?.Name == table.Name) is Lookup lookup && Readers(lookup) == 1;

    private static Table? Raised(Table table, long plus)
    {
        var raised = new Table(table.Name, [.. table.Entries.Select(entry => entry + plus)], Remark(table.Remark, plus));
        return raised.Type.StorageBits <= table.Type.StorageBits ? raised : null;
    }

    // "coefficient 2 of every segment, less 7" says what was taken from every entry already.
    private static string Remark(string remark, long plus)
    {
        const string Mark = ", less ";
        int at = remark.LastIndexOf(Mark, StringComparison.Ordinal);
        bool isLess = long.TryParse(remark.AsSpan(at < 0 ? remark.Length : at + Mark.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long before);
        long less = (isLess ? before : 0) - plus;
        string what = isLess ? remark[..at] : remark;
        return what.Length == 0 || less == 0 ? what : string.Create(CultureInfo.InvariantCulture, $"{what}{Mark}{less}");
    }
}
