using System.Runtime.InteropServices;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>
/// The upper convex hull of points added from left to right, and the floor of the least slope of a line from any of them
/// to a point on the right, in exact integers (128 bits where a cross product needs them).
/// </summary>
internal sealed class TangentHull(int capacity)
{
    private readonly Point[] _points = new Point[capacity];
    private int _count;

    public void Clear() => _count = 0;

    public void Add(int x, long y)
    {
        Point added = new(x, y);
        while (_count >= 2 && !TurnsRight(_points[_count - 2], _points[_count - 1], added))
        {
            _count--;
        }

        _points[_count++] = added;
    }

    /// <summary>floor(min (y − y_i) / (x − x_i)) over all points added; x is to the right of them.</summary>
    public long LeastSlopeTo(int x, long y)
    {
        // Along an upper hull the slope to an outside point on the right falls, then rises: bisect for the turn.
        Point target = new(x, y);
        int low = 0;
        int high = _count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (SlopeIsLess(_points[middle + 1], _points[middle], target))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        Point tangent = _points[low];
        return FloorDivision.Floor(y - tangent.Y, x - tangent.X);
    }

    /// <summary>max (y_i − slope · (x_i − origin)) over all points added.</summary>
    public long HighestAbove(long slope, int origin)
    {
        int low = 0;
        int high = _count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            Point a = _points[middle];
            Point b = _points[middle + 1];
            if (b.Y - a.Y > slope * (b.X - a.X))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return _points[low].Y - (slope * (_points[low].X - origin));
    }

    private static bool TurnsRight(Point a, Point b, Point c) =>
        (Int128)(b.Y - a.Y) * (c.X - b.X) > (Int128)(c.Y - b.Y) * (b.X - a.X);

    private static bool SlopeIsLess(Point a, Point b, Point target) =>
        (Int128)(target.Y - a.Y) * (target.X - b.X) < (Int128)(target.Y - b.Y) * (target.X - a.X);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Point(int X, long Y);
}
