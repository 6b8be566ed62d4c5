using System.Collections.Immutable;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Kernels.Execution;
using HwAct.Kernels.Stimuli;
using HwAct.Methods;
using HwAct.Methods.Gated;
using HwAct.Numerics;
using HwAct.Proofs.Pairs;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>Designs the kernel of a specification and proves it over every input code, or every pair of them.</summary>
public static class Prover
{
    /// <summary>The proven kernel, of one input or of two.</summary>
    /// <param name="specification">What is asked for.</param>
    /// <param name="method">The method it names.</param>
    /// <exception cref="DesignException">The method does not apply, or the bound cannot be met; the message says why and what would
    /// be possible.</exception>
    public static ProvenKernel Prove(KernelSpecification specification, IMethod method) =>
        specification.Up is null ? ProveActivation(specification, method) : ProveGated(specification, method);

    /// <summary>The proven kernel of one input, y = f(x).</summary>
    /// <exception cref="DesignException">As above.</exception>
    public static ProvenActivation ProveActivation(KernelSpecification specification, IMethod method)
    {
        RequireMethod(specification, method);
        IdealCodes reference = IdealCodes.Of(specification);
        ProvenActivation proven = Measured(specification, method.Design(specification, reference), reference);
        RequirePromise(proven);
        return proven;
    }

    /// <summary>The proven kernel of two inputs, y = f(gate)·up.</summary>
    /// <exception cref="DesignException">As above.</exception>
    public static ProvenGatedKernel ProveGated(KernelSpecification specification, IMethod method)
    {
        RequireMethod(specification, method);
        GatedDesign design = GatedDesigner.Design(specification, method);
        ProvenActivation gate = Measured(design.Gate, design.GateDesign, design.GateReference);
        RequirePromise(gate);
        var proven = new ProvenGatedKernel(
            specification,
            design.Whole with { ErrorShares = Shares(gate, design.Product) },
            gate,
            design.Product,
            PairMeasurement.Of(new IdealPairs(specification), Requantizer.Of(design.Product), gate.Outputs),
            VectorDigest.Of(Outputs(design.Whole.Kernel, design.Product, gate), specification.Output.Type));
        RequirePromise(proven);
        return proven;
    }

    private static ImmutableArray<ErrorShare> Shares(ProvenActivation gate, ProductStage product)
    {
        long reach = Math.Max(product.Up.ZeroPoint - product.Up.Type.Min, product.Up.Type.Max - product.Up.ZeroPoint);
        double lsb = Math.ScaleB(reach, -product.Shift);
        return
        [
            new("gate", gate.Error.MaxLsb * lsb, "the largest error of the gate, over every one of its codes, times the farthest code of the second input"),
            .. gate.Design.ErrorShares.Select(share => new ErrorShare($"gate, {share.Name}", share.MaxLsb * lsb, $"of that: {share.Description}")),
            new("product", 0, "the product of both is exact"),
            new("rounding", product.Shift == 0 ? 0 : ErrorBound.OfCorrectRounding, "the one rounding, of the product to output LSB: one half at most"),
        ];
    }

    private static void RequireMethod(KernelSpecification specification, IMethod method)
    {
        if (MethodCatalog.ReasonAgainst(method, specification) is string reason)
        {
            string others = string.Join(", ", MethodCatalog.All
                .Where(other => MethodCatalog.ReasonAgainst(other, specification) is null)
                .Select(other => other.Signature.Name));
            throw new DesignException($"method {method.Signature.Name} does not apply: {reason}; these do: {others}");
        }
    }

    private static ProvenActivation Measured(KernelSpecification specification, Design design, IdealCodes reference)
    {
        ImmutableArray<long> outputs = [.. Interpreter.RunAll(design.Kernel)];
        return new ProvenActivation(
            specification,
            design,
            reference,
            outputs,
            ErrorMeasurement.Of(reference, outputs),
            VectorDigest.Of([outputs], specification.Output.Type));
    }

    // A method keeps its bound by design; this holds it to that on the program that will be emitted.
    private static void RequirePromise(ProvenKernel kernel)
    {
        ErrorFigures error = kernel.Error;
        if (!error.Keep(kernel.Design.Bound))
        {
            throw new DesignException(
                $"method {kernel.Specification.Method.Name} reaches {error.MaxLsb:0.####} LSB with {error.MisroundedCodes} misrounded codes; the bound is {kernel.Design.Bound}");
        }
    }

    // The pairs are measured with the values of the gate and the formula of the product; here the whole program is held to both, over
    // every pair or, where they are too many, over all that a bench drives.
    private static IEnumerable<long[]> Outputs(Kernel kernel, ProductStage product, ProvenActivation gate)
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
                if (outputs[i] != product.At(gate.Outputs[codes.IndexOf(first[i])], second[i] - product.Up.ZeroPoint))
                {
                    throw new KernelException($"Kernel '{kernel.Name}' gives {outputs[i]} for {first[i]}, {second[i]}, which is not what its parts give.");
                }
            }

            yield return outputs;
        }
    }
}
