using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>
/// Two lines through zero and the rounding shift behind them in words of 32 bits, where slope·n at the scale of the rounding takes more. Every code is the one that the wide product gives:
/// ⌊(2^f·w·n − k + r) / 2^f⌋ is w·n − ⌊(k + 2^f − 1 − r) / 2^f⌋, and ⌊(2^p·a + b) / 2^f⌋ is ⌊(a + ⌊b / 2^p⌋) / 2^(f − p)⌋.
/// </summary>
/// <remarks>Hardware has products as wide as they are, of constants, and would pay for a second.</remarks>
internal sealed class WordLines
{
    // Products of two words of 16 bits are cheap on a core of 8.
    private const int MostLowBits = 16;

    private readonly RewrittenSteps made;
    private readonly WideLines wide;
    private readonly ValueRange codes;
    private readonly int shift;
    private readonly long one;
    private readonly long rounding;

    private WordLines(RewrittenSteps made, WideLines wide, ValueRange codes)
    {
        this.made = made;
        this.wide = wide;
        this.codes = codes;
        shift = wide.Shift;
        one = 1L << shift;
        rounding = wide.Added & (one - 1);
    }

    /// <summary>The kernel with lines that need no wider product.</summary>
    public static KernelProgram In(KernelProgram kernel)
    {
        Dictionary<Step, WideLines> narrowed = kernel.Steps.Select(WideLines.Of).OfType<WideLines>().Where(lines => lines.IsWide(kernel.RangeOf(lines.N))).ToDictionary(lines => lines.Rounded);
        if (narrowed.Count == 0)
        {
            return kernel;
        }

        var steps = new RewrittenSteps(kernel);
        foreach (Step step in kernel.Steps)
        {
            if (narrowed.TryGetValue(step, out WideLines? lines) && new WordLines(steps, lines, kernel.RangeOf(lines.N)).Write() is Step narrow)
            {
                steps.Stand(step, narrow);
            }
            else
            {
                steps.Keep(step);
            }
        }

        return steps.Build();
    }

    private Step? Write() => (Raised() ?? Sides()) is not Step rounded ? null
        : wide.Added >> shift == 0 ? rounded
        : Add("lines", rounded, wide.Added >> shift);

    // Each side rounded by itself.
    private Step? Sides() => Below() is Step below && Above() is Step above
        ? made.Append(new Select(wide.Rounded.Name, made.Standing(wide.IsBelow), below, above, wide.Rounded.Remark))
        : null;

    private Step? Below()
    {
        long bias = ((wide.Below * -codes.Min) + one - 1) >> shift;
        long up = (bias << shift) + rounding;
        return wide.Below % one == 0 ? Product("below", N, wide.Below >> shift)
            : (wide.Below * Math.Max(-codes.Min, codes.Max)) + up <= int.MaxValue ? Add("below", Shifted("below_rounded", Add("below_up", Product("below_product", N, wide.Below), up), shift), -bias)
            : Rounded("fall", () => made.Append(new Maximum(made.Fresh("distance"), made.Append(new Subtract(made.Fresh("turned"), new Constant(0), N)), new Constant(0))), -codes.Min, wide.Below, one - 1 - rounding) is Step fall
                ? made.Append(new Subtract(made.Fresh("below"), new Constant(0), fall))
            : null;
    }

    private Step? Above() => wide.Above % one == 0 ? Product("above", N, wide.Above >> shift) : Rounded("above", Positive, codes.Max, wide.Above, rounding);

    // In one product, or in one of low bits, whose own shift comes first, and one of high bits.
    private Step? Rounded(string name, Func<Step> distance, long reach, long slope, long up)
    {
        if ((reach * slope) + up <= uint.MaxValue)
        {
            return Shifted(name, Add(name + "_up", Product(name + "_product", distance(), slope), up), shift);
        }

        for (int bits = Math.Min(MostLowBits, shift - 1); bits > 0; bits--)
        {
            long mask = (1L << bits) - 1;
            long low = (reach * (slope & mask)) + up;

            // One constant is added: to the low product what has low bits, else to the sum.
            if (low <= uint.MaxValue && (reach * (slope >> bits)) + (low >> bits) <= uint.MaxValue)
            {
                Step place = distance();
                long upLow = (up & mask) == 0 ? 0 : up;
                Step part = Shifted(name + "_low_part", Add(name + "_low_up", Product(name + "_low", place, slope & mask), upLow), bits);
                Step sum = made.Append(new Add(made.Fresh(name + "_parts"), Product(name + "_high", place, slope >> bits), part));
                return Shifted(name, Add(name + "_up", sum, (up - upLow) >> bits), shift - bits);
            }
        }

        return null;
    }

    // Both sides beside a bias that leaves neither with a sign.
    private Step? Raised()
    {
        long bias = ((wide.Below * -codes.Min) + one - 1) >> shift;
        long up = (bias << shift) + rounding;
        if ((wide.Above * codes.Max) + up > uint.MaxValue || wide.Below * Math.Max(-codes.Min, codes.Max) > int.MaxValue)
        {
            return null;
        }

        Step below = Add("below_up", Product("below", N, wide.Below), up);
        Step above = Add("above_up", Product("above", Positive(), wide.Above), up);
        Step raised = Shifted("raised_rounded", Side("raised", below, above), shift);
        return Add(wide.Rounded.Name, raised, -bias);
    }

    private Step N => made.Standing(wide.N);

    private Step Positive() => made.Append(new Maximum(made.Fresh("positive"), N, new Constant(0), "max(x, 0)"));

    private Step Side(string name, Step below, Step above) => made.Append(new Select(made.Fresh(name), made.Standing(wide.IsBelow), below, above, "the straight line of this side"));

    private Step Add(string name, Step step, long constant) => constant == 0 ? step
        : made.Append(constant > 0 ? new Add(name == wide.Rounded.Name ? name : made.Fresh(name), step, new Constant(constant)) : new Subtract(name == wide.Rounded.Name ? name : made.Fresh(name), step, new Constant(-constant)));

    private Step Shifted(string name, Step step, int bits) => made.Append(new ShiftRight(made.Fresh(name), step, new Constant(bits)));

    private Step Product(string name, Step step, long slope) => slope switch
    {
        0 => new Constant(0),
        1 => step,
        _ => made.Append(new Multiply(made.Fresh(name), step, new Constant(slope))),
    };
}
