using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>A kernel of two inputs, y = f(gate)·up, proven over every pair of input codes.</summary>
internal sealed class ProvenGatedKernel : ProvenKernel
{
    private ProvenGatedKernel(KernelSpecification specification, Design design, ProvenActivation gate, ProductStage product, PairMeasurement pairs, VectorDigest digest)
        : base(specification, design, pairs.Error, digest) => (Gate, Product, Pairs) = (gate, product, pairs);

    /// <summary>The gate alone, proven over every one of its codes: what is multiplied by the second input.</summary>
    public ProvenActivation Gate { get; }

    /// <summary>The product and its one rounding.</summary>
    public ProductStage Product { get; }

    /// <summary>The error over every pair.</summary>
    public PairMeasurement Pairs { get; }

    /// <inheritdoc/>
    public override GatedDesign Designed => new(Specification, Design, Gate.Designed, Product);

    /// <inheritdoc/>
    public override IEnumerable<IReadOnlyCollection<long>> Vectors => new Stimulus(Kernel).Outputs(Kernel);

    /// <inheritdoc/>
    public override ErrorProfile Profile => Pairs.Profile;

    // What is lost in the tail, and f(0), are properties of the gate; the others are measured over every pair.
    /// <inheritdoc/>
    public override KernelProperties Properties
    {
        get
        {
            KernelProperties gate = Gate.Properties;
            return new KernelProperties(
                Error.MisroundedCodes == 0,
                Error.IsFaithful,
                gate.ZeroIsExact,
                Pairs.SignKept,
                Error.Monotone,
                Error.SaturatedCodes > 0 ? Pairs.SaturationIsExact : null,
                gate.ZeroedCodes,
                Symmetry: null);
        }
    }

    /// <inheritdoc/>
    public override ProvenActivation Curve => Gate;

    /// <inheritdoc/>
    public override InnerValue Inner => new(
        "gate",
        "what the gate makes, f(gate)",
        "times the scale of up",
        Product.Shift,
        "the value that is multiplied by the second input: f(gate)/scale, proven over every code of the gate");

    /// <inheritdoc/>
    public override ImmutableArray<ImmutableArray<double>> Map => Pairs.Map;

    /// <inheritdoc/>
    public override ImmutableArray<PairLink> Links => PairLinks.Of(new IdealPairs(Specification), Requantizer.Of(Product), Gate.Outputs);

    /// <summary>The outputs of a code of the gate with every code of the second input, by the formula of the product that the error is measured
    /// by, whatever the program does.</summary>
    /// <param name="gate">Index of the code of the gate, counted from the most negative.</param>
    /// <param name="outputs">Receives the output codes in the order of the second input, each cut or extended by its sign to 32 bits.</param>
    public void ByFormula(int gate, Span<int> outputs)
    {
        IntegerCodes codes = Gate.Reference.Codes;
        long value = Gate.Outputs[codes.IndexOf(codes.Nearest(Kernel.Inputs[0].Codes[gate]))];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = unchecked((int)Product.At(value, Product.Up.Codes.Nearest(Kernel.Inputs[1].Codes[i]) - Product.Up.ZeroPoint));
        }
    }

    /// <summary>Measures a design over every pair of codes.</summary>
    /// <param name="design">The design.</param>
    /// <param name="gate">Its gate, proven.</param>
    internal static ProvenGatedKernel Measure(GatedDesign design, ProvenActivation gate) => new(
        design.Specification,
        design.Design with { ErrorShares = Shares(gate, design.Product) },
        gate,
        design.Product,
        PairMeasurement.Of(new IdealPairs(design.Specification), Requantizer.Of(design.Product), gate.Outputs),
        VectorDigest.Of(Outputs(design.Design.Kernel, design.Product, gate), design.Specification.Output.Type));

    private static ImmutableArray<ErrorShare> Shares(ProvenActivation gate, ProductStage product)
    {
        long reach = Math.Max(product.Up.ZeroPoint - product.Up.MinCode, product.Up.MaxCode - product.Up.ZeroPoint);
        double lsb = Math.ScaleB(reach, -product.Shift);
        return
        [
            new("gate", Directed.MultiplyUp(gate.Error.MaxLsb, lsb), "the largest error of the gate, over every one of its codes, times the farthest code of the second input"),
            .. gate.Design.ErrorShares.Select(share => new ErrorShare($"gate, {share.Name}", Directed.MultiplyUp(share.MaxLsb, lsb), $"of that: {share.Description}")),
            new("product", 0, "the product of both is exact"),
            new("rounding", product.Shift == 0 ? 0 : ErrorBound.OfCorrectRounding, "the one rounding, of the product to output LSB: one half at most"),
        ];
    }

    // The pairs are measured with the values of the gate and the formula of the product; here the whole program is held to both, over
    // every pair or, where they are too many, over all that a bench drives. Codes outside a range count as the nearest inside.
    private static IEnumerable<long[]> Outputs(KernelProgram kernel, ProductStage product, ProvenActivation gate)
    {
        var interpreter = new Interpreter(kernel);
        IntegerCodes codes = gate.Reference.Codes;
        foreach (StimulusBlock block in new Stimulus(kernel).Blocks())
        {
            long[] outputs = block.Run(interpreter);
            ReadOnlySpan<long> first = block.Codes(0);
            ReadOnlySpan<long> second = block.Codes(1);
            for (int i = 0; i < outputs.Length; i++)
            {
                if (outputs[i] != product.At(gate.Outputs[codes.IndexOf(codes.Nearest(first[i]))], product.Up.Codes.Nearest(second[i]) - product.Up.ZeroPoint))
                {
                    throw new KernelException($"Kernel '{kernel.Name}' gives {outputs[i]} for {first[i]}, {second[i]}, which is not what its parts give.");
                }
            }

            yield return outputs;
        }
    }
}
