using HwAct.Numerics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace HwAct.ToolchainTests.Onnx;

/// <summary>ONNX Runtime on the CPU, one thread.</summary>
internal static class OnnxRuntimeClient
{
    /// <summary>The output code of every input code, from the least.</summary>
    /// <param name="model">A model from codes x to codes y.</param>
    /// <param name="input">The format of x.</param>
    /// <param name="output">The format of y.</param>
    /// <param name="optimized">Whether the runtime may put its integer kernels in the place of operators between real numbers.</param>
    public static long[] Run(byte[] model, Quantization input, Quantization output, bool optimized)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = optimized ? GraphOptimizationLevel.ORT_ENABLE_ALL : GraphOptimizationLevel.ORT_DISABLE_ALL,
        };
        using var session = new InferenceSession(model, options);
        long[] codes = new IntegerCodes(input.Type).ToArray();
        NamedOnnxValue x = input.Type.Signed ? Vector(codes.Select(code => (sbyte)code)) : Vector(codes.Select(code => (byte)code));
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([x]);
        return output.Type.Signed ? Codes<sbyte>(results[0], code => code) : Codes<byte>(results[0], code => code);
    }

    private static NamedOnnxValue Vector<T>(IEnumerable<T> codes)
    {
        T[] elements = [.. codes];
        return NamedOnnxValue.CreateFromTensor("x", new DenseTensor<T>(elements, [elements.Length]));
    }

    private static long[] Codes<T>(NamedOnnxValue result, Func<T, long> widened) => [.. result.AsEnumerable<T>().Select(widened)];
}
