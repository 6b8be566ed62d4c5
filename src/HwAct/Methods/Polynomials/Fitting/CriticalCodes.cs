namespace HwAct.Methods;

/// <summary>
/// The allowed intervals in real units of an output LSB, and the growing set of its critical codes: those that have ever stopped a
/// polynomial. A fit over a thousand codes is decided by a few dozen of them, so solving on the critical codes and
/// looking at all codes only when a candidate passes those makes a search a hundred times cheaper, and no less exact.
/// </summary>
internal sealed class CriticalCodes
{
    private const int Enough = 8;
    private const long Unbounded = 1L << 50;
    private readonly bool[] _isCritical;
    private int[] _critical;
    private int _criticalCount;

    public CriticalCodes(AllowedIntervals allowed, int guardBits)
    {
        GuardBits = guardBits;
        Count = allowed.Count;
        Low = [.. allowed.Low.Select(v => Math.Clamp(v, -Unbounded, Unbounded))];
        High = [.. allowed.High.Select(v => Math.Clamp(v, -Unbounded, Unbounded))];
        Middle = new double[Count];
        InverseRadius = new double[Count];
        double unit = 1.0 / (1L << guardBits);
        for (int t = 0; t < Count; t++)
        {
            // The value is the floor of a finer one, so the real interval reaches up to the next integer.
            Middle[t] = (Low[t] + (double)High[t] + 1) * (0.5 * unit);
            InverseRadius[t] = 1 / (Math.Max(1.0, (double)High[t] + 1 - Low[t]) * (0.5 * unit));
        }

        _isCritical = new bool[Count];
        _critical = new int[256];
        Forget();
    }

    public int Count { get; }

    public int GuardBits { get; }

    public long[] Low { get; }

    public long[] High { get; }

    public double[] Middle { get; }

    public double[] InverseRadius { get; }

    /// <summary>Whether any value is allowed at every index.</summary>
    public bool IsNonEmpty => !Low.Zip(High).Any(pair => pair.First > pair.Second);

    /// <summary>Starts again with a few critical codes: those of another degree or length are dead weight.</summary>
    public void Forget()
    {
        Array.Clear(_isCritical);
        _criticalCount = 0;
        int step = Math.Max(1, Count / 32);
        for (int t = 0; t < Count; t += step)
        {
            Mark(t);
        }
    }

    /// <summary>Adds a critical code; false if it was one already.</summary>
    public bool Mark(int t)
    {
        if (_isCritical[t])
        {
            return false;
        }

        _isCritical[t] = true;
        if (_criticalCount == _critical.Length)
        {
            Array.Resize(ref _critical, 2 * _criticalCount);
        }

        int at = ~Array.BinarySearch(_critical, 0, _criticalCount, t);
        Array.Copy(_critical, at, _critical, at + 1, _criticalCount - at);
        _critical[at] = t;
        _criticalCount++;
        return true;
    }

    /// <summary>Both ends of a range and the critical codes between them, ascending; returns how many.</summary>
    public int CodesOf(int first, int last, ref int[] codes)
    {
        int from = IndexAfter(first);
        int to = IndexAfter(last - 1);
        if (to - from < Enough && last - first > Enough)
        {
            for (int j = 1; j <= Enough; j++)
            {
                Mark(first + (int)((long)(last - first) * j / (Enough + 1)));
            }

            to = IndexAfter(last - 1);
        }
        else if (last - first <= Enough)
        {
            for (int t = first + 1; t < last; t++)
            {
                Mark(t);
            }

            to = IndexAfter(last - 1);
        }

        int inside = Math.Max(0, to - from);
        int count = inside + (last > first ? 2 : 1);
        if (codes.Length < count)
        {
            codes = new int[2 * count];
        }

        codes[0] = first;
        Array.Copy(_critical, from, codes, 1, inside);
        codes[count - 1] = last;
        return count;
    }

    private int IndexAfter(int t)
    {
        int found = Array.BinarySearch(_critical, 0, _criticalCount, t);
        return found >= 0 ? found + 1 : ~found;
    }
}
