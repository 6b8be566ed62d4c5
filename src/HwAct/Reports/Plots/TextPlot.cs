using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>Errors drawn in characters: <c>#</c> within half an LSB, <c>!</c> beyond.</summary>
internal static class TextPlot
{
    // An odd number, so that zero has a row.
    private const int Rows = 11;

    /// <summary>The plot, a line a row, with what the rows stand for at the left.</summary>
    /// <param name="lowest">Smallest error of each code.</param>
    /// <param name="highest">Largest error of each code.</param>
    /// <param name="width">Characters for the codes.</param>
    public static string Of(ImmutableArray<double> lowest, ImmutableArray<double> highest, int width)
    {
        Envelope columns = Envelope.Of(lowest, highest, width);
        double reach = Math.Max(ErrorBound.OfCorrectRounding, columns.Columns.Max(column => Math.Max(Math.Abs(column.Min), Math.Abs(column.Max))));
        double step = 2 * reach / Rows;
        var text = new StringBuilder();
        for (int row = 0; row < Rows; row++)
        {
            double top = reach - (row * step);
            double bottom = top - step;
            string label = row is 0 or Rows - 1 or Rows / 2 ? Figure.Shown(row == 0 ? reach : row == Rows / 2 ? 0 : -reach) : "";
            var line = new StringBuilder(label.PadLeft(10) + " |");
            foreach ((double min, double max) in columns.Columns)
            {
                bool isDrawn = Math.Min(min, 0) < top && Math.Max(max, 0) > bottom && (max > 0 || top <= step) && (min < 0 || bottom >= -step);
                bool isBeyond = (bottom >= 0 && max > ErrorBound.OfCorrectRounding && top > ErrorBound.OfCorrectRounding) || (top <= 0 && min < -ErrorBound.OfCorrectRounding && bottom < -ErrorBound.OfCorrectRounding);
                line.Append(row == Rows / 2 && !isDrawn ? '-' : !isDrawn ? ' ' : isBeyond ? '!' : '#');
            }

            text.Append(line.Append(row == 0 ? " LSB" : "").ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
