using System.Numerics;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// Everything of a kernel around its residual: y = saturate((base(n) ± P·2^s) >> f) + zero point), where n is the input code
/// less its zero point, P the residual with the rounding constant already inside, and f the fraction bits of base and
/// residual at their common scale. There is one rounding, and it is the shift.
/// </summary>
/// <remarks>
/// Where P is added it enters as it is; where it is subtracted 2^f − 1 is added with the base, so that base − P rounds as
/// base − (P >> f). So P means the same on both sides: its shifted value is what is added to, or taken from, the base.
/// </remarks>
internal sealed class ResidualFrame
{
    private const int MostGuardBits = 12;

    // Of what one half leaves to a residual little is lost.
    private const double MostErrorInWord = 1.0 / 256;

    private readonly IdealCodes reference;
    private readonly OutputTolerance tolerance;
    private readonly Folding folding;
    private readonly double maxErrorLsb;
    private readonly int? baseBits;
    private readonly int[] firstOfPosition;
    private readonly int[] codesByPosition;
    private readonly Dictionary<int, QuantizedBase> lines = [];

    /// <summary>The frame of a specification at a bound.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="maxErrorLsb">The bound in output LSB, at least 0.5.</param>
    /// <param name="fold">How codes of both signs come to positions.</param>
    /// <param name="complementFrom">Where a whole residual is taken from nothing: the position from which on it enters by inverted bits, as
    /// −1 − P. What is −2^b on the left and 2^b − 1 on the right, the ends of a type, then is the same P.</param>
    /// <param name="baseBits">Fraction bits of the base whatever its error is, for arithmetic that has no other; P then is added, and has the sign of the residual.</param>
    /// <param name="isAdded">Whether P is added in any case, and may be negative: what is stored as it is added needs no inverters.</param>
    public ResidualFrame(IdealCodes reference, double maxErrorLsb, Fold fold = Fold.Symmetry, int complementFrom = int.MaxValue, int? baseBits = null, bool isAdded = false)
    {
        ComplementFrom = complementFrom;
        this.baseBits = baseBits;
        this.reference = reference;
        this.maxErrorLsb = maxErrorLsb;
        tolerance = OutputTolerance.For(reference, maxErrorLsb);
        folding = new Folding(reference.Specification, fold);
        Sign = baseBits is null && !isAdded ? SignOfResidual(reference.Specification, new Folding(reference.Specification, fold == Fold.FromZero ? fold : Fold.Symmetry)) : 1;
        (firstOfPosition, codesByPosition) = GroupCodes();
        ResidualRange = RangeOfResidual();
    }

    /// <summary>+1 where P is added to the base (on the non-negative side, if the residual is odd), −1 where it is subtracted, so
    /// that P itself is mostly not negative.</summary>
    public int Sign { get; }

    /// <summary>Smallest and largest true residual, in output LSB with the sign of P, over a dense sample of positions.</summary>
    public (double Low, double High) ResidualRange { get; }

    /// <summary>Whether there is nothing beside the residual.</summary>
    public bool IsAlone => Specification.Activation.Base == HwAct.Activations.Base.Zero;

    /// <summary>How input codes fold onto positions.</summary>
    public Folding Folding => folding;

    /// <summary>The position from which on a residual that is taken away is inverted instead.</summary>
    public int ComplementFrom { get; }

    /// <summary>The specification.</summary>
    public KernelSpecification Specification => reference.Specification;

    /// <summary>The bound in output LSB.</summary>
    public double MaxErrorLsb => maxErrorLsb;

    /// <summary>Fraction bits of the base where a residual of whole output LSB meets it; 0 where the base is whole itself, and
    /// fraction bits of the residual would change nothing.</summary>
    public int BaseFractionBits => LineAt(0) is { IsWhole: false } line ? line.FractionBits : 0;

    // The base at the scale at which a residual with that many guard bits meets it.
    private QuantizedBase LineAt(int guardBits)
    {
        if (lines.TryGetValue(guardBits, out QuantizedBase? known))
        {
            return known;
        }

        if (baseBits is int bits)
        {
            return lines[guardBits] = QuantizedBase.Of(Specification, bits);
        }

        // A quarter of what the bound leaves beyond rounding; correct rounding wants the base closer than any tie of the line.
        double share = maxErrorLsb > ErrorBound.OfCorrectRounding
            ? Math.Min(0.125, (maxErrorLsb - ErrorBound.OfCorrectRounding) / 4)
            : Math.ScaleB(1, -4 - reference.Specification.Input.Type.Bits);
        QuantizedBase line = QuantizedBase.Within(reference.Specification, share, guardBits);
        if (guardBits > 0 && ResidualRange == (0, 0) && new SlopeChoice(reference, tolerance, folding, Sign).Best(guardBits, line.FractionBits + 1) is QuantizedBase chosen)
        {
            return lines[guardBits] = chosen;
        }

        return lines[guardBits] = maxErrorLsb > ErrorBound.OfCorrectRounding || !line.IsRectified || IsWithinWord(line) ? line : InWord(line, guardBits) ?? InParts(line, guardBits) ?? line;
    }

    // Products beyond a word are dear: the base of correct rounding may be coarser where it then stays within one, and every position still has a value.
    private QuantizedBase? InWord(QuantizedBase line, int guardBits)
    {
        for (int bits = line.FractionBits - 1; bits >= guardBits; bits--)
        {
            QuantizedBase coarser = QuantizedBase.Of(Specification, bits);
            if (IsWithinWord(coarser))
            {
                return coarser.ErrorLsb <= MostErrorInWord && AllowedAt(coarser, guardBits).IsOpen ? coarser : null;
            }
        }

        return null;
    }

    // Where no coarser one is enough, two products that stay within a word are the closest base that there is.
    private QuantizedBase? InParts(QuantizedBase line, int guardBits)
    {
        for (int bits = line.FractionBits - 1; bits >= guardBits; bits--)
        {
            QuantizedBase parts = QuantizedBase.InParts(Specification, bits);
            if (IsWithinWord(parts))
            {
                return AllowedAt(parts, guardBits).IsOpen ? parts : null;
            }
        }

        return null;
    }

    private bool IsWithinWord(QuantizedBase line)
    {
        long reach = Math.Max(0, Specification.Input.MaxCode - Specification.Input.ZeroPoint);
        double residual = Math.ScaleB(1 + Math.Max(-ResidualRange.Low, ResidualRange.High), line.FractionBits);
        var most = (Int128)Math.Min(residual, long.MaxValue);
        return line.IsWithinWord(reach, most) || line.Less(line.Whole).IsWithinWord(reach, most);
    }

    /// <summary>The values that P may take at each position, with <paramref name="guardBits"/> fraction bits; where no value is
    /// possible at a position its interval is empty.</summary>
    public AllowedIntervals AllowedAt(int guardBits) => AllowedAt(LineAt(guardBits), guardBits);

    private AllowedIntervals AllowedAt(QuantizedBase line, int guardBits)
    {
        int alignment = line.FractionBits - guardBits;
        bool isNarrow = IsNarrow(line);
        var low = new long[folding.Positions];
        var high = new long[folding.Positions];
        Array.Fill(low, -OutputTolerance.Unbounded);
        Array.Fill(high, OutputTolerance.Unbounded);
        for (int i = 0; i < reference.Codes.Count; i++)
        {
            long n = reference.Codes[i] - reference.Specification.Input.ZeroPoint;
            int position = folding.PositionOf(n);
            (long least, long most) = isNarrow ? Allowed<long>(i, n, line, alignment) : Allowed<Int128>(i, n, line, alignment);
            low[position] = Math.Max(low[position], least);
            high[position] = Math.Min(high[position], most);
        }

        return new AllowedIntervals(ImmutableArray.Create(low), ImmutableArray.Create(high));
    }

    /// <summary>The first and the last position that are kept: where the intervals of many guard bits settle, for those of fewer settle there or earlier, but not before
    /// inverted bits begin; null where no P keeps the bound beside its base.</summary>
    public (int Start, int Cut)? Window()
    {
        for (int guard = 0; guard <= MostGuardBits; guard += 2)
        {
            AllowedIntervals allowed = AllowedAt(guard);
            if (allowed.IsOpen)
            {
                int start = Folding.IsUnfolded ? allowed.GreatestStart : 0;
                return (start, Math.Max(start, ComplementFrom < folding.Positions ? Math.Max(ComplementFrom, allowed.LeastCut) : allowed.LeastCut));
            }
        }

        return null;
    }

    /// <summary>The true residual, in output LSB, at a position; positive where P is.</summary>
    public double ResidualAt(double position)
    {
        double x = (folding.Origin + position) * reference.Specification.Input.Scale;
        bool negative = folding.IsNegativeAt(folding.Origin + position);
        var t = DoubleEnclosure.Exactly(Math.Abs(x));
        return Sign * reference.Specification.Activation.ResidualAt(t, negative).Middle / reference.Specification.Output.Scale;
    }

    /// <summary>Writes the whole kernel around a residual.</summary>
    /// <param name="guardBits">Fraction bits of P.</param>
    /// <param name="start">First position that is kept.</param>
    /// <param name="cut">Last position that is kept.</param>
    /// <param name="writeResidual">Writes the steps from a position to P.</param>
    public KernelProgram Write(int guardBits, int start, int cut, Func<KernelBuilder, Step, Step> writeResidual) =>
        FrameWriter.Write(Specification, folding, LineAt(guardBits), Sign, guardBits, start, cut, ComplementFrom, baseBits is not null, writeResidual);

    /// <summary>The input codes at a position, as indices into the codes of the input type.</summary>
    public ReadOnlySpan<int> CodesAt(int position) =>
        codesByPosition.AsSpan(firstOfPosition[position]..firstOfPosition[position + 1]);

    /// <summary>Misrounded codes and squared error in LSB² that a value of P causes at a position.</summary>
    public Score ScoreAt(int position, long value, int guardBits)
    {
        QuantizedBase line = LineAt(guardBits);
        int misrounded = 0;
        double squares = 0;
        foreach (int index in CodesAt(position))
        {
            long n = reference.Codes[index] - Specification.Input.ZeroPoint;
            int sign = folding.SignAt(n, Sign);
            long aligned = value << (line.FractionBits - guardBits);
            long sum = line.At(n) + (sign < 0 ? (1L << line.FractionBits) - 1 - aligned : aligned);
            long code = Specification.Output.Codes.Nearest((sum >> line.FractionBits) + Specification.Output.ZeroPoint);
            double error = code - reference.Saturated(index);
            misrounded += code == reference.Ideal[index] ? 0 : 1;
            squares += error * error;
        }

        return new Score(misrounded, squares);
    }

    // Whether every sum of base and residual has fewer than 62 bits: what is wider takes four times as long.
    private bool IsNarrow(QuantizedBase line)
    {
        Quantization input = reference.Specification.Input;
        Quantization output = reference.Specification.Output;
        const long Most = 1L << 60;
        long farthest = Math.Max(Math.Abs(output.MinCode - output.ZeroPoint), Math.Abs(output.MaxCode - output.ZeroPoint)) + 1;
        return farthest < Most >> line.FractionBits
            && new[] { input.MinCode, input.MaxCode, input.ZeroPoint - 1, input.ZeroPoint }.All(code => Int128.Abs(line.At(code - input.ZeroPoint)) < Most);
    }

    // From least ≤ (base + sign·P·2^alignment) >> f ≤ most, with 2^f − 1 added where P is subtracted.
    private (long Low, long High) Allowed<T>(int index, long n, QuantizedBase line, int alignment)
        where T : struct, IBinaryInteger<T>
    {
        int sign = folding.SignAt(n, Sign);
        (long low, long high) = (tolerance.Low[index], tolerance.High[index]);
        (bool isOpenBelow, bool isOpenAbove) = (low == -OutputTolerance.Unbounded, high == OutputTolerance.Unbounded);
        T one = T.One << line.FractionBits;
        T origin = T.CreateTruncating(line.At(n)) + (sign < 0 ? one - T.One : T.Zero);
        T least = isOpenBelow ? T.Zero : Scaled(low) - origin;
        T most = isOpenAbove ? T.Zero : Scaled(high) + one - T.One - origin;
        if (sign < 0)
        {
            T more = folding.PositionOf(n) >= ComplementFrom ? one : T.Zero;
            (least, most, isOpenBelow, isOpenAbove) = (-most - more, -least - more, isOpenAbove, isOpenBelow);
        }

        // P·2^alignment in [least, most]: round inward to whole P. What would have to lie beyond all bounds is no value at all.
        T step = T.One << alignment;
        return (
            isOpenBelow ? -OutputTolerance.Unbounded : Limited((least + step - T.One) >> alignment, -OutputTolerance.Unbounded, OutputTolerance.Unbounded + 1),
            isOpenAbove ? OutputTolerance.Unbounded : Limited(most >> alignment, -OutputTolerance.Unbounded - 1, OutputTolerance.Unbounded));

        T Scaled(long code) => T.CreateTruncating(code - reference.Specification.Output.ZeroPoint) << line.FractionBits;

        static long Limited(T value, long least, long most) => long.CreateSaturating(T.Clamp(value, T.CreateTruncating(least), T.CreateTruncating(most)));
    }

    private (double Low, double High) RangeOfResidual()
    {
        int step = Math.Max(1, folding.Positions / 2048);
        double low = 0;
        double high = 0;
        for (int position = 0; position < folding.Positions; position += step)
        {
            double value = ResidualAt(position);
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return (low, high);
    }

    // Counting sort of the codes by position.
    private (int[] First, int[] Codes) GroupCodes()
    {
        var first = new int[folding.Positions + 1];
        var positions = new int[reference.Codes.Count];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = folding.PositionOf(reference.Codes[i] - Specification.Input.ZeroPoint);
            first[positions[i] + 1]++;
        }

        for (int p = 0; p < folding.Positions; p++)
        {
            first[p + 1] += first[p];
        }

        int[] next = [.. first];
        var codes = new int[positions.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            codes[next[positions[i]]++] = i;
        }

        return (first, codes);
    }

    private static int SignOfResidual(KernelSpecification specification, Folding positions)
    {
        double sum = 0;
        for (int k = 1; k <= 64; k++)
        {
            double n = positions.Origin + ((double)positions.Positions * k / 64);
            var t = DoubleEnclosure.Exactly(Math.Abs(n) * specification.Input.Scale);
            sum += specification.Activation.ResidualAt(t, positions.IsNegativeAt(n)).Middle;
        }

        return sum < 0 ? -1 : 1;
    }
}
