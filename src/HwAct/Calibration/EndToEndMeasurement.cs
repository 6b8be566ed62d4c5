using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>Adds up the error of one kernel over recorded values.</summary>
internal sealed class EndToEndMeasurement
{
    private const string Exact = "f(x)";
    private const string OfCode = "f of the input code";
    private const string IdealCode = "ideal output code";
    private const string Output = "output code";

    private readonly Quantization input;
    private readonly RecordedInputs recorded;
    private readonly ImmutableArray<DoubleEnclosure> ofCodes;
    private readonly double[] ideals;
    private readonly double[] outputs;
    private readonly ErrorTotal ofInput = new();
    private readonly ErrorTotal whole = new();
    private double signal;

    /// <summary>Begins.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="recorded">How often each of its input codes came.</param>
    public EndToEndMeasurement(ProvenActivation kernel, RecordedInputs recorded)
    {
        this.recorded = recorded;
        input = kernel.Specification.Input;
        Quantization output = kernel.Specification.Output;
        var scale = DoubleEnclosure.Exactly(output.Scale);
        ofCodes = [.. kernel.Reference.Quotients.Select(quotient => quotient * scale)];
        ideals = [.. kernel.Reference.Ideal.Select(output.Real)];
        outputs = [.. kernel.Outputs.Select(output.Real)];
    }

    /// <summary>Adds some values, with the exact function of each.</summary>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<DoubleEnclosure> exact)
    {
        (double least, double most) = (input.MinCode, input.MaxCode);
        for (int i = 0; i < values.Length; i++)
        {
            int code = (int)(Math.Clamp(FormatRule.CodeOf(input, values[i]), least, most) - least);
            ofInput.Add(ofCodes[code], exact[i], 1);
            whole.Add(DoubleEnclosure.Exactly(outputs[code]), exact[i], 1);
            signal += exact[i].Middle * exact[i].Middle;
        }
    }

    /// <summary>The error of all values that were added.</summary>
    public EndToEndError ToError()
    {
        var ofOutput = new ErrorTotal();
        var ofKernel = new ErrorTotal();
        for (int code = 0; code < recorded.Counts.Length; code++)
        {
            if (recorded.Counts[code] > 0)
            {
                var ideal = DoubleEnclosure.Exactly(ideals[code]);
                ofOutput.Add(ideal, ofCodes[code], recorded.Counts[code]);
                ofKernel.Add(DoubleEnclosure.Exactly(outputs[code]), ideal, recorded.Counts[code]);
            }
        }

        double noise = whole.Squares;
        return new(
            [
                ofInput.ToLink("input quantization", Exact, OfCode),
                ofOutput.ToLink("output quantization", OfCode, IdealCode),
                ofKernel.ToLink("kernel", IdealCode, Output),
            ],
            whole.ToLink("end to end", Exact, Output),
            noise > 0 && signal > 0 ? Decibel.OfPowerRatio(signal / noise) : null);
    }

    private sealed class ErrorTotal
    {
        private long count;
        private double sum;
        private double max;

        public double Squares { get; private set; }

        // The largest is that of the ends, so that it is never less than the true one.
        public void Add(DoubleEnclosure to, DoubleEnclosure from, long times)
        {
            double error = to.Middle - from.Middle;
            max = Math.Max(max, Math.Max(Math.Abs(to.High - from.Low), Math.Abs(to.Low - from.High)));
            sum += times * error;
            Squares += times * (error * error);
            count += times;
        }

        public ErrorLink ToLink(string name, string from, string to) => new(name, from, to, max, Math.Sqrt(Squares / count), sum / count);
    }
}
