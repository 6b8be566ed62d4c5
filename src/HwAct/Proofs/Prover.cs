using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>Proves designed kernels over every input code, or every pair of them.</summary>
internal static class Prover
{
    /// <summary>The proven kernel that a method makes of a request.</summary>
    /// <param name="specification">What is asked for.</param>
    /// <param name="method">The method.</param>
    /// <param name="ideals">Where requests that have their certified ideal in common find it; null where there are no others.</param>
    /// <exception cref="DesignException">The method does not apply, or the bound cannot be met; the message says why and what would
    /// be possible.</exception>
    public static ProvenKernel Prove(KernelSpecification specification, IMethod method, SharedIdeals? ideals = null) => Prove(KernelDesigner.Design(specification, method, ideals));

    /// <summary>Runs a designed kernel over every input code, or pair, measures it and holds it to its bound.</summary>
    /// <exception cref="DesignException">The kernel breaks its bound.</exception>
    /// <exception cref="KernelException">The program is not what its parts are.</exception>
    public static ProvenKernel Prove(DesignedKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        LongWork.Begin("proving");
        return kernel.Accept(Measurement.Instance);
    }

    // A method keeps its bound by design; this holds it to that on the program that will be emitted.
    private static T Kept<T>(T kernel)
        where T : ProvenKernel
    {
        ErrorFigures error = kernel.Error;
        return error.Keep(kernel.Design.Bound)
            ? kernel
            : throw new DesignException(
                $"method {kernel.Specification.Method.Name} reaches {Figure.AtMost(error.LargestLsb)} LSB with {Figure.Text(error.MisroundedCodes)} misrounded codes; the bound is {kernel.Design.Bound}");
    }

    private sealed class Measurement : IDesignVisitor<ProvenKernel>
    {
        public static Measurement Instance { get; } = new();

        public ProvenKernel Visit(DesignedActivation kernel) =>
            Kept(ProvenActivation.Measure(kernel.Specification, kernel.Design, kernel.Reference));

        public ProvenKernel Visit(GatedDesign kernel)
        {
            DesignedActivation gate = kernel.Gate;
            return Kept(ProvenGatedKernel.Measure(kernel, Kept(ProvenActivation.Measure(gate.Specification, gate.Design, gate.Reference))));
        }
    }
}
