namespace HwAct.Reports;

/// <summary>Path data of SVG, written short: relative moves in tenths of a pixel, counted in integers so that nothing drifts.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder data = new();
    private (int X, int Y) at;
    private (int X, int Y) start;

    /// <summary>Begins a stroke.</summary>
    public SvgPath MoveTo(double x, double y)
    {
        Pair('m', x, y);
        start = at;
        return this;
    }

    /// <summary>Draws a straight line.</summary>
    public SvgPath LineTo(double x, double y)
    {
        Pair('l', x, y);
        return this;
    }

    /// <summary>Draws a vertical line.</summary>
    public SvgPath VerticalTo(double y)
    {
        data.Append('v').Append(Pixels.TextOfTenths(Pixels.Tenths(y) - at.Y));
        at.Y = Pixels.Tenths(y);
        return this;
    }

    /// <summary>Draws a horizontal line.</summary>
    public SvgPath HorizontalTo(double x)
    {
        data.Append('h').Append(Pixels.TextOfTenths(Pixels.Tenths(x) - at.X));
        at.X = Pixels.Tenths(x);
        return this;
    }

    /// <summary>Closes the outline.</summary>
    public SvgPath Close()
    {
        data.Append('z');
        at = start;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => data.ToString();

    private void Pair(char command, double x, double y)
    {
        (int X, int Y) to = (Pixels.Tenths(x), Pixels.Tenths(y));
        string second = Pixels.TextOfTenths(to.Y - at.Y);
        data.Append(command).Append(Pixels.TextOfTenths(to.X - at.X)).Append(second[0] == '-' ? "" : " ").Append(second);
        at = to;
    }
}
