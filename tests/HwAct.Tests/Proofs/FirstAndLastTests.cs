using System.Collections.Immutable;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Tests.Methods;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Proofs;

/// <summary>One output is changed at a time, the first and the last among them: every figure and property is what a plain loop over all codes says.</summary>
public sealed class FirstAndLastTests
{
    // Formats whose ideal codes saturate at both ends, at one, or nowhere; some are exact, some wide, some narrow.
    public static TheoryData<string, string, string> Kernels => new()
    {
        { "gelu", "int6:0.2:-3", "int6:0.15:7" },
        { "tanh", "int6:0.1", "int5:0.07" },
        { "relu", "int6:1:5", "int8:2:-9" },
        { "relu", "int6:1", "int6:1" },
        { "leaky-relu", "Q2.3", "Q1.4" },
        { "silu", "uint6:0.21:30", "int32:1e-9" },
        { "sigmoid", "Q3.2", "UQ0.6" },
        { "clip", "int6:0.0625", "int7:0.0625:-8" },
        { "prelu", "int6:1", "int8:0.25" },
        { "prelu", "int6:1:20", "int5:0.25" },
        { "prelu", "int6:1:3", "int6:0.5:-7" },

        // Ties at the last code, and at the first.
        { "relu", "int6:1:4", "int8:2:-9" },
        { "prelu", "int6:1:-1", "int6:0.5:-7" },
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void What_one_output_does_is_measured_wherever_it_is(string activation, string input, string output)
    {
        ProvenActivation kernel = Designs.Prove("table", input, output, activation: activation);
        Require(kernel);
        foreach (long code in kernel.Reference.Codes.ToArray())
        {
            foreach (int change in (int[])[1, -1, 2, -7])
            {
                Require(kernel.WithOutputs((x, y) => x == code ? kernel.Specification.Output.Type.Saturate(y + change) : y));
            }
        }
    }

    private static void Require(ProvenActivation kernel)
    {
        IdealCodes reference = kernel.Reference;
        ImmutableArray<long> y = kernel.Outputs;
        IntegerType type = kernel.Specification.Output.Type;
        double zero = kernel.Specification.Output.ZeroPoint;
        double[] errors = [.. y.Select((made, i) => made - Math.Clamp(reference.Value[i], type.Min, type.Max))];
        int[] outside = [.. Enumerable.Range(0, y.Length).Where(i => reference.Value[i] > type.Max || reference.Value[i] < type.Min)];
        long misrounded = 0;
        long ties = 0;
        long zeroed = 0;
        bool faithful = true;
        bool monotone = true;
        bool signKept = true;
        for (int i = 0; i < y.Length; i++)
        {
            misrounded += y[i] == reference.Ideal[i] ? 0 : 1;
            ties += Math.Abs(y[i] - reference.Ideal[i]) == 1 && Math.Abs(Math.Abs(errors[i]) - 0.5) < 1e-12 ? 1 : 0;
            zeroed += y[i] == zero && reference.Ideal[i] != zero ? 1 : 0;
            faithful &= reference.Exact[i] ? y[i] == reference.Ideal[i] : Math.Abs(errors[i]) < 1;
            monotone &= i == 0 || Math.Sign(y[i] - y[i - 1]) * Math.Sign(reference.Ideal[i] - reference.Ideal[i - 1]) >= 0;
            signKept &= (y[i] - zero) * kernel.Specification.Activation.Evaluate(kernel.Specification.Input.Real(reference.Codes[i])) >= 0;
        }

        ErrorFigures figures = kernel.Error;
        Assert.Equal(y.Length, figures.Codes);
        Assert.Equal((misrounded, ties), (figures.MisroundedCodes, figures.MisroundedTies));
        Assert.Equal(errors.Max(Math.Abs), figures.MaxLsb, 1e-6);
        Assert.Equal(errors.Max(Math.Abs), Math.Abs(errors[reference.Codes.IndexOf(figures.MaxLsbCode)]), 1e-6);
        Assert.Equal(errors.Average(), figures.BiasLsb, 1e-4 * Math.Max(errors.Max(Math.Abs), 1e-3));
        Assert.Equal(Math.Sqrt(errors.Average(error => error * error)), figures.RmseLsb, 1e-4 * Math.Max(figures.RmseLsb, 1e-3));
        Assert.Equal(outside.Length, figures.SaturatedCodes);
        double beyond = outside.Select(i => Math.Abs(reference.Value[i] - Math.Clamp(reference.Value[i], type.Min, type.Max))).DefaultIfEmpty(0).Max();
        Assert.Equal(beyond, figures.BeyondLsb.DoubleAbove, 1e-6 * (1 + beyond));
        Assert.Equal((faithful, monotone), (figures.IsFaithful, figures.Monotone));

        KernelProperties properties = kernel.Properties;
        Assert.Equal((misrounded == 0, faithful, monotone, signKept, (int)zeroed), (properties.CorrectlyRounded, properties.Faithful, properties.Monotone, properties.SignKept, properties.ZeroedCodes));
        Assert.Equal(outside.Length == 0 ? (bool?)null : outside.All(i => y[i] == reference.Ideal[i]), properties.SaturationIsExact);
        Assert.All(errors.Zip(kernel.Errors), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }
}
