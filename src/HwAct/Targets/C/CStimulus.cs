using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>What the C of a kernel is run on: what every model is, and the values that only the integers of C have, which give what the nearest code gives.</summary>
internal static class CStimulus
{
    /// <summary>The codes, and what they must give.</summary>
    public static Expectation Of(KernelOnDisk disk)
    {
        ImmutableArray<Port> ports = disk.Kernel.Kernel.Inputs;
        IntegerCodes[] passed = [.. ports.Select((port, index) => StoredCodes.Of(port, disk.Kernel.Specification.Inputs.ElementAtOrDefault(index)))];
        if (ports.Select((port, index) => passed[index] == port.Codes).All(same => same))
        {
            return disk.Expected;
        }

        long[][] beyond = ports.Length == 1
            ? [.. passed[0].ToArray().Where(code => !ports[0].Codes.Contains(code)).Select(code => (long[])[code])]
            : [.. Ends(ports[0], passed[0]).SelectMany(_ => Ends(ports[1], passed[1]), (first, second) => (long[])[first, second])];
        return disk.Expected.With(
            [.. ports.Select((_, index) => beyond.Select(codes => codes[index]).ToArray())],
            [.. ports.Select((port, index) => beyond.Select(codes => port.Codes.Nearest(codes[index])).ToArray())]);
    }

    // The ends of what can be passed, what lies just beyond the codes, and codes.
    private static IEnumerable<long> Ends(Port port, IntegerCodes passed) =>
        new[] { passed.Min, port.Codes.Min - 1, port.Codes.Min, 0, 1, port.Codes.Max, port.Codes.Max + 1, passed.Max }.Where(passed.Contains).Distinct();
}
