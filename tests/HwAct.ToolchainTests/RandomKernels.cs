using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.ToolchainTests;

/// <summary>Random integer programs: any operation over any operands, cut back wherever a value could outgrow 62 bits.</summary>
/// <remarks>A seed gives the same program on every machine: the generator is this file's own, not the runtime's.</remarks>
internal sealed class RandomKernels(ulong seed)
{
    private readonly KernelBuilder builder = new();
    private readonly List<Step> values = [];
    private ulong state = unchecked((seed + 1) * 0x9E3779B97F4A7C15);
    private int tables;

    public KernelProgram Next(string name)
    {
        values.Add(builder.Input("x", new IntegerType(Chance(60), 2 + Below(Chance(15) ? 9 : 7))));
        int count = 3 + Below(12);
        for (int i = 0; i < count; i++)
        {
            values.Add(NextStep($"step_{i}"));
        }

        Step result = values.Last(value => value is not Constant);
        ValueRange range = builder.RangeOf(result);
        int bits = range.Type.Bits;
        if (bits > 32)
        {
            result = builder.ShiftRight("top", result, bits - 32);
            range = builder.RangeOf(result);
        }

        IntegerType type = range.Type;
        return builder.Build(name, result, new Port("y", new IntegerType(type.Signed, Math.Min(32, type.Bits + Below(3)))));
    }

    private Step NextStep(string name)
    {
        Step a = Any();
        Step b = Any();
        switch (Below(14))
        {
            case 0:
                return Fits((x, y) => x + y, a, b) ? builder.Add(name, a, b, "a remark") : a;
            case 1:
                return Fits((x, y) => x - y, a, b) ? builder.Subtract(name, a, b) : b;
            case 2:
                return Fits((x, y) => x * y, a, b) ? builder.Multiply(name, a, b) : a;
            case 3:
                return builder.Minimum(name, a, Number(Width(a)));
            case 4:
                return builder.Maximum(name, a, Number(Width(a)));
            case 5:
                return builder.Maximum(name, Solid(a), b);
            case 6:
                int left = Below(20);
                return Width(a) + left < 60 ? builder.ShiftLeft(name, a, left) : a;
            case 7:
                return builder.ShiftRight(name, a, Below(Width(a) + 3));
            case 8:
                Step amount = builder.LowBits(name + "_amount", Solid(b), 1 + Below(4));
                return Chance(50) || Width(a) > 40 ? builder.ShiftRight(name, a, amount) : builder.ShiftLeft(name, a, amount);
            case 9:
                return builder.LowBits(name, Solid(a), 1 + Below(Math.Min(61, Width(a) + 2)));
            case 10:
                return builder.Less(name, Solid(a), b, "a condition");
            case 11:
                return builder.Select(name, Solid(a), b, Any());
            case 12:
                return LookUp(name, Solid(a));
            default:
                return RankOf(name, Solid(a));
        }
    }

    private Step LookUp(string name, Step source)
    {
        int bits = 1 + Below(6);
        int depth = (1 << bits) - (Chance(50) ? 0 : Below(1 << (bits - 1)));
        int width = 1 + Below(Chance(10) ? 60 : 18);
        Step address = builder.Minimum(name + "_address", builder.LowBits(name + "_low", source, bits), depth - 1);
        return builder.Lookup(name, new Table($"table_{tables++}", [.. Enumerable.Range(0, depth).Select(_ => Number(width))], "random words"), address);
    }

    private Step RankOf(string name, Step source)
    {
        int width = Width(source) + 1;
        long[] bounds = [.. Enumerable.Range(0, 1 + Below(9)).Select(_ => Number(width)).Distinct().Order()];
        return builder.Rank(name, new Table($"table_{tables++}", [.. bounds], "random breakpoints"), source);
    }

    private Step Any() => Chance(15) ? KernelBuilder.Constant(Number(1 + Below(Chance(10) ? 40 : 12))) : values[^(1 + Below(Math.Min(values.Count, 5)))];

    // The builder folds what it can of constants; a step that reads one value only is written out all the same.
    private Step Solid(Step step) => step is Constant ? values[0] : step;

    private int Width(Step step) => builder.RangeOf(step).Type.Bits;

    private bool Fits(Func<Int128, Int128, Int128> apply, Step a, Step b)
    {
        ValueRange x = builder.RangeOf(a);
        ValueRange y = builder.RangeOf(b);
        Int128[] corners = [apply(x.Min, y.Min), apply(x.Min, y.Max), apply(x.Max, y.Min), apply(x.Max, y.Max)];
        return corners.All(corner => Int128.Abs(corner) < Int128.One << 60);
    }

    // A number of at most so many bits, of either sign.
    private long Number(int bits)
    {
        long magnitude = (long)(Draw() >> (64 - Math.Clamp(bits, 1, 60)));
        return Chance(50) ? magnitude : -magnitude;
    }

    private bool Chance(int percent) => Below(100) < percent;

    private int Below(int limit) => (int)((Draw() >> 16) % (ulong)limit);

    private ulong Draw()
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return unchecked(state * 0x2545F4914F6CDD1D);
    }
}
