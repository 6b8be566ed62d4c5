using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>What a program gives before its last rounding, in output codes with their fraction.</summary>
/// <remarks>⌊v/2^s⌋ is the integer nearest to v/2^s − ½, which is the value that this shift rounds: the half that makes a rounding of it was
/// added before, to a table or a sum. What follows such a shift only adds, chooses, turns round and limits, which a fraction survives.</remarks>
internal static class UnroundedOutputs
{
    /// <summary>The values, code by code; null where the program rounds nowhere before its output: its entries or levels are output codes.</summary>
    /// <param name="trace">The program over some codes.</param>
    /// <param name="output">Quantization of the output: values are limited to its codes as outputs are.</param>
    public static double[]? Of(ProgramTrace trace, Quantization output)
    {
        bool rounds = false;
        double[] values = Real(trace.Kernel.Result);
        ReadOnlySpan<long> made = trace[trace.Kernel.Result];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Math.Clamp(values[i], output.MinCode, output.MaxCode);

            // Two roundings that are added up are not one.
            rounds &= Math.Abs(values[i] - made[i]) <= 0.5;
        }

        return rounds ? values : null;

        double[] Real(Step step)
        {
            switch (step)
            {
                case Add or Subtract or Maximum or Minimum:
                    double[] left = Real(step.Operands[0]);
                    double[] right = Real(step.Operands[1]);
                    for (int i = 0; i < left.Length; i++)
                    {
                        left[i] = step switch
                        {
                            Add => left[i] + right[i],
                            Subtract => left[i] - right[i],
                            Maximum => Math.Max(left[i], right[i]),
                            _ => Math.Min(left[i], right[i]),
                        };
                    }

                    return left;
                case Select select:
                    return Chosen(select.Condition, Real(select.WhenTrue), Real(select.WhenFalse));
                case InvertIf invert:
                    double[] kept = Real(invert.Source);
                    return Chosen(invert.Condition, [.. kept.Select(value => -1 - value)], kept);
                case ShiftRight { Right: Constant { Value: > 0 and <= 52 } by } shift:
                    rounds = true;
                    return Doubles(trace[shift.Left], value => Math.ScaleB(value, -(int)by.Value) - 0.5);
                default:
                    return Doubles(trace[step], value => value);
            }
        }

        double[] Chosen(Step condition, double[] yes, double[] no)
        {
            ReadOnlySpan<long> conditions = trace[condition];
            for (int i = 0; i < no.Length; i++)
            {
                no[i] = conditions[i] != 0 ? yes[i] : no[i];
            }

            return no;
        }
    }

    private static double[] Doubles(ReadOnlySpan<long> values, Func<long, double> of)
    {
        var doubles = new double[values.Length];
        for (int i = 0; i < doubles.Length; i++)
        {
            doubles[i] = of(values[i]);
        }

        return doubles;
    }
}
