using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.ToolchainTests.Onnx;

/// <summary>Correctly rounded kernels beside a runtime that nobody here wrote. Scales are powers of two, so that its single precision holds
/// scales and products exactly, and what remains is the error of its functions.</summary>
public sealed class OnnxRuntimeTests
{
    private static readonly IReadOnlyList<(Activation Activation, OnnxOperator Operator)> Operators =
    [
        (new Gelu(), new("Gelu", 20)),
        (new GeluTanh(), new("Gelu", 20) { Words = [("approximate", "tanh")] }),
        (new Sigmoid(), new("Sigmoid", 13)),
        (new HardSwish(), new("HardSwish", 14)),
        (new Mish(), new("Mish", 18)),
        (new Tanh(), new("Tanh", 13)),
        (new HardSigmoid { Alpha = 0.25, Beta = 0.625 }, new("HardSigmoid", 13) { Numbers = [("alpha", 0.25f), ("beta", 0.625f)] }),
        (new Elu { Alpha = 0.75 }, new("Elu", 13) { Numbers = [("alpha", 0.75f)] }),
        (new Selu(), new("Selu", 13)),
        (new Celu { Alpha = 1.5 }, new("Celu", 13) { Numbers = [("alpha", 1.5f)] }),
        (new Softplus(), new("Softplus", 13)),
        (new Softsign(), new("Softsign", 13)),
        (new ErrorFunction(), new("Erf", 13)),
        (new Relu(), new("Relu", 14)),
        (new LeakyRelu { Alpha = 0.125 }, new("LeakyRelu", 16) { Numbers = [("alpha", 0.125f)] }),
        (new PRelu { Alpha = 0.375 }, new("PRelu", 16) { Constants = [0.375f] }),
        (new Relu6(), new("Clip", 13) { Constants = [0, 6] }),
        (new HardTanh(), new("Clip", 13) { Constants = [-1, 1] }),
        (new Silu(), new("Swish", 24)),
        (new Swish { Beta = 1.5 }, new("Swish", 24) { Numbers = [("alpha", 1.5f)] }),
    ];

    private static readonly IReadOnlyList<(string Input, string Output)> Formats =
        [("int8:0.03125:3", "int8:0.03125:-7"), ("int8:0.0625", "int8:0.015625:-100"), ("uint8:0.03125:128", "uint8:0.0625:40"), ("int8:0.125:-128", "uint8:0.03125")];

    public static TheoryData<string, string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, bool>();
            foreach ((_, OnnxOperator one) in Operators)
            {
                foreach ((string input, string output) in Formats)
                {
                    cases.Add(one.ToString(), input, output, false);
                    cases.Add(one.ToString(), input, output, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Onnx_runtime_computes_the_codes_of_the_kernel(string name, string input, string output, bool optimized)
    {
        (Activation activation, OnnxOperator onnx) = Operators.Single(one => one.Operator.ToString() == name);
        Assert.Empty(Differences(activation, onnx, input, output, optimized));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Onnx_runtime_tells_the_tanh_form_from_the_erf_form(bool optimized) =>
        Assert.NotEmpty(Differences(new GeluTanh(), Operators[0].Operator, "int8:0.03125:3", "int8:0.015625:-118", optimized));

    private static IEnumerable<string> Differences(Activation activation, OnnxOperator onnx, string input, string output, bool optimized)
    {
        var specification = new KernelSpecification(
            "codes", activation, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, new MethodChoice("table"), ErrorBound.CorrectlyRounded);
        long[] codes = Interpreter.RunAll(KernelChoice.Prove(specification).Kernel);
        long[] others = OnnxRuntimeClient.Run(QdqModel.Of(onnx, specification.Input, specification.Output), specification.Input, specification.Output, optimized);
        Assert.Equal(codes.Length, others.Length);
        return Enumerable.Range(0, codes.Length).Where(i => codes[i] != others[i])
            .Select(i => $"input code {specification.Input.Type.Min + i}: ONNX Runtime {others[i]}, kernel {codes[i]}");
    }
}
