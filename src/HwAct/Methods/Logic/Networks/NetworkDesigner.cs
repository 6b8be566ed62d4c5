using System.Numerics;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Lowering;
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
    // Changes of a search for each table that it begins with, in all, and the words at which a change takes twice as long. Of few combinations it is half
    // as many again, and more searches are begun.
    private const int ChangesPerLut = 4000;
    private const int Changes = 420_000;
    private const int LongWords = 512;
    private const int MoreLevels = 4;
    private const int SearchesOfFew = 6;
    private const int Parts = 16;

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
        bool isSmall = allowed.Words <= NetworkSearch.FewWords;
        int searches = (isSmall ? SearchesOfFew : 1) * starts.Length;
        LogicNetwork[] mapped = [.. starts.Select(start => Mapped(start, type))];
        long wanted = Math.Min(Changes, (long)ChangesPerLut * mapped.Max(network => network.LutCount));
        int changes = (int)(wanted * LongWords / (LongWords + allowed.Words)) / 2 * (isSmall ? 3 : 2);
        int levels = mapped.Max(network => network.Levels) + (isSmall ? MoreLevels : 0);

        // Each search by itself, on as many cores as there are; the better half goes on, and at last the best alone.
        var minimizers = new NetworkMinimizer[searches];
        int rounds = Math.Max(1, BitOperations.Log2((uint)searches));
        int spent = 0;
        for (int round = 0; round < rounds; round++)
        {
            spent += changes / 2 / rounds / minimizers.Length;
            int until = spent;
            Parallel.For(0, minimizers.Length, search =>
            {
                LongWork.Begin("minimizing a network of look-up tables");
                minimizers[search] ??= new NetworkMinimizer(allowed, mapped[search % mapped.Length], levels, (ulong)search + 1);
                minimizers[search].Run(until);
            });
            minimizers = [.. minimizers.OrderBy(minimizer => minimizer.Network.LutCount).Take(Math.Max(1, minimizers.Length / 2))];
        }

        NetworkMinimizer best = minimizers[0];
        for (int part = 1; part <= Parts; part++)
        {
            LongWork.Begin(string.Create(CultureInfo.InvariantCulture, $"minimizing a network of {best.Network.LutCount} look-up tables, {part} of {Parts}"));
            best.Run(spent + (changes / 2 * part / Parts));
        }

        return Kernel(best.Network);
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

    private LogicNetwork Mapped(KernelProgram start, IntegerType type)
    {
        (GateBuilder gates, int[] outputs) = GateWriter.Of(ExactWidths.Of(start));
        int[] kept = [.. Enumerable.Range(0, type.Bits).Select(bit => outputs[Math.Min(bit, outputs.Length - 1)])];
        (List<Lut> luts, int[] signals) = LutMapper.Map(gates, kept, lutInputs);
        return new LogicNetwork(gates.Inputs, lutInputs, [.. luts], [.. signals], type.Signed);
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
