using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// The residual t·½(1 − tanh(u(t))) in integers: z = t², u by Horner's rule in z, u limited where tanh saturates, ½(1 − tanh u)
/// as a power of one polynomial in v = u − U/2, and the product with t. Every shift truncates; one constant holds the rounding.
/// Where u is a line there is no z, and where the function is no product with x none is made: see <see cref="TanhForm"/>.
/// </summary>
/// <remarks>
/// A root of ½(1 − tanh u) is flatter than the function and needs a much shorter polynomial: for 16 bits degree 5 and three
/// squarings where the function itself takes degree 9. tanh saturates at u = U, the u of the last position.
/// </remarks>
internal sealed class TanhProgram
{
    private readonly string lsb;
    private readonly TanhForm form;
    private readonly int squareShift;
    private readonly ImmutableArray<long> inner;
    private readonly ImmutableArray<int> innerShifts;
    private readonly int argumentShift;
    private readonly long argumentLimit;
    private readonly ImmutableArray<long> outer;
    private readonly int squarings;
    private readonly int productShift;
    private readonly double whole;

    /// <summary>Rounds the two polynomials to integers.</summary>
    /// <param name="specification">The specification.</param>
    /// <param name="form">How the activation is made of tanh.</param>
    /// <param name="inner">The inner polynomial.</param>
    /// <param name="outer">The outer polynomial for <see cref="Root"/> of ½(1 − tanh u), in v/2^(width − 1), see <see cref="Argument"/>.</param>
    /// <param name="squarings">How often the polynomial is squared.</param>
    /// <param name="cut">The last position.</param>
    /// <param name="width">Working width in bits.</param>
    /// <param name="guardBits">Fraction bits of the residual.</param>
    public TanhProgram(KernelSpecification specification, TanhForm form, InnerPolynomial inner, double[] outer, int squarings, int cut, int width, int guardBits)
    {
        this.form = form;
        Width = width;
        GuardBits = guardBits;
        Cut = cut;
        double scale = specification.Input.Scale;
        lsb = specification.Words.Lsb;
        int positionBits = BitLength.Of(cut);

        // z = p² >> squareShift has width bits at most.
        squareShift = Math.Max(0, (2 * positionBits) - width);
        double argumentEnd = inner.At(cut * scale);

        // u·unit spans 0 … 2^width − 2.
        double unit = ArgumentUnit(width, argumentEnd);
        double slope = inner.Coefficients[0] * scale * unit;
        argumentShift = Math.Max(0, width - 1 - Exponent(slope));
        (this.inner, innerShifts) = Inner(inner, scale, unit);
        argumentLimit = (1L << width) - 2;

        this.squarings = squarings;
        this.outer = [.. outer.Select(c => (long)Math.Round(Math.ScaleB(c, width - 1)))];
        productShift = width - 1 - Exponent(form.Gain(specification, guardBits));
        whole = Math.ScaleB(1 / specification.Output.Scale, guardBits);
    }

    /// <summary>Working width in bits.</summary>
    public int Width { get; }

    /// <summary>Fraction bits of the residual.</summary>
    public int GuardBits { get; }

    /// <summary>Last position.</summary>
    public int Cut { get; }

    /// <summary>
    /// What the outer polynomial approximates at tail = ½(1 − tanh u): the root that the squarings undo, times the root of the
    /// mantissa of the scales' ratio, so that the product with t is a whole residual but for a shift.
    /// </summary>
    public static double Root(KernelSpecification specification, TanhForm form, double tail, int squarings, int guardBits)
    {
        double gain = form.Gain(specification, guardBits);
        double root = tail * Math.ScaleB(gain, -Exponent(gain));
        for (int k = 0; k < squarings; k++)
        {
            root = Math.Sqrt(root);
        }

        return root;
    }

    /// <summary>½(1 − tanh u) from a value of the outer polynomial: the inverse of <see cref="Root"/>.</summary>
    public static double Tail(KernelSpecification specification, TanhForm form, double root, int squarings, int guardBits)
    {
        double gain = form.Gain(specification, guardBits);
        for (int k = 0; k < squarings; k++)
        {
            root *= root;
        }

        return root / Math.ScaleB(gain, -Exponent(gain));
    }

    /// <summary>The argument of the outer polynomial, −1 … 1, at an argument u of tanh.</summary>
    public static double Argument(int width, double u, double argumentEnd) =>
        Math.ScaleB((u * ArgumentUnit(width, argumentEnd)) - Math.ScaleB(1, width - 1) + 1, 1 - width);

    /// <summary>Writes the steps from a position to the residual.</summary>
    public Step Write(KernelBuilder builder, Step position)
    {
        Step sum = KernelBuilder.Constant(inner[^1]);
        Step? z = inner.Length == 1 ? null : builder.ShiftRight("square", builder.Multiply("square_full", position, position), squareShift, "t squared");
        for (int k = inner.Length - 2; k >= 0; k--)
        {
            Step product = builder.Multiply($"inner{k}_product", z!, sum);
            Step scaled = builder.ShiftRight($"inner{k}_scaled", product, innerShifts[k]);
            sum = builder.Add($"inner{k}", scaled, inner[k], $"inner coefficient of t^{(2 * k) + 1}");
        }

        Step full = builder.Multiply("argument_full", sum, position);
        Step argument = builder.ShiftRight("argument", full, argumentShift, "u, the argument of tanh");
        Step limited = builder.Clamp("saturated_argument", argument, 0, argumentLimit, "tanh saturates");
        Step v = builder.Add("v", limited, -(argumentLimit / 2), "u about the middle of its range");
        Step tail = KernelBuilder.Constant(outer[^1]);
        for (int k = outer.Length - 2; k >= 0; k--)
        {
            Step product = builder.Multiply($"tail{k}_product", v, tail);
            Step scaled = builder.ShiftRight($"tail{k}_scaled", product, Width - 1);
            tail = builder.Add($"tail{k}", scaled, outer[k], k == 0 ? RootRemark() : "");
        }

        for (int k = 1; k <= squarings; k++)
        {
            Step power = builder.Multiply($"power{1 << k}_full", tail, tail);
            tail = builder.ShiftRight($"power{1 << k}", power, Width - 1, k == squarings ? TailRemark : "");
        }

        Step residual = form.TimesInput ? builder.Multiply("product", tail, position) : tail;
        if (form.IsComplement)
        {
            // 1 less twice the tail, and the half LSB that a sum rounds by.
            Step lowered = productShift < 0
                ? builder.ShiftLeft("scaled_tail", residual, -productShift)
                : builder.ShiftRight("scaled_tail", residual, productShift);
            return builder.Subtract("complement", KernelBuilder.Constant((long)Math.Round(whole) + (1L << (GuardBits - 1))), lowered, $"tanh u, and one half {lsb}");
        }

        if (productShift < 0)
        {
            Step raised = builder.ShiftLeft("scaled_product", residual, -productShift);
            return builder.Add("product_up", raised, 1L << (GuardBits - 1), $"one half {lsb}");
        }

        Step rounded = builder.Add("product_up", residual, 1L << (productShift + GuardBits - 1), $"one half {lsb}");
        return builder.ShiftRight("scaled_product", rounded, productShift);
    }

    private string TailRemark => form.TimesInput ? "(1 - tanh u)/2, times the ratio of the scales" : form.IsComplement ? $"1 - tanh u, in {lsb}" : $"(1 - tanh u)/2, in {lsb}";

    private string RootRemark() => squarings == 0
        ? TailRemark
        : $"the {1 << squarings}th root of (1 - tanh u)/2";

    // Coefficients of z^k·p, with z in units of 2^squareShift; the shift of a stage brings it to the scale of the next.
    private (ImmutableArray<long> Coefficients, ImmutableArray<int> Shifts) Inner(InnerPolynomial polynomial, double scale, double unit)
    {
        int count = polynomial.Coefficients.Length;
        var coefficients = new long[count];
        var shifts = new int[count];
        int fraction = argumentShift;
        double power = scale * unit;
        for (int k = 0; k < count; k++)
        {
            double value = polynomial.Coefficients[k] * power * Math.ScaleB(1, squareShift * k);
            if (k > 0)
            {
                // As many fraction bits as make the coefficient fill the working width.
                int wanted = Width - 2 - Exponent(value);
                shifts[k - 1] = Math.Max(0, wanted - fraction);
                fraction += shifts[k - 1];
            }

            coefficients[k] = (long)Math.Round(Math.ScaleB(value, fraction));
            power *= scale * scale;
        }

        return ([.. coefficients], [.. shifts]);
    }

    private static double ArgumentUnit(int width, double argumentEnd) => (Math.ScaleB(1, width) - 2) / argumentEnd;

    private static int Exponent(double value) => value == 0 ? 0 : Math.ILogB(Math.Abs(value));
}
