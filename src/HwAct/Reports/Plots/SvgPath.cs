namespace HwAct.Reports;

/// <summary>Path data of SVG, written short: relative moves in tenths of a pixel, counted in integers so that nothing drifts, and lines that
/// go on in the same direction as one.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder data = new();
    private (int X, int Y) at;
    private (int X, int Y) start;
    private (int X, int Y) line;

    /// <summary>Begins a stroke.</summary>
    public SvgPath MoveTo(double x, double y)
    {
        EndLine();
        start = (Pixels.Tenths(x), Pixels.Tenths(y));
        Pair('m', start.X - at.X, start.Y - at.Y);
        at = start;
        return this;
    }

    /// <summary>Draws a straight line.</summary>
    public SvgPath LineTo(double x, double y) => To(Pixels.Tenths(x), Pixels.Tenths(y));

    /// <summary>Draws a vertical line.</summary>
    public SvgPath VerticalTo(double y) => To(at.X, Pixels.Tenths(y));

    /// <summary>Draws a horizontal line.</summary>
    public SvgPath HorizontalTo(double x) => To(Pixels.Tenths(x), at.Y);

    /// <summary>Closes the outline.</summary>
    public SvgPath Close()
    {
        EndLine();
        data.Append('z');
        at = start;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        EndLine();
        return data.ToString();
    }

    private SvgPath To(int x, int y)
    {
        (int X, int Y) step = (x - at.X, y - at.Y);
        bool goesOn = (long)step.X * line.Y == (long)step.Y * line.X && ((long)step.X * line.X) + ((long)step.Y * line.Y) >= 0;
        if (!goesOn)
        {
            EndLine();
        }

        line = (line.X + step.X, line.Y + step.Y);
        at = (x, y);
        return this;
    }

    private void EndLine()
    {
        if (line.X != 0 && line.Y != 0)
        {
            Pair('l', line.X, line.Y);
        }
        else if (line.X != 0)
        {
            data.Append('h').Append(Pixels.TextOfTenths(line.X));
        }
        else if (line.Y != 0)
        {
            data.Append('v').Append(Pixels.TextOfTenths(line.Y));
        }

        line = default;
    }

    private void Pair(char command, int x, int y)
    {
        string second = Pixels.TextOfTenths(y);
        data.Append(command).Append(Pixels.TextOfTenths(x)).Append(second[0] == '-' ? "" : " ").Append(second);
    }
}
