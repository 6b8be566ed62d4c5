using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// Makes a whole kernel one network of look-up tables: kernels of rows of lines or parabolas are taken apart into gates, covered with tables, and made smaller
/// among all outputs that the bound leaves at each code.
/// </summary>
/// <remarks>Carry chains are taken apart too. A tool for synthesis cannot use that most codes have two outputs, and has to keep an adder an adder; here what
/// an adder needs of its operands is found code by code, and takes less than the chain.</remarks>
internal sealed class NetworkDesigner
{
    private readonly IdealCodes reference;
    private readonly KernelSpecification specification;
    private readonly OutputTolerance tolerance;
    private readonly int lutInputs;

    private NetworkDesigner(IdealCodes reference, double bound, int lutInputs)
    {
        (this.reference, this.lutInputs) = (reference, lutInputs);
        specification = reference.Specification;
        tolerance = OutputTolerance.For(reference, bound);
    }

    /// <summary>The smallest kernel that is a network; null where no start is one.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="bound">The bound that the starts keep.</param>
    /// <param name="lutInputs">Inputs of the FPGA's look-up tables.</param>
    /// <param name="starts">Kernels to begin with, the best first.</param>
    public static KernelProgram? Smallest(IdealCodes reference, double bound, int lutInputs, IReadOnlyList<KernelProgram> starts)
    {
        var designer = new NetworkDesigner(reference, bound, lutInputs);
        KernelProgram[] possible = [.. starts.Where(start => start.Result is not Constant && start.RangeOf(start.Result).Type.Bits <= LogicNetwork.MostBits)];
        return possible.Length == 0 ? null : designer.Smallest([.. possible.Where(start => designer.Ends(start) == designer.Ends(possible[0]))]);
    }

    private KernelProgram Smallest(KernelProgram[] starts)
    {
        IntegerType type = starts.Select(start => start.RangeOf(start.Result)).Aggregate((a, b) => a.Union(b)).Type;
        AllowedOutputs allowed = Allowed(type, Ends(starts[0]));
        return Kernel(NetworkRace.Smallest(allowed, [.. starts.Select(start => LutMapper.Network(start, type, lutInputs))]));
    }

    // The outputs at both ends of the range of input codes.
    private (long First, long Last) Ends(KernelProgram start)
    {
        var interpreter = new Interpreter(start);
        return (interpreter.Run(reference.Codes.Min), interpreter.Run(reference.Codes.Max));
    }

    // A code outside the range is taken as the nearest: all of them have one output, that at the end.
    private AllowedOutputs Allowed(IntegerType type, (long First, long Last) ends)
    {
        IntegerCodes codes = specification.Output.Codes;
        bool isLimited = specification.Input.PossibleCodes != reference.Codes;
        var patterns = new List<(long Pattern, long Low, long High)>();
        foreach (long code in specification.Input.PossibleCodes.ToArray())
        {
            long pattern = (long)specification.Input.Type.Pattern(code);
            if (isLimited && (code <= reference.Codes.Min || code >= reference.Codes.Max))
            {
                long output = code <= reference.Codes.Min ? ends.First : ends.Last;
                patterns.Add((pattern, output, output));
                continue;
            }

            int at = reference.Codes.IndexOf(code);
            patterns.Add((pattern, Math.Clamp(tolerance.Low[at], codes.Min, codes.Max), Math.Clamp(tolerance.High[at], codes.Min, codes.Max)));
        }

        return new AllowedOutputs(specification.Input.Type.Bits, type.Bits, type.Signed, patterns);
    }

    private KernelProgram Kernel(LogicNetwork network)
    {
        KernelProgram kernel = Kernel(network, network.Type);
        IntegerType taken = kernel.RangeOf(kernel.Result).Type;
        return taken == network.Type ? kernel : Kernel(network, taken);
    }

    // Of the network, what a type needs: its low bits.
    private KernelProgram Kernel(LogicNetwork network, IntegerType type)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", specification.Input);
        Step result = builder.LutNetwork("code", network.Narrowed(type), x, "each output one of those that the bound leaves");
        return builder.Build(specification.Name, result, specification.Output);
    }
}
