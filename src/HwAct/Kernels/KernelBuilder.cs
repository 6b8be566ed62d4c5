using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>
/// Writes a kernel step by step. Steps that would do nothing (add 0, shift by 0, multiply by 1) are left out, and operations on
/// constants are folded, so that a method can be written once for every zero point and scale.
/// </summary>
internal sealed class KernelBuilder
{
    private readonly List<Step> steps = [];
    private readonly List<Step> limits = [];
    private Dictionary<Step, ValueRange> proven = [];

    /// <summary>Adds an input port; ports come before any other step.</summary>
    public Step Input(string name, IntegerType type) => Append(new Input(new Port(name, type)));

    /// <summary>Adds an input port of a format; ports come before any other step.</summary>
    public Step Input(string name, Quantization format) => Append(new Input(new Port(name, format.Type) { Codes = format.PossibleCodes }));

    /// <summary>The code on a port of a format, one outside its range taken as the nearest; the code itself where none is outside.</summary>
    public Step InRange(Step input, Quantization format)
    {
        if (format.Codes == format.PossibleCodes)
        {
            return input;
        }

        int first = steps.Count;
        Step limited = Clamp(input.Name + "_in_range", input, format.MinCode, format.MaxCode, "codes outside the range are taken as the nearest");
        limits.AddRange(steps[first..]);
        return limited;
    }

    /// <summary>A constant.</summary>
    public static Step Constant(long value) => new Constant(value);

    /// <summary>left + right.</summary>
    public Step Add(string name, Step left, Step right, string remark = "") => (left, right) switch
    {
        (Constant a, Constant b) => Constant(a.Value + b.Value),
        (_, Constant { Value: 0 }) => left,
        (Constant { Value: 0 }, _) => right,
        (_, Constant { Value: < 0 } negative) => Append(new Subtract(name, left, Constant(-negative.Value), remark)),
        _ => Append(new Add(name, left, right, remark)),
    };

    /// <summary>left + right.</summary>
    public Step Add(string name, Step left, long right, string remark = "") => Add(name, left, Constant(right), remark);

    /// <summary>left − right.</summary>
    public Step Subtract(string name, Step left, Step right, string remark = "") => (left, right) switch
    {
        (Constant a, Constant b) => Constant(a.Value - b.Value),
        (_, Constant b) => Add(name, left, Constant(-b.Value), remark),
        _ => Append(new Subtract(name, left, right, remark)),
    };

    /// <summary>left · right.</summary>
    public Step Multiply(string name, Step left, Step right, string remark = "") => (left, right) switch
    {
        (Constant a, Constant b) => Constant(a.Value * b.Value),
        (_, Constant { Value: 0 }) => right,
        (_, Constant { Value: 1 }) => left,
        (_, Constant { Value: > 0 } b) when long.IsPow2(b.Value) => ShiftLeft(name, left, (int)long.Log2(b.Value), remark),
        _ => Append(new Multiply(name, left, right, remark)),
    };

    /// <summary>left · right.</summary>
    public Step Multiply(string name, Step left, long right, string remark = "") => Multiply(name, left, Constant(right), remark);

    /// <summary>left · right / 2^bits, rounded.</summary>
    public Step RoundingHighMultiply(string name, Step left, Step right, int bits, string remark = "") => (left, right) switch
    {
        (Constant a, Constant b) => Constant(((a.Value * b.Value) + (1L << (bits - 1))) >> bits),
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => Constant(0),
        _ => Append(new RoundingHighMultiply(name, left, right, bits, remark)),
    };

    /// <summary>|value|.</summary>
    public Step Absolute(string name, Step value, string remark = "") =>
        value is Constant a ? Constant(Math.Abs(a.Value)) : Append(new Absolute(name, value, remark));

    /// <summary>−1 − value where condition is not 0, else value.</summary>
    public Step InvertIf(string name, Step condition, Step value, string remark = "") => Append(new InvertIf(name, condition, value, remark));

    /// <summary>The multiple of a place of so many bits, or with a sign, by a signed radix-4 digit, all but a constant.</summary>
    public Step DigitMultiple(string name, Step digit, Step place, int bits, string remark = "") =>
        Append(new DigitMultiple(name, digit, place, bits, remark));

    /// <summary>high · 2^bits + low, where low has no more than so many bits.</summary>
    public Step Join(string name, Step high, Step low, int bits, string remark = "") => Append(new Join(name, high, low, bits, remark));

    /// <summary>The smaller of both.</summary>
    public Step Minimum(string name, Step left, long right, string remark = "") =>
        left is Constant a ? Constant(Math.Min(a.Value, right)) : Append(new Minimum(name, left, Constant(right), remark));

    /// <summary>The larger of both.</summary>
    public Step Maximum(string name, Step left, long right, string remark = "") =>
        left is Constant a ? Constant(Math.Max(a.Value, right)) : Append(new Maximum(name, left, Constant(right), remark));

    /// <summary>The larger of both.</summary>
    public Step Maximum(string name, Step left, Step right, string remark = "") => Append(new Maximum(name, left, right, remark));

    /// <summary>value · 2^bits.</summary>
    public Step ShiftLeft(string name, Step value, int bits, string remark = "") => (value, bits) switch
    {
        (_, 0) => value,
        (Constant a, _) => Constant(a.Value << bits),
        _ => Append(new ShiftLeft(name, value, Constant(bits), remark)),
    };

    /// <summary>value · 2^bits, where bits is a step.</summary>
    public Step ShiftLeft(string name, Step value, Step bits, string remark = "") =>
        bits is Constant amount ? ShiftLeft(name, value, (int)amount.Value, remark) : Append(new ShiftLeft(name, value, bits, remark));

    /// <summary>⌊value / 2^bits⌋.</summary>
    public Step ShiftRight(string name, Step value, int bits, string remark = "") => (value, bits) switch
    {
        (_, 0) => value,
        (Constant a, _) => Constant(a.Value >> bits),
        _ => Append(new ShiftRight(name, value, Constant(bits), remark)),
    };

    /// <summary>⌊value / 2^bits⌋, where bits is a step.</summary>
    public Step ShiftRight(string name, Step value, Step bits, string remark = "") =>
        bits is Constant amount ? ShiftRight(name, value, (int)amount.Value, remark) : Append(new ShiftRight(name, value, bits, remark));

    /// <summary>value mod 2^bits.</summary>
    public Step LowBits(string name, Step value, int bits, string remark = "") => Append(new LowBits(name, value, bits, remark));

    /// <summary>table[address].</summary>
    public Step Lookup(string name, Table table, Step address, string remark = "") => Append(new Lookup(name, table, address, remark));

    /// <summary>What a network of look-up tables makes of the low bits of a step.</summary>
    public Step LutNetwork(string name, LogicNetwork network, Step source, string remark = "") => Append(new LutNetwork(name, network, source, remark));

    /// <summary>How many breakpoints are ≤ value.</summary>
    public Step Rank(string name, Table breakpoints, Step value, string remark = "") => Append(new Rank(name, breakpoints, value, remark));

    /// <summary>1 where left &lt; right.</summary>
    public Step Less(string name, Step left, Step right, string remark = "") => Append(new Less(name, left, right, remark));

    /// <summary>1 where left &lt; right.</summary>
    public Step Less(string name, Step left, long right, string remark = "") => Less(name, left, Constant(right), remark);

    /// <summary>whenTrue where condition is not 0, else whenFalse.</summary>
    public Step Select(string name, Step condition, Step whenTrue, Step whenFalse, string remark = "") =>
        whenTrue is Constant a && whenFalse is Constant b && a.Value == b.Value
            ? whenTrue
            : Append(new Select(name, condition, whenTrue, whenFalse, remark));

    /// <summary>value limited to [min, max]; an end that the value cannot pass, over every input code, costs nothing.</summary>
    public Step Clamp(string name, Step value, long min, long max, string remark = "")
    {
        ValueRange range = RangeOf(value);
        bool below = range.Min < min;
        bool above = range.Max > max;
        Step raised = below ? Maximum(above ? name + "_floor" : name, value, min, remark) : value;
        return above ? Minimum(name, raised, max, remark) : raised;
    }

    /// <summary>Copies a kernel of one input into this one.</summary>
    /// <param name="part">The kernel.</param>
    /// <param name="input">The step that takes the place of its input port; of the same type.</param>
    /// <returns>The step that takes the place of its output port.</returns>
    public Step Include(KernelProgram part, Step input)
    {
        var copies = new Dictionary<Step, Step>(ReferenceEqualityComparer.Instance);
        foreach (Step step in part.Steps)
        {
            copies[step] = step is Input ? input : Append(step.On([.. step.Operands.Select(Standing)]));
        }

        return Standing(part.Result);

        Step Standing(Step step) => step is Constant ? step : copies[step];
    }

    /// <summary>The exact range of a step over every input code.</summary>
    public ValueRange RangeOf(Step step)
    {
        if (step is Constant constant)
        {
            return new(constant.Value, constant.Value);
        }

        // Steps that come later do not change the range of this one.
        if (!proven.TryGetValue(step, out ValueRange range))
        {
            proven = RangeProof.Prove(steps);
            range = proven[step];
        }

        return range;
    }

    /// <summary>The finished kernel, its output on a port y of a format. Taking codes outside a range as the nearest is left out where the rest
    /// does that by itself, as a function that is level there does.</summary>
    /// <exception cref="KernelException">The program cannot be a kernel.</exception>
    public KernelProgram Build(string name, Step result, Quantization output)
    {
        var port = new Port("y", output.Type) { Codes = output.Codes };
        KernelProgram kernel = Build(name, result, port);
        return limits.Count > 0 && kernel.Inputs.Length == 1 && WithoutLimits(name, result, port) is KernelProgram bare
            && Interpreter.RunAll(bare).AsSpan().SequenceEqual(Interpreter.RunAll(kernel))
            ? bare
            : kernel;
    }

    private KernelProgram? WithoutLimits(string name, Step result, Port output)
    {
        var standing = new Dictionary<Step, Step>(ReferenceEqualityComparer.Instance);
        var kept = new List<Step>();
        foreach (Step step in steps)
        {
            ImmutableArray<Step> operands = [.. step.Operands.Select(operand => operand is Constant ? operand : standing[operand])];
            standing[step] = limits.Contains(step) ? operands[0] : operands.SequenceEqual(step.Operands) ? step : step.On(operands);
            if (!limits.Contains(step))
            {
                kept.Add(standing[step]);
            }
        }

        try
        {
            return new KernelProgram(name, kept, result is Constant ? result : standing[result], output);
        }
        catch (KernelException)
        {
            // A look-up leaves its table, or a value its width: the limits are needed.
            return null;
        }
    }

    /// <summary>The finished kernel.</summary>
    /// <exception cref="KernelException">The program cannot be a kernel.</exception>
    public KernelProgram Build(string name, Step result, Port output) => new(name, steps, result, output);

    /// <summary>Adds a step as it is; an operation needs no more than this to be used.</summary>
    internal Step Append(Step step)
    {
        steps.Add(step);
        return step;
    }
}
