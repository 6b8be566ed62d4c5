using HwAct.Ideals;

namespace HwAct.Proofs;

/// <summary>Measures the error of output codes against the certified ideal, over every input code.</summary>
public static class ErrorMeasurement
{
    /// <summary>The figures of a kernel's outputs.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="outputs">The output code of every input code, from the most negative.</param>
    public static ErrorFigures Of(IdealCodes reference, ImmutableArray<long> outputs)
    {
        double scale = reference.Specification.Output.Scale;
        long zeroPoint = reference.Specification.Output.ZeroPoint;
        double worst = -1;
        long worstCode = 0;
        double sum = 0;
        double squares = 0;
        double signal = 0;
        long misrounded = 0;
        long saturated = 0;
        bool isFaithful = true;
        for (int i = 0; i < outputs.Length; i++)
        {
            double ideal = reference.Saturated(i);
            double error = outputs[i] - ideal;
            if (Math.Abs(error) > worst)
            {
                worst = Math.Abs(error);
                worstCode = reference.Codes[i];
            }

            sum += error;
            squares += error * error;
            signal += (ideal - zeroPoint) * (ideal - zeroPoint);
            misrounded += outputs[i] == reference.Ideal[i] ? 0 : 1;
            saturated += reference.Outside[i] ? 1 : 0;
            isFaithful &= reference.IsFaithful(i, outputs[i]);
        }

        double rmse = Math.Sqrt(squares / outputs.Length);
        double bias = sum / outputs.Length;
        return new ErrorFigures(
            outputs.Length,
            worst,
            [worstCode],
            worst * scale,
            rmse,
            rmse * scale,
            bias,
            bias * scale,
            squares > 0 && signal > 0 ? Decibel.OfPowerRatio(signal / squares) : null,
            misrounded,
            saturated,
            FollowsIdeal(reference.Ideal, outputs),
            isFaithful);
    }

    // A kernel may stay level where the ideal moves, but may not move against it.
    private static bool FollowsIdeal(ImmutableArray<long> ideal, ImmutableArray<long> outputs)
    {
        for (int i = 1; i < outputs.Length; i++)
        {
            long direction = ideal[i] - ideal[i - 1];
            long step = outputs[i] - outputs[i - 1];
            if ((direction > 0 && step < 0) || (direction < 0 && step > 0))
            {
                return false;
            }
        }

        return true;
    }
}
