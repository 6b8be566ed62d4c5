using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Calibration;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Calibration;

/// <summary>Proposals for a whole recording, and the error of their kernels on it.</summary>
public sealed class EndToEndTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("gelu", "interpolated-table", false)]
    [InlineData("tanh", "table", false)]
    [InlineData("tanh", "table", true)]
    public void The_error_on_recorded_values_is_what_a_plain_sum_says(string name, string method, bool powerOfTwo)
    {
        double[] values = Recorded.Values(3000);
        (Recording recording, RecordedValues recorded) = Read(values);
        Activation activation = ActivationCatalog.Find(name)!.Default;
        ImmutableArray<Proposal> proposals = Proposal.Of(recording, recorded, activation, Recorded.Rule(8, powerOfTwo: powerOfTwo), Recorded.Rule(8), RangeMethods.Of(99), (_, _) => { });
        ProvenActivation[] kernels =
        [
            .. proposals.Select(proposal => KernelChoice.Prove(new KernelSpecification("k", activation, proposal.Input, proposal.Output, RoundingRule.HalfEven, new MethodChoice(method), ErrorBound.Parse("1")!)).Curve),
        ];
        ImmutableArray<MeasuredProposal> measured = MeasuredProposal.Of(recording, recorded, activation, [.. proposals.Zip(kernels)], (_, _) => { });
        Assert.Equal(4, measured.Length);
        foreach (MeasuredProposal one in measured)
        {
            (Quantization input, Quantization output) = (one.Proposal.Input, one.Proposal.Output);
            Assert.Equal(Recorded.Counts(input, values), one.Proposal.Recorded.Counts.ToArray());
            Assert.Equal(values.Count(value => Math.Round(value / input.Scale) + input.ZeroPoint is var code && (code < -128 || code > 127)), one.Proposal.Recorded.Clipped);
            double[][] chain = [.. values.Select(value =>
            {
                int code = (int)(Recorded.Code(input, value) + 128);
                return new[] { F(value), F(input.Scale * (code - 128 - input.ZeroPoint)), output.Real(one.Kernel.Reference.Ideal[code]), output.Real(one.Kernel.Outputs[code]) };
            })];
            for (int link = 0; link < 3; link++)
            {
                RequireSame([.. chain.Select(steps => steps[link + 1] - steps[link])], one.Error.Links[link]);
            }

            RequireSame([.. chain.Select(steps => steps[3] - steps[0])], one.Error.Whole);
            Assert.Equal(10 * Math.Log10(chain.Sum(steps => steps[0] * steps[0]) / chain.Sum(steps => (steps[3] - steps[0]) * (steps[3] - steps[0]))), one.Error.SqnrDb!.Value, 1e-6);
            Assert.Equal(one.Error.Whole.Bias, one.Error.Links.Sum(link => link.Bias), 1e-12);
        }

        Assert.Equal(measured.Min(one => one.Error.Whole.Rms), MeasuredProposal.Best(measured).Error.Whole.Rms);

        double F(double x) => name == "tanh" ? Math.Tanh(x) : x * TextbookFunctions.Normal(x);
    }

    [Fact]
    public void The_output_is_chosen_for_the_function_at_the_codes_as_often_as_they_came()
    {
        double[] values = Recorded.Values(500);
        (Recording recording, RecordedValues recorded) = Read(values);
        Activation gelu = ActivationCatalog.Find("gelu")!.Default;
        foreach (Proposal one in Proposal.Of(recording, recorded, gelu, Recorded.Rule(6), Recorded.Rule(7), RangeMethods.Of(99), (_, _) => { }))
        {
            Sample outputs = Recorded.SampleOf(values.Select(value => gelu.Evaluate(one.Input.Real(Recorded.Code(one.Input, value)))));
            (double low, double high) = one.Method.Range(outputs, Recorded.Rule(7));
            Assert.Equal(Recorded.Rule(7).Of(low, high), one.Output);
        }
    }

    [Fact]
    public void A_function_that_is_zero_at_all_that_was_recorded_has_no_output_format()
    {
        (Recording recording, RecordedValues recorded) = Read([-1, -2, -3]);
        Activation relu = ActivationCatalog.Find("relu")!.Default;
        Assert.StartsWith(
            $"{recording.Path}: relu is 0 at every value that was recorded, so that its output has no scale; ",
            Assert.Throws<RecordingException>(() => Proposal.Of(recording, recorded, relu, Recorded.Rule(8), Recorded.Rule(8), RangeMethods.Of(99), (_, _) => { })).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 3.0, 3, 3 }, "every one of its 3 values is 3: a constant has no distribution to calibrate by")]
    [InlineData(new[] { 0.0 }, "every one of its 1 values is 0: a constant has no distribution to calibrate by")]
    [InlineData(new[] { 1e-25, -1e-26 }, "every one of its 2 values is smaller than 1e-20; are type and byte order right?")]
    public void Values_that_no_format_can_be_chosen_by_are_refused(double[] values, string message) =>
        Assert.EndsWith("x.csv: " + message, Assert.Throws<RecordingException>(() => Read(values)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_larger_recording_takes_no_more_memory()
    {
        Assert.InRange(Allocated(1 << 21) - Allocated(1 << 18), -100_000, 100_000);

        long Allocated(int count)
        {
            string path = directory.Of("x.f32");
            byte[] part = [.. Recorded.Values(1 << 12).SelectMany(value => BitConverter.GetBytes((float)value))];
            using (FileStream file = File.Create(path))
            {
                for (int i = 0; i < count; i += 1 << 12)
                {
                    file.Write(part);
                }
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            Recording recording = Recording.Open(path, NumberType.Raw[0], null, null);
            RecordedValues values = RecordedValues.Of(recording, (_, _) => { });
            var codes = new CodeCounts(Recorded.Rule(8).Of(values.Sample.Min, values.Sample.Max));
            recording.ReadAgain(values.Sha256, codes.Add, (_, _) => { });
            Assert.Equal(count, codes.ToRecorded(values.Sha256).Total);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private (Recording Recording, RecordedValues Values) Read(double[] values)
    {
        string path = directory.Of("x.csv");
        File.WriteAllText(path, Recorded.Lines(values));
        Recording recording = Recording.Open(path, null, null, null);
        return (recording, RecordedValues.Of(recording, (_, _) => { }));
    }

    private static void RequireSame(double[] differences, ErrorLink link)
    {
        Assert.Equal(differences.Max(Math.Abs), link.Max, 1e-12);
        Assert.Equal(Math.Sqrt(differences.Average(difference => difference * difference)), link.Rms, 1e-12);
        Assert.Equal(differences.Average(), link.Bias, 1e-12);
    }
}
