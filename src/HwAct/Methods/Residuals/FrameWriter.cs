using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Writes the steps around a residual: centering, folding, base, the one rounding shift, zero point, saturation.</summary>
internal static class FrameWriter
{
    public static KernelProgram Write(
        KernelSpecification specification,
        Folding folding,
        QuantizedBase line,
        int sign,
        int guardBits,
        int start,
        int cut,
        int complementFrom,
        bool isBaseFixed,
        Func<KernelBuilder, Step, Step> writeResidual)
    {
        var builder = new KernelBuilder();
        Step x = builder.InRange(builder.Input("x", specification.Input), specification.Input);
        Step n = builder.Add("centered", x, -specification.Input.ZeroPoint, $"{specification.Words.Input} less its zero point");
        Step position = folding.Write(builder, x, n, start, cut);
        Step residual = writeResidual(builder, position);
        var writer = new Writer(builder, folding, n, specification.Words, position, complementFrom);
        Step sum = line.IsWhole
            ? writer.AddWhole(line, residual, guardBits, sign)
            : writer.AddFraction(line, residual, guardBits, sign, isBaseFixed);
        Step shifted = builder.Add("code", sum, specification.Output.ZeroPoint, "output zero point");
        Step result = builder.Clamp("saturated", shifted, specification.Output.MinCode, specification.Output.MaxCode, "saturate");
        return builder.Build(specification.Name, result, specification.Output);
    }

    private sealed class Writer(KernelBuilder builder, Folding folding, Step n, CodeWords words, Step position, int complementFrom)
    {
        private Step? negative;
        private Step? positive;

        // The base is a whole number of output LSB: round the residual alone, in few bits, then add.
        public Step AddWhole(QuantizedBase line, Step residual, int guardBits, int sign)
        {
            Step rounded = builder.ShiftRight("residual", residual, guardBits, words.Rounding);
            Step value = Base(line, line.FractionBits);
            return Join("sum", value, rounded, sign, 0);
        }

        public Step AddFraction(QuantizedBase line, Step residual, int guardBits, int sign, bool isFixed)
        {
            Step aligned = builder.ShiftLeft("aligned", residual, line.FractionBits - guardBits, "to the scale of the base");
            long whole = isFixed ? 0 : WholeSlope(line, aligned);
            Step value = Base(line.Less(whole), 0);
            Step sum = Join("sum", value, aligned, sign, (1L << line.FractionBits) - 1);
            Step rounded = builder.ShiftRight("rounded", sum, line.FractionBits, words.Rounding);
            return whole == 0 ? rounded : builder.Add("sum_whole", rounded, Scaled("whole", Positive(), whole, 0), $"whole {words.Lsb} of each input LSB");
        }

        // They change nothing before the shift: behind it they are added where the product would take more than a word, and what is left of it does not.
        private long WholeSlope(QuantizedBase line, Step aligned)
        {
            ValueRange residual = builder.RangeOf(aligned);
            long reach = builder.RangeOf(n).Max;
            long most = Math.Max(Math.Abs(residual.Min), Math.Abs(residual.Max));
            return IsRectified(line) && !line.IsWithinWord(reach, most) && line.Less(line.Whole).IsWithinWord(reach, most) ? line.Whole : 0;
        }

        // base + P or base + below − P, by the sign of n where the residual is odd.
        private Step Join(string name, Step value, Step residual, int sign, long below)
        {
            if (folding.SignAt(-1, sign) == folding.SignAt(1, sign))
            {
                return sign > 0
                    ? Sum(name, value, residual)
                    : builder.Subtract(name, builder.Add("base_up", value, below, "so that subtracting rounds like adding"), residual);
            }

            if (builder.RangeOf(n).Min >= 0 || builder.RangeOf(n).Max < 0)
            {
                int only = folding.SignAt(builder.RangeOf(n).Min, sign);
                return only > 0 ? Sum(name, value, residual) : builder.Subtract(name, builder.Add("base_up", value, below), residual);
            }

            // −P is ~(P − 1), and ~P + 1: an exclusive-or a bit beside an adder that is there, or of few bits.
            Step isTaken = folding.SignAt(-1, sign) < 0 ? IsNegative() : builder.Less("positive", KernelBuilder.Constant(-1), n);
            if (below > 0)
            {
                Step rest = builder.Select("rest", isTaken, KernelBuilder.Constant(below + 1), KernelBuilder.Constant(0), "what the inverted bits lack, so that subtracting rounds like adding");
                return builder.Add(name, builder.Add("base_up", value, rest), builder.InvertIf("turned", isTaken, residual, "the residual is odd"));
            }

            Step one = complementFrom > folding.Positions ? isTaken : complementFrom == 0 ? KernelBuilder.Constant(0) : builder.Select("one", IsBeyond(complementFrom), KernelBuilder.Constant(0), isTaken);
            return Sum(name, value, builder.InvertIf("turned", isTaken, builder.Subtract("less_one", residual, one), "the residual is odd"));
        }

        // A few high bits tell.
        private Step IsBeyond(int first)
        {
            int low = System.Numerics.BitOperations.TrailingZeroCount(first);
            return builder.Less("settled", KernelBuilder.Constant((first >> low) - 1), builder.ShiftRight("reach", position, low));
        }

        private Step Sum(string name, Step value, Step residual) =>
            value is Constant ? builder.Add(name, residual, value) : builder.Add(name, value, residual);

        private Step Base(QuantizedBase line, int drop)
        {
            ValueRange range = builder.RangeOf(n);
            if (IsRectified(line))
            {
                Step product = Scaled(line.PositivePart == 0 ? "base" : "base_product", Positive(), line.PositiveSlope, drop);
                return line.PositivePart == 0 ? product : builder.Add("base", product, Part(line.PositivePart));
            }

            Step below = Line("base_below", line.NegativeSlope, line.NegativeOffset, drop);
            Step above = Line("base_above", line.PositiveSlope, line.PositiveOffset, drop);
            return range.Min >= 0 ? above
                : range.Max < 0 ? below
                : line.NegativeSlope == line.PositiveSlope && line.NegativeOffset == line.PositiveOffset ? above
                : builder.Select("base", IsNegative(), below, above, "the straight line of this side");
        }

        private bool IsRectified(QuantizedBase line) => line.IsRectified && builder.RangeOf(n) is { Min: < 0, Max: > 0 };

        // What the slope leaves.
        private Step Part(long part) => builder.ShiftRight("base_part", builder.Multiply("base_part_product", Positive(), part, "the rest of that"), QuantizedBase.PartBits);

        private Step Positive() => positive ??= builder.Maximum("positive", n, 0, "max(x, 0)");

        private Step Line(string name, long slope, long offset, int drop) => slope == 0
            ? KernelBuilder.Constant(offset >> drop)
            : builder.Add(name, Scaled(offset == 0 ? name : name + "_slope", n, slope, drop), offset >> drop);

        private Step Scaled(string name, Step value, long slope, int drop) =>
            builder.Multiply(name, value, slope >> drop, $"input LSB to {words.Lsb}");

        private Step IsNegative() => negative ??= builder.Less("negative", n, 0);
    }
}
