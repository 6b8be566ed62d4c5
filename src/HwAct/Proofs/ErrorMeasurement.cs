using HwAct.Ideals;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>Measures the error of output codes against the certified ideal, over every input code.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Errors">The error of every input code in output LSB, from the most negative; where a double is not it, one away from zero.</param>
internal sealed record ErrorMeasurement(ErrorFigures Figures, ImmutableArray<double> Errors)
{
    // Sums of 2^16 terms need fewer bits below the LSB than the largest of them, and big integers take their time.
    private const int SparedBits = 24;

    /// <summary>The figures of a kernel's outputs.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="outputs">The output code of every input code, from the most negative.</param>
    public static ErrorMeasurement Of(IdealCodes reference, ImmutableArray<long> outputs)
    {
        Quantization output = reference.Specification.Output;
        CertifiedErrors certified = new(reference.Evaluation, output);
        CodeErrors errors = CodeErrors.InDoubles(reference, outputs);
        if (!errors.Sums.AreSettledAt(output.Scale))
        {
            errors = CodeErrors.InIntegers(reference, outputs, certified, reference.Evaluation.WorkingBits() - SparedBits);
        }

        (int worst, DecimalFigure lsb, DecimalFigure abs) = Largest(reference, outputs, errors.Each, certified);
        double most = lsb.DoubleAbove;
        return new(
            new ErrorFigures(
                outputs.Length,
                lsb,
                [reference.Codes[worst]],
                abs,
                errors.Sums.Rmse(1),
                errors.Sums.Rmse(output.Scale),
                errors.Sums.Bias(1, most),
                errors.Sums.Bias(output.Scale, most),
                errors.Sums.Noise(),
                outputs.Where((made, i) => made != reference.Ideal[i]).Count(),
                Ties(reference, outputs, errors.Each),
                reference.Outside.Count(outside => outside),
                Beyond(reference, outputs, certified),
                FollowsIdeal(reference.Ideal, outputs),
                outputs.Select((made, i) => reference.IsFaithful(i, made)).All(faithful => faithful)),
            [.. errors.Each.Select((error, i) => i == worst ? Math.CopySign(most, Outward(error)) : Math.Clamp(Settled(i, error), -most, most))]);

        // An error that doubles do not tell from 0 is asked of big integers; what these do not is 0.
        double Settled(int i, DoubleEnclosure error) => error is { Low: < 0, High: > 0 } ? Told(certified.Error(new(reference.Codes[i], 1, outputs[i]), reference.Evaluation.WorkingBits())) : Outward(error);

        static double Told(DoubleEnclosure error) => error is { Low: <= 0, High: >= 0 } ? 0 : Outward(error);
    }

    private static double Outward(DoubleEnclosure error) => Math.Abs(error.Low) > Math.Abs(error.High) ? error.Low : error.High;

    // Where doubles leave it open which code is the worst, or how bad it is, big integers tell.
    private static (int Index, DecimalFigure Lsb, DecimalFigure Abs) Largest(
        IdealCodes reference, ImmutableArray<long> outputs, ImmutableArray<DoubleEnclosure> errors, CertifiedErrors certified)
    {
        double least = errors.Max(error => error.Low <= 0 && error.High >= 0 ? 0 : Math.Min(Math.Abs(error.Low), Math.Abs(error.High)));
        int[] candidates = [.. Enumerable.Range(0, errors.Length).Where(i => Math.Abs(Outward(errors[i])) >= least)];
        if (candidates.All(i => errors[i].IsExact))
        {
            (DecimalFigure lsb, DecimalFigure abs) = CertifiedErrors.Exactly(least, reference.Specification.Output.Scale);
            return (candidates[0], lsb, abs);
        }

        (MeasuredPlace place, DecimalFigure most, DecimalFigure real) =
            certified.Largest([.. candidates.Select(i => new MeasuredPlace(reference.Codes[i], 1, outputs[i]))]);
        return (reference.Codes.IndexOf(place.Code), most, real);
    }

    private static DecimalFigure Beyond(IdealCodes reference, ImmutableArray<long> outputs, CertifiedErrors certified)
    {
        Quantization output = reference.Specification.Output;
        double[] beyond =
        [
            .. reference.Quotients.Select((value, i) => !reference.Outside[i] ? 0
                : Math.Max(value.High - (output.MaxCode - output.ZeroPoint), output.MinCode - output.ZeroPoint - value.Low)),
        ];
        double most = beyond.Max();
        MeasuredPlace[] candidates =
        [
            .. Enumerable.Range(0, beyond.Length).Where(i => reference.Outside[i] && beyond[i] >= most * (1 - 1e-9))
                .Select(i => new MeasuredPlace(reference.Codes[i], 1, outputs[i])),
        ];
        return candidates.Length == 0 ? default : certified.Largest(candidates, certified.Beyond).Lsb;
    }

    // A scale of 0.05 is the double nearest to it: what is a tie for whoever typed it is one but for the last bits.
    private static int Ties(IdealCodes reference, ImmutableArray<long> outputs, ImmutableArray<DoubleEnclosure> errors) =>
        Enumerable.Range(0, outputs.Length).Count(i =>
            Math.Abs(outputs[i] - reference.Ideal[i]) == 1
            && Math.Abs(Outward(errors[i])) - 0.5 <= Math.Abs(reference.Quotients[i].Middle) * ErrorFigures.LastBits);

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
