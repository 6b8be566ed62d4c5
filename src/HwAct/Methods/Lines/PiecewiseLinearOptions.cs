using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>The arithmetic and the freedoms of a piecewise linear function ((c1 · u) >> Shift) + c0.</summary>
internal sealed record PiecewiseLinearOptions
{
    /// <summary>Fraction bits of the result: the intervals handed over are at this scale.</summary>
    public int GuardBits { get; init; }

    /// <summary>Right shift after the multiplication, 0 to 40.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public int Shift
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 40);
            field = value;
        }
    }

    = 12;

    /// <summary>Smallest slope c1 allowed.</summary>
    public long MinSlope { get; init; } = -(1L << 20);

    /// <summary>Largest slope c1 allowed.</summary>
    public long MaxSlope { get; init; } = (1L << 20) - 1;

    /// <summary>Whether slopes are restricted to 0 and ± powers of two, so that a shift replaces the multiplier.</summary>
    public bool PowerOfTwoSlopes { get; init; }

    /// <summary>How the range is cut.</summary>
    public SegmentationKind Segmentation { get; init; } = SegmentationKind.Free;

    /// <summary>Free breakpoints are multiples of 2^Alignment.</summary>
    public int Alignment { get; init; }

    /// <summary>Gives up beyond this many segments.</summary>
    public int MaxSegments { get; init; } = int.MaxValue;
}
