using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>The error of a kernel where input codes come with probabilities, in output LSB, and what it does to the output's mean and variance.</summary>
/// <param name="Weights">The probability of each code.</param>
/// <param name="BiasLsb">Mean error.</param>
/// <param name="RmsLsb">Root of the mean squared error.</param>
/// <param name="SqnrDb">Mean square of the exact value, limited to the output codes, over that of the error; null where one of them is 0.</param>
/// <param name="Misrounded">Probability that the output is not the ideal code.</param>
/// <param name="Saturated">Probability that the exact value lies outside the output codes.</param>
/// <param name="Mean">Mean of the output, as a real number.</param>
/// <param name="ExactMean">Mean of the exact function over the same codes.</param>
/// <param name="Variance">Variance of the output.</param>
/// <param name="ExactVariance">Variance of the exact function.</param>
internal sealed record WeightedError(
    ImmutableArray<double> Weights,
    double BiasLsb,
    double RmsLsb,
    double? SqnrDb,
    double Misrounded,
    double Saturated,
    double Mean,
    double ExactMean,
    double Variance,
    double ExactVariance)
{
    // A mean that is so far below the largest of what it is of is nothing but what doubles leave of a sum.
    private const int NothingBits = 48;

    // So are decibels next to none, where there is as much noise as signal.
    private const double NothingDb = 2e-12;

    /// <summary>Each code as likely as the next: the certified figures, and what else there is.</summary>
    public static WeightedError Uniform(ProvenActivation kernel) => Of(kernel, [.. Enumerable.Repeat(1.0 / kernel.Outputs.Length, kernel.Outputs.Length)]) with
    {
        BiasLsb = kernel.Error.BiasLsb,
        RmsLsb = kernel.Error.RmseLsb,
        SqnrDb = kernel.Error.Sqnr.ClampedDb is DecimalFigure ratio ? double.Parse(ratio.ToString(), CultureInfo.InvariantCulture) : null,
    };

    /// <summary>Weighs the error of a kernel of one input, or of the gate of a gated one.</summary>
    public static WeightedError Of(ProvenActivation kernel, ImmutableArray<double> weights)
    {
        Quantization output = kernel.Specification.Output;
        ImmutableArray<double> errors = kernel.Errors;
        ImmutableArray<long> outputs = kernel.Outputs;
        double[] exact = [.. kernel.Reference.Quotients.Select(quotient => quotient.Middle)];
        double squares = Mean(i => errors[i] * errors[i]);
        double signal = Mean(i => Square(kernel.Reference.Saturated(i) - output.ZeroPoint));
        double mean = Balance(i => outputs[i] - output.ZeroPoint);
        double exactMean = Balance(i => exact[i]);

        // About the first value: of values that are all alike nothing is left.
        double meanRise = Mean(i => outputs[i] - outputs[0]);
        double exactMeanRise = Mean(i => exact[i] - exact[0]);
        return new(
            weights,
            Balance(i => errors[i]),
            Math.Sqrt(squares),
            squares > 0 && signal > 0 ? InDb(signal / squares) : null,
            Mean(i => outputs[i] == kernel.Reference.Ideal[i] ? 0 : 1),
            Mean(i => kernel.Reference.Outside[i] ? 1 : 0),
            mean * output.Scale,
            exactMean * output.Scale,
            Mean(i => Square(outputs[i] - outputs[0] - meanRise)) * output.Scale * output.Scale,
            Mean(i => Square(exact[i] - exact[0] - exactMeanRise)) * output.Scale * output.Scale);

        double Mean(Func<int, double> term) => ExactSum.Of(outputs.Length, i => weights[i] == 0 ? 0 : weights[i] * term(i));

        double Balance(Func<int, double> term) =>
            Mean(term) is var balance && Math.Abs(balance) < Math.ScaleB(Enumerable.Range(0, outputs.Length).Max(i => Math.Abs(term(i))), -NothingBits) ? 0 : balance;

        static double Square(double value) => value * value;

        static double InDb(double ratio) => Decibel.OfPowerRatio(ratio) is var db && Math.Abs(db) < NothingDb ? 0 : db;
    }
}
