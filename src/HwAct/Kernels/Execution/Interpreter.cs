using System.Numerics;
using System.Numerics.Tensors;
using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>The bit-exact reference model: runs a kernel over spans of codes. Not safe for use from several threads at once.</summary>
internal sealed class Interpreter
{
    // 512 codes of a program of twenty steps stay in the second-level cache.
    private const int BlockLength = 512;

    private readonly KernelProgram kernel;
    private readonly BlockRunner<int>? narrow;
    private readonly BlockRunner<long>? wide;

    /// <summary>Prepares the interpreter; its lanes are 32 bits wide where every step's proven range allows it.</summary>
    public Interpreter(KernelProgram kernel)
    {
        this.kernel = kernel;
        if (kernel.Steps.All(step => FitsInt(kernel.RangeOf(step)) && step.Operands.All(operand => FitsInt(kernel.RangeOf(operand)))))
        {
            narrow = new BlockRunner<int>(kernel.Steps, BlockLength);
        }
        else
        {
            wide = new BlockRunner<long>(kernel.Steps, BlockLength);
        }
    }

    /// <summary>Output codes of a kernel with one input port.</summary>
    /// <param name="codes">Input codes, each one of the port's.</param>
    /// <param name="output">Receives as many output codes.</param>
    /// <exception cref="ArgumentException">A code is none of the port's, the spans differ in length, or the kernel has
    /// another number of ports.</exception>
    public void Run(ReadOnlySpan<long> codes, Span<long> output) => Run(codes, [], output);

    /// <summary>Output codes of a kernel with two input ports.</summary>
    /// <param name="first">Codes of the first port.</param>
    /// <param name="second">Codes of the second port; empty for a kernel with one port.</param>
    /// <param name="output">Receives as many output codes.</param>
    /// <exception cref="ArgumentException">As for the other overload.</exception>
    public void Run(ReadOnlySpan<long> first, ReadOnlySpan<long> second, Span<long> output)
    {
        if (output.Length != first.Length || second.Length != (kernel.Inputs.Length == 2 ? first.Length : 0))
        {
            throw new ArgumentException(
                $"Kernel '{kernel.Name}' has {kernel.Inputs.Length} input ports: that many spans of one length are needed.", nameof(output));
        }

        RequireCodes(kernel.Inputs[0], first);
        if (kernel.Inputs.Length == 2)
        {
            RequireCodes(kernel.Inputs[1], second);
        }

        if (narrow is not null)
        {
            RunBlocks(narrow, first, second, output);
        }
        else
        {
            RunBlocks(wide!, first, second, output);
        }
    }

    /// <summary>The output code of one input code.</summary>
    public long Run(long code)
    {
        Span<long> output = stackalloc long[1];
        Run([code], output);
        return output[0];
    }

    /// <summary>Output codes of every input code of a one-port kernel, from the most negative.</summary>
    public static long[] RunAll(KernelProgram kernel) => RunAll(kernel, kernel.Inputs[0].Codes);

    /// <summary>Output codes of some input codes of a one-port kernel.</summary>
    public static long[] RunAll(KernelProgram kernel, IntegerCodes codes)
    {
        var output = new long[codes.Count];
        new Interpreter(kernel).Run(codes.ToArray(), output);
        return output;
    }

    private static bool FitsInt(ValueRange range) => range is { Min: >= int.MinValue, Max: <= int.MaxValue };

    private static void RequireCodes(Port port, ReadOnlySpan<long> codes)
    {
        if (!codes.IsEmpty && (TensorPrimitives.Min(codes) < port.Codes.Min || TensorPrimitives.Max(codes) > port.Codes.Max))
        {
            throw new ArgumentException($"A code on port '{port.Name}' is {(port.IsNarrowed ? $"not from {port.Codes.Min} to {port.Codes.Max}" : $"no {port.Type}")}.", nameof(codes));
        }
    }

    private void RunBlocks<T>(BlockRunner<T> runner, ReadOnlySpan<long> first, ReadOnlySpan<long> second, Span<long> output)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (kernel.Result is Constant constant)
        {
            output.Fill(constant.Value);
            return;
        }

        for (int at = 0; at < first.Length; at += BlockLength)
        {
            int count = Math.Min(BlockLength, first.Length - at);
            int port = 0;
            foreach (Input input in kernel.Steps.OfType<Input>())
            {
                TensorPrimitives.ConvertTruncating((port++ == 0 ? first : second).Slice(at, count), runner.ValuesOf(input, count));
            }

            runner.Run(count);
            TensorPrimitives.ConvertTruncating<T, long>(runner.ValuesOf(kernel.Result, count), output.Slice(at, count));
        }
    }
}
