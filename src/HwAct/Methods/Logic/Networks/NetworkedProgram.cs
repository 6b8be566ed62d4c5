using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>A program in which all that depends on the first input alone is a network of look-up tables with the very values that the method's steps give.</summary>
internal static class NetworkedProgram
{
    // Steps that begin with many more tables than one table of all codes do not come to fewer.
    private const double WorthTrying = 1.5;

    private static readonly ConditionalWeakTable<KernelProgram, ConcurrentDictionary<int, Lazy<KernelProgram>>> Known = [];

    /// <summary>The program of a kernel; searched once, in seconds.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="lutInputs">Inputs of the FPGA's look-up tables.</param>
    public static KernelProgram Of(KernelProgram kernel, int lutInputs) =>
        Known.GetOrCreateValue(kernel).GetOrAdd(lutInputs, inputs => new Lazy<KernelProgram>(() => Make(kernel, inputs))).Value;

    private static KernelProgram Make(KernelProgram kernel, int lutInputs) => TabulatedProgram.Of(kernel, (builder, first) => (name, values, part) =>
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
