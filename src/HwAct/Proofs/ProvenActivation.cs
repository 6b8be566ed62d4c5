using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel of one input, y = f(x), proven over every input code.</summary>
internal sealed class ProvenActivation : ProvenKernel
{
    private ProvenActivation(KernelSpecification specification, Design design, IdealCodes reference, ImmutableArray<long> outputs, ErrorMeasurement measured)
        : base(specification, design, measured.Figures, VectorDigest.Of([outputs], design.Kernel.Output.Type))
    {
        Reference = reference;
        Outputs = outputs;
        Errors = measured.Errors;
    }

    /// <summary>The certified ideal.</summary>
    public IdealCodes Reference { get; }

    /// <summary>The kernel's output code of every input code, from the most negative.</summary>
    public ImmutableArray<long> Outputs { get; }

    /// <summary>The error of every input code in output LSB, as <see cref="ErrorFigures"/> defines it.</summary>
    public ImmutableArray<double> Errors { get; }

    /// <inheritdoc/>
    public override DesignedActivation Designed => new(Specification, Design, Reference);

    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyCollection<long>> Vectors => [Outputs];

    /// <inheritdoc/>
    public override ErrorProfile Profile => new(
        Reference.Codes, Errors, Errors, [.. Outputs.Zip(Reference.Ideal, (output, ideal) => output == ideal ? 0L : 1)], Each: 1);

    /// <inheritdoc/>
    public override KernelProperties Properties => KernelProperties.Of(this);

    /// <inheritdoc/>
    public override ProvenActivation Curve => this;

    /// <summary>Runs a design over every input code and measures it.</summary>
    /// <param name="specification">What was asked for.</param>
    /// <param name="design">What the method made of it.</param>
    /// <param name="reference">The certified ideal.</param>
    internal static ProvenActivation Measure(KernelSpecification specification, Design design, IdealCodes reference) =>
        Measure(specification, design, reference, [.. Interpreter.RunAll(design.Kernel)]);

    /// <summary>Measures output codes, from the most negative input code.</summary>
    internal static ProvenActivation Measure(KernelSpecification specification, Design design, IdealCodes reference, ImmutableArray<long> outputs) =>
        new(specification, design, reference, outputs, ErrorMeasurement.Of(reference, outputs));
}
