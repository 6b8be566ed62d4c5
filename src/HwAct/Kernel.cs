using System.Collections.Concurrent;
using System.Numerics;
using HwAct.Generation;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Verification;

namespace HwAct;

/// <summary>
/// A proven fixed-point activation kernel: designed here, or opened from the folder it was written to. It runs as the generated C and
/// Verilog do, bit for bit. Immutable, and safe for use from several threads at once.
/// </summary>
public sealed class Kernel
{
    private const int BlockLength = 4096;

    private readonly ProvenKernel proven;
    private readonly ConcurrentBag<Interpreter> idle = [];

    private Kernel(ProvenKernel proven) => this.proven = proven;

    /// <summary>Name of the function, module and files.</summary>
    public string Name => proven.Specification.Name;

    /// <summary>The method that made it.</summary>
    public string Method => proven.Design.Method;

    /// <summary>Format of each input: one, or that of the gate and that of what it multiplies.</summary>
    public ImmutableArray<Quantization> Inputs => proven.Specification.Inputs;

    /// <summary>Format of the output.</summary>
    public Quantization Output => proven.Specification.Output;

    /// <summary>The largest error over every input code or pair, in output LSB, rounded up: |y − clamp(f)|, f unrounded.</summary>
    public double MaxErrorLsb => proven.Error.MaxLsb;

    /// <summary>Outputs that are not the nearest code.</summary>
    public long MisroundedCodes => proven.Error.MisroundedCodes;

    /// <summary>Stored bits at their exact width; constants wired into the program do not count.</summary>
    public long RomBits => proven.Kernel.RomBits;

    /// <summary>The command that makes the same kernel again.</summary>
    public string Command => GenerateCommand.Of(proven.Designed.Explicit);

    /// <summary>Designs a kernel and proves it over every input code.</summary>
    /// <param name="activation">The activation: <c>gelu</c>, <c>silu</c>, <c>torch.nn.GELU(approximate='tanh')</c>.</param>
    /// <param name="input">Format of the input: <c>int8:0.05:3</c>, <c>Q3.12</c>, with a range of codes <c>int8:0.05:3:-127..127</c>.</param>
    /// <param name="output">Format of the output.</param>
    /// <param name="bound">The error that is allowed; faithful where it is null.</param>
    /// <param name="request">What else is asked for; null for nothing.</param>
    /// <param name="progress">Receives a few words as the work goes on, on the thread that works; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="SpecificationException">There is no such kernel; the message says what is wrong and what would be right.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public static Kernel Design(
        string activation,
        string input,
        string output,
        ErrorBound? bound = null,
        KernelRequest? request = null,
        IProgress<string>? progress = null,
        CancellationToken cancellation = default)
    {
        LocatedSpecification specification = (request ?? new KernelRequest()).Read(activation, input, output, bound ?? ErrorBound.Faithful);
        using (LongWork.Begin(progress, cancellation))
        {
            try
            {
                return new Kernel(NewGenerator().Prove(specification));
            }
            catch (AggregateException exception) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException("The work was ended.", exception, cancellation);
            }
        }
    }

    /// <summary>Opens a kernel from the folder that it was written to, and proves it again.</summary>
    /// <param name="folder">The folder: <c>generated/gelu_s8</c>.</param>
    /// <exception cref="SpecificationException">The folder holds no kernel, or is not as it was written; <c>hwact verify</c> says all that is wrong.</exception>
    public static Kernel Open(string folder)
    {
        string path = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        RecordedProof proof = new RecordedFolder(Path.GetFileName(path), path).Prove();
        return proof is { Kernel: ProvenKernel kernel, Findings.IsEmpty: true }
            ? new Kernel(kernel)
            : throw new SpecificationException(new SourceLocation(folder, 1, ""), proof.Findings[0].ToString());
    }

    /// <summary>The output code of each input code.</summary>
    /// <typeparam name="TInput">An integer type: <see cref="sbyte"/> for int8, and so on; a wider one will do.</typeparam>
    /// <typeparam name="TOutput">An integer type that holds every output code.</typeparam>
    /// <param name="input">Input codes.</param>
    /// <param name="output">Receives as many output codes.</param>
    /// <exception cref="ArgumentException">A code is none of the input's, the spans differ in length, the output type is too narrow, or the
    /// kernel has two inputs.</exception>
    public void Run<TInput, TOutput>(ReadOnlySpan<TInput> input, Span<TOutput> output)
        where TInput : struct, IBinaryInteger<TInput>
        where TOutput : struct, IBinaryInteger<TOutput>
    {
        RequirePorts(1, input.Length, output.Length);
        RunAll<TInput, TInput, TOutput>(input, [], output);
    }

    /// <summary>The output code of each pair of input codes of a gated kernel.</summary>
    /// <param name="input">Codes of the gate.</param>
    /// <param name="up">As many codes of what it multiplies.</param>
    /// <param name="output">Receives as many output codes.</param>
    /// <exception cref="ArgumentException">As for the other overload.</exception>
    public void Run<TInput, TUp, TOutput>(ReadOnlySpan<TInput> input, ReadOnlySpan<TUp> up, Span<TOutput> output)
        where TInput : struct, IBinaryInteger<TInput>
        where TUp : struct, IBinaryInteger<TUp>
        where TOutput : struct, IBinaryInteger<TOutput>
    {
        RequirePorts(2, input.Length, output.Length);
        if (up.Length != input.Length)
        {
            throw new ArgumentException($"There are {up.Length} codes of up and {input.Length} of the gate; as many are needed.", nameof(up));
        }

        RunAll(input, up, output);
    }

    /// <summary>Writes the folder of the kernel: sources, ROM images, bench, manifest, program and report. Of what is there already, the files
    /// that its manifest lists are replaced or removed, and all others stay.</summary>
    /// <param name="directory">The directory that the folder is written into, whole or not at all.</param>
    /// <param name="force">Whether it is written over another activation, format or rounding, into a folder whose manifest is missing or cannot
    /// be read, and over files in the way that the manifest does not list. The same kernel made in another way needs no force.</param>
    /// <returns>Path of the folder.</returns>
    /// <exception cref="OutputException">It cannot be written, or must be forced; nothing has changed.</exception>
    public string WriteTo(string directory, bool force = false)
    {
        var folder = new KernelFolder(Name, NewGenerator().Emit(proven, vectors: false), proven.Specification);
        new OutputDirectory(directory).Write([folder], [], force ? WriteRule.Force : WriteRule.SameKernel);
        return Path.Combine(directory, Name);
    }

    private static Generator NewGenerator() => new(TemplateRenderer.Create(directory: null));

    private static void Widen<T>(ReadOnlySpan<T> codes, Span<long> to)
        where T : struct, IBinaryInteger<T>
    {
        for (int i = 0; i < codes.Length; i++)
        {
            to[i] = long.CreateSaturating(codes[i]);
        }
    }

    private void RequirePorts(int ports, int inputs, int outputs)
    {
        if (Inputs.Length != ports)
        {
            throw new ArgumentException($"Kernel '{Name}' has {Inputs.Length} {(Inputs.Length == 1 ? "input" : "inputs")}, not {ports}.", nameof(inputs));
        }

        if (inputs != outputs)
        {
            throw new ArgumentException($"There are {inputs} input codes and room for {outputs} output codes; as much is needed.", nameof(outputs));
        }
    }

    private void RunAll<TInput, TUp, TOutput>(ReadOnlySpan<TInput> input, ReadOnlySpan<TUp> up, Span<TOutput> output)
        where TInput : struct, IBinaryInteger<TInput>
        where TUp : struct, IBinaryInteger<TUp>
        where TOutput : struct, IBinaryInteger<TOutput>
    {
        if (long.CreateTruncating(TOutput.CreateSaturating(Output.MinCode)) != Output.MinCode || long.CreateTruncating(TOutput.CreateSaturating(Output.MaxCode)) != Output.MaxCode)
        {
            throw new ArgumentException($"{typeof(TOutput).Name} does not hold {(Output.IsNarrowed ? $"{Output.MinCode} to {Output.MaxCode}" : $"every {Output.Type}")}, which the output codes of kernel '{Name}' are.", nameof(output));
        }

        Interpreter interpreter = idle.TryTake(out Interpreter? taken) ? taken : new Interpreter(proven.Kernel);
        Span<long> buffer = new long[3 * Math.Min(BlockLength, input.Length)];
        for (int at = 0; at < input.Length; at += BlockLength)
        {
            int count = Math.Min(BlockLength, input.Length - at);
            Span<long> first = buffer[..count];
            Span<long> second = buffer.Slice(count, up.IsEmpty ? 0 : count);
            Span<long> codes = buffer.Slice(2 * count, count);
            Widen(input.Slice(at, count), first);
            Widen(up.IsEmpty ? up : up.Slice(at, count), second);
            interpreter.Run(first, second, codes);
            for (int i = 0; i < count; i++)
            {
                output[at + i] = TOutput.CreateTruncating(codes[i]);
            }
        }

        idle.Add(interpreter);
    }
}
