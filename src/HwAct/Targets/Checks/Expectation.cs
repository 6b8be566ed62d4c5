using System.Runtime.InteropServices;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Targets;

/// <summary>The input codes that a model of a kernel is run on, and the output codes it must give.</summary>
/// <remarks>Every code of a one-port kernel; every pair of a two-port kernel where they are few, else corners and the first random pairs.</remarks>
internal sealed class Expectation
{
    // Compared code by code, so that the first that differs can be named, where not every pair is driven; the whole stimulus is then
    // held by its checksum.
    private const int MostSampled = 1 << 14;

    public Expectation(ProvenKernel proven)
    {
        Kernel = proven.Kernel;
        Stimulus = new Stimulus(Kernel);
        Inputs = Stimulus.IsExhaustive ? Stimulus.Codes() : Stimulus.Codes(MostSampled);
        var outputs = new long[Inputs[0].Length];
        new Interpreter(Kernel).Run(Inputs[0], Inputs.Length == 2 ? Inputs[1] : [], outputs);
        Outputs = ImmutableCollectionsMarshal.AsImmutableArray(outputs);
        Checksum = proven.Digest.Checksum;
    }

    private Expectation(Expectation of, ImmutableArray<long[]> inputs, ImmutableArray<long> outputs) =>
        (Kernel, Stimulus, Checksum, Inputs, Outputs) = (of.Kernel, of.Stimulus, of.Checksum, inputs, outputs);

    public KernelProgram Kernel { get; }

    public Stimulus Stimulus { get; }

    /// <summary>The codes of each port.</summary>
    public ImmutableArray<long[]> Inputs { get; }

    /// <summary>The checksum of the outputs over the whole stimulus.</summary>
    public uint Checksum { get; }

    /// <summary>The reference model's output codes.</summary>
    public ImmutableArray<long> Outputs { get; }

    /// <summary>The codes of an index as one word, the first port in the upper bits.</summary>
    public ulong WordAt(int index)
    {
        ulong word = 0;
        for (int port = 0; port < Inputs.Length; port++)
        {
            IntegerType type = Kernel.Inputs[port].Type;
            word = (word << type.Bits) | type.Pattern(Inputs[port][index]);
        }

        return word;
    }

    /// <summary>The same with more codes behind, each of which must give what another gives.</summary>
    /// <param name="passed">The codes of each port that the model is run on.</param>
    /// <param name="taken">What they are taken as.</param>
    public Expectation With(ImmutableArray<long[]> passed, ImmutableArray<long[]> taken)
    {
        var outputs = new long[taken[0].Length];
        new Interpreter(Kernel).Run(taken[0], taken.Length == 2 ? taken[1] : [], outputs);
        return new Expectation(this, [.. Inputs.Zip(passed, (first, more) => (long[])[.. first, .. more])], [.. Outputs, .. outputs]);
    }

    /// <summary>The finding of a checksum over the whole stimulus that differs, or null.</summary>
    /// <param name="model">What computed the checksum.</param>
    /// <param name="actual">The checksum as eight hex digits.</param>
    public Finding? CompareChecksum(string model, string actual)
    {
        string expected = Checksum.ToString("x8", CultureInfo.InvariantCulture);
        return string.Equals(actual, expected, StringComparison.Ordinal)
            ? null
            : new Finding(Kernel.Name, model, $"the checksum over {Stimulus.Count} pairs is {actual} instead of {expected}");
    }

    /// <summary>The finding of outputs that differ, or null.</summary>
    /// <param name="model">What gave the outputs.</param>
    /// <param name="actual">The outputs as the model printed them, in order.</param>
    /// <param name="print">How it prints a code that is right.</param>
    public Finding? Compare(string model, IReadOnlyList<string> actual, Func<long, string> print)
    {
        if (actual.Count != Outputs.Length)
        {
            return new Finding(Kernel.Name, model, $"{actual.Count} output codes instead of {Outputs.Length}");
        }

        int first = -1;
        int count = 0;
        for (int i = 0; i < Outputs.Length; i++)
        {
            if (!string.Equals(actual[i], print(Outputs[i]), StringComparison.Ordinal))
            {
                first = count++ == 0 ? i : first;
            }
        }

        if (count == 0)
        {
            return null;
        }

        var mismatch = new Mismatch([.. Inputs.Select(codes => codes[first])], Outputs[first], actual[first]);
        return new Finding(Kernel.Name, model, $"{count} of {Outputs.Length} codes differ; {mismatch}", mismatch);
    }
}
