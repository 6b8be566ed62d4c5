using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel of one input, y = f(x), proven over every input code.</summary>
internal sealed class ProvenActivation : ProvenKernel
{
    private ProvenActivation(KernelSpecification specification, Design design, IdealCodes reference, ImmutableArray<long> outputs, ErrorMeasurement measured)
        : base(specification, design, measured.Figures, VectorDigest.Of([OfEvery(design.Kernel, reference, outputs)], design.Kernel.Output.Type))
    {
        Reference = reference;
        Outputs = outputs;
        Errors = measured.Errors;
    }

    /// <summary>The certified ideal.</summary>
    public IdealCodes Reference { get; }

    /// <summary>The kernel's output code of every input code of the range, from the most negative.</summary>
    public ImmutableArray<long> Outputs { get; }

    /// <summary>Index of the input code of real 0; null where the range leaves it out.</summary>
    public int? Center => Reference.Codes.Contains(Specification.Input.ZeroPoint) ? Reference.Codes.IndexOf(Specification.Input.ZeroPoint) : null;

    /// <summary>The error of every input code in output LSB, as <see cref="ErrorFigures"/> defines it.</summary>
    public ImmutableArray<double> Errors { get; }

    /// <inheritdoc/>
    public override DesignedActivation Designed => new(Specification, Design, Reference);

    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyCollection<long>> Vectors => [OfEvery(Kernel, Reference, Outputs)];

    /// <inheritdoc/>
    public override ErrorProfile Profile => new(
        Reference.Codes, Errors, Errors, [.. Outputs.Zip(Reference.Ideal, (output, ideal) => output == ideal ? 0L : 1)], Each: 1);

    /// <inheritdoc/>
    public override KernelProperties Properties => KernelProperties.Of(this);

    /// <inheritdoc/>
    public override ProvenActivation Curve => this;

    /// <summary>Runs a design over every input code, measures it over the range, and holds the codes outside to the nearest inside.</summary>
    /// <param name="specification">What was asked for.</param>
    /// <param name="design">What the method made of it.</param>
    /// <param name="reference">The certified ideal.</param>
    /// <exception cref="KernelException">A code outside the range does not give what the nearest inside gives.</exception>
    internal static ProvenActivation Measure(KernelSpecification specification, Design design, IdealCodes reference)
    {
        ImmutableArray<long> outputs = [.. Interpreter.RunAll(design.Kernel, reference.Codes)];
        IntegerCodes codes = design.Kernel.Inputs[0].Codes;
        long[] made = Interpreter.RunAll(design.Kernel);
        for (int i = 0; i < made.Length; i++)
        {
            long nearest = reference.Codes.Nearest(codes[i]);
            if (made[i] != outputs[reference.Codes.IndexOf(nearest)])
            {
                throw new KernelException($"Kernel '{design.Kernel.Name}' gives {made[i]} for {codes[i]}, which is outside the range of its input and must give what {nearest} gives.");
            }
        }

        return Measure(specification, design, reference, outputs);
    }

    /// <summary>Measures output codes, from the most negative input code of the range.</summary>
    internal static ProvenActivation Measure(KernelSpecification specification, Design design, IdealCodes reference, ImmutableArray<long> outputs) =>
        new(specification, design, reference, outputs, ErrorMeasurement.Of(reference, outputs));

    // A code outside the range gives what the nearest inside gives.
    private static ImmutableArray<long> OfEvery(KernelProgram kernel, IdealCodes reference, ImmutableArray<long> outputs)
    {
        IntegerCodes codes = kernel.Inputs[0].Codes;
        return codes == reference.Codes ? outputs : [.. codes.ToArray().Select(code => outputs[reference.Codes.IndexOf(reference.Codes.Nearest(code))])];
    }
}
