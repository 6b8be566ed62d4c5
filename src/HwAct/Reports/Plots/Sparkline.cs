using HwAct.Proofs;

namespace HwAct.Reports;

/// <summary>The error by input code in the size of a line of text.</summary>
internal static class Sparkline
{
    private const int Columns = 32;
    private const double Width = 96;
    private const double Height = 24;

    /// <summary>The path, in a picture of 96 by 24 pixels; from one largest error above to one below.</summary>
    public static string Of(ErrorProfile profile)
    {
        Envelope envelope = Envelope.Of(profile.Lowest, profile.Highest, Columns);
        double reach = Math.Max(envelope.Columns.Max(column => Math.Max(Math.Abs(column.Min), Math.Abs(column.Max))), double.Epsilon);
        return envelope.FromZero().Path(new Scale(0, envelope.Columns.Length, 0, Width), new Scale(-reach, reach, Height - 1, 1), 0.6);
    }
}
