using System.Numerics.Tensors;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Benchmarks;

/// <summary>
/// The reference model over all 65,536 codes of a Q3.12 GELU: the interpreter on blocks, a plain scalar loop of the same program
/// written by hand, and float GELU (tanh form) with TensorPrimitives.
/// </summary>
[Config(typeof(CodesPerSecond))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class InterpreterBenchmark
{
    private long[] codes = [];
    private long[] output = [];
    private float[] reals = [];
    private float[] scratch = [];
    private long[] entries = [];
    private Interpreter interpreter = null!;
    private int cut;

    /// <summary>Designs the kernel and checks that the scalar loop computes the same codes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        MethodChoice choice = new MethodChoice("interpolated-table").With("segments", ParameterValue.Of(128));
        var specification = new KernelSpecification(
            "gelu", new Gelu(), Quantization.Parse("Q3.12"), Quantization.Parse("Q3.12"), RoundingRule.HalfEven, choice, ErrorBound.AtMost(0.7));
        KernelProgram kernel = KernelChoice.Prove(specification).Kernel;
        interpreter = new Interpreter(kernel);
        codes = new IntegerCodes(specification.Input.Type).ToArray();
        output = new long[codes.Length];
        reals = [.. codes.Select(code => (float)specification.Input.Real(code))];
        scratch = new float[codes.Length];
        entries = [.. kernel.Tables[0].Entries];
        cut = (int)kernel.RangeOf(kernel.Steps.First(step => step.Name == "position")).Max;
        GuardShift = (int)((Constant)kernel.Steps.OfType<ShiftRight>().First(step => step.Name == "residual").Right).Value;
        var expected = new long[codes.Length];
        interpreter.Run(codes, expected);
        ScalarLoop();
        if (!expected.AsSpan().SequenceEqual(output))
        {
            throw new InvalidOperationException("The scalar loop is not the program of the kernel.");
        }
    }

    private int GuardShift { get; set; }

    /// <summary>The interpreter.</summary>
    [Benchmark(Baseline = true)]
    public void Interpreter() => interpreter.Run(codes, output);

    /// <summary>The same program as a scalar loop.</summary>
    [Benchmark]
    public void ScalarLoop()
    {
        for (int i = 0; i < codes.Length; i++)
        {
            int x = (int)codes[i];
            int position = Math.Min(Math.Abs(x), cut);
            int segment = position >> 7;
            int fraction = position & 127;
            long line = (entries[segment] << 7) + ((entries[segment + 1] - entries[segment]) * fraction);
            output[i] = Math.Max(x, 0) - (line >> GuardShift);
        }
    }

    /// <summary>Float GELU, ½x(1 + tanh(√(2/π)(x + 0.044715x³))), with vector operations.</summary>
    [Benchmark]
    public void FloatGelu()
    {
        TensorPrimitives.Multiply(reals, reals, scratch);
        TensorPrimitives.Multiply(scratch, 0.044715f, scratch);
        TensorPrimitives.Add(scratch, 1f, scratch);
        TensorPrimitives.Multiply(scratch, reals, scratch);
        TensorPrimitives.Multiply(scratch, 0.7978845608f, scratch);
        TensorPrimitives.Tanh(scratch, scratch);
        TensorPrimitives.Add(scratch, 1f, scratch);
        TensorPrimitives.Multiply(scratch, reals, scratch);
        TensorPrimitives.Multiply(scratch, 0.5f, scratch);
    }
}
