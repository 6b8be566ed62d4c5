using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>Formats that a method proposes for what was recorded.</summary>
/// <param name="Method">How their ranges were chosen.</param>
/// <param name="Input">Format of the input.</param>
/// <param name="Recorded">How often each of its codes came.</param>
/// <param name="Output">Format of the output.</param>
internal sealed record Proposal(IRangeMethod Method, Quantization Input, RecordedInputs Recorded, Quantization Output)
{
    /// <summary>The formats that each method proposes. Those of the output are chosen for what the kernel will see: the function of every input code, as often as that came.</summary>
    /// <param name="recording">The recording; it is read once.</param>
    /// <param name="values">What it held when it was read first.</param>
    /// <param name="activation">The function.</param>
    /// <param name="input">Formats that the input may have.</param>
    /// <param name="output">Formats that the output may have.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="progress">Told how many bytes are read, and of how many.</param>
    /// <exception cref="RecordingException">The file has changed, or the function is 0 at all that was recorded.</exception>
    public static ImmutableArray<Proposal> Of(
        Recording recording, RecordedValues values, Activation activation, FormatRule input, FormatRule output, ImmutableArray<IRangeMethod> methods, Action<long, long> progress)
    {
        Quantization[] formats = [.. methods.Select(method => FormatOf(method, values.Sample, input))];
        CodeCounts[] counts = [.. formats.Select(format => new CodeCounts(format))];
        recording.ReadAgain(values.Sha256, Count, progress);
        RecordedInputs[] recorded = [.. counts.Select(one => one.ToRecorded(values.Sha256))];
        return
        [
            .. methods.Select((method, i) =>
                new Proposal(method, formats[i], recorded[i], FormatOf(method, OutputsOf(recording, activation, formats[i], recorded[i]), output))),
        ];

        void Count(ReadOnlySpan<double> part)
        {
            foreach (CodeCounts one in counts)
            {
                one.Add(part);
            }
        }
    }

    private static Quantization FormatOf(IRangeMethod method, Sample sample, FormatRule rule)
    {
        (double low, double high) = method.Range(sample, rule);

        // What is left where nearly all values are 0 is no range.
        return low < 0 || high > 0 ? rule.Of(low, high) : rule.Of(sample.Min, sample.Max);
    }

    private static Sample OutputsOf(Recording recording, Activation activation, Quantization input, RecordedInputs recorded)
    {
        Sample outputs = Sample.Of(recorded.Counts.Select((count, i) => new WeightedValue(count == 0 ? 0 : activation.Definition(DoubleEnclosure.Exactly(input.Real(input.Codes[i]))).Middle + 0.0, count)));
        return outputs.Reach > 0
            ? outputs
            : throw RecordingException.Of(recording.Path, $"{activation.Name} is 0 at every value that was recorded, so that its output has no scale; inputs from {Figure.Text(input.Real(input.MinCode))} to {Figure.Text(input.Real(input.MaxCode))} are no typical ones");
    }
}
