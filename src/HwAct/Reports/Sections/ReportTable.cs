namespace HwAct.Reports;

/// <summary>A table of a report, printed alike in every form.</summary>
/// <param name="Id">Identifier, unique in the report.</param>
/// <param name="Title">Heading.</param>
/// <param name="Note">What is measured and how to read it, in a sentence or two.</param>
/// <param name="Headings">Headings of the columns; those of numbers end with nothing, those of words with <c>:</c>, which is not printed.</param>
/// <param name="Rows">Rows of as many cells.</param>
internal sealed record ReportTable(string Id, string Title, string Note, ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>What is said below the rows; empty for nothing.</summary>
    public string After { get; init; } = "";

    /// <summary>The heading of a column as it is printed.</summary>
    public string Heading(int column) => Headings[column].TrimEnd(':');

    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumber(int column) => !Headings[column].EndsWith(':');
}
