using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>A program in which all that depends on the first input alone is a network of look-up tables with the very values that the method's steps give.</summary>
internal static class NetworkedProgram
{
    // Steps that begin with many more tables than one table of all codes do not come to fewer.
    private const double WorthTrying = 1.5;

    private static readonly ConditionalWeakTable<KernelProgram, ConcurrentDictionary<(int LutInputs, bool HasDigits), Lazy<KernelProgram>>> Known = [];

    /// <summary>The program of a kernel; searched once, in seconds.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="lutInputs">Inputs of the FPGA's look-up tables.</param>
    /// <param name="hasDigits">Whether products are sums of multiples by digits wherever these are fewer LUTs: then the digits are what the network gives.</param>
    public static KernelProgram Of(KernelProgram kernel, int lutInputs, bool hasDigits = false) =>
        Known.GetOrCreateValue(kernel).GetOrAdd((lutInputs, hasDigits), asked => new Lazy<KernelProgram>(() => Make(kernel, asked.LutInputs, asked.HasDigits))).Value;

    private static KernelProgram Make(KernelProgram kernel, int lutInputs, bool hasDigits)
    {
        KernelProgram table = TabulatedProgram.Of(kernel);
        KernelProgram products = hasDigits ? FewestProductLuts.Of(table) : table;
        return ReferenceEquals(products, table) ? OfSteps(kernel, lutInputs) : OfTables(products, lutInputs);
    }

    // A network in place of each table of the first input's codes.
    private static KernelProgram OfTables(KernelProgram tabulated, int lutInputs)
    {
        var builder = new KernelBuilder();
        var standing = new Dictionary<Step, Step>(ReferenceEqualityComparer.Instance);
        var first = (Input)tabulated.Steps.First(step => step is Input);
        foreach (Step step in tabulated.Steps)
        {
            standing[step] = step is Lookup read && read.Operands[0] is Add { Left: Input } address
                ? builder.LutNetwork(step.Name, Network(first.Port, read.Table, new KernelProgram(tabulated.Name, [first, address, read], read, new Port(tabulated.Output.Name, read.Table.Type)), lutInputs), first, step.Remark)
                : builder.Append(step is Input ? step : step.On([.. step.Operands.Select(operand => operand is Constant ? operand : standing[operand])]));
        }

        return builder.Build(tabulated.Name, standing[tabulated.Result], tabulated.Output);
    }

    private static KernelProgram OfSteps(KernelProgram kernel, int lutInputs) => TabulatedProgram.Of(kernel, (builder, first) => (name, values, part) =>
        builder.LutNetwork(name, Network(first.Port, values, part, lutInputs), first, "what the steps of the method give"));

    private static LogicNetwork Network(Port input, Table values, KernelProgram part, int lutInputs)
    {
        IntegerType type = new ValueRange(values.Entries.Min(), values.Entries.Max()).Type;
        var allowed = new AllowedOutputs(
            input.Type.Bits, type.Bits, type.Signed, [.. input.Codes.ToArray().Zip(values.Entries, (code, value) => ((long)input.Type.Pattern(code), value, value))]);
        LogicNetwork table = LutMapper.Network(TabulatedProgram.Of(part), type, lutInputs);
        LogicNetwork steps = LutMapper.Network(part, type, lutInputs);
        return NetworkRace.Smallest(allowed, steps.LutCount <= WorthTrying * table.LutCount ? [table, steps] : [table]);
    }
}
