namespace HwAct.Reports;

/// <summary>A form in which reports are printed. All forms print the figures of one <see cref="KernelReport"/>.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Text">The text of the reports of some kernels.</param>
internal sealed record ReportForm(string Name, string Description, Func<ImmutableArray<KernelReport>, string> Text)
{
    /// <summary>The form that is a file beside the kernel and is not printed.</summary>
    public const string Html = "html";

    /// <summary>Those that are printed.</summary>
    public static ImmutableArray<ReportForm> Printed { get; } =
    [
        new("md", "Markdown, for a pull request", MarkdownReport.Of),
        new("csv", "every input code with its error and where that comes from", CsvReport.Of),
        new("json", "every figure, for programs; 'hwact init --schema' writes its schema", JsonReport.Of),
        new("terminal", "the figures and a small plot", TerminalReport.Of),
    ];

    /// <summary>The names of all forms.</summary>
    public static ImmutableArray<string> Names => [Html, .. Printed.Select(form => form.Name)];
}
