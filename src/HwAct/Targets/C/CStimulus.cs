using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>What the C of a kernel is run on: what every model is, and values that only the integers of C have, which give what the nearest code gives:
/// every one of 8 bits; of more those next to the codes, the ends, and some between.</summary>
internal static class CStimulus
{
    // A prime, so that no bit stays the same.
    private const int Stride = 61;

    private const int Neighbors = 64;

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
            ? [.. passed[0].ToArray().Where(code => IsDriven(code, ports[0].Codes, passed[0])).Select(code => (long[])[code])]
            : [.. Ends(ports[0], passed[0]).SelectMany(_ => Ends(ports[1], passed[1]), (first, second) => (long[])[first, second])];
        return disk.Expected.With(
            [.. ports.Select((_, index) => beyond.Select(codes => codes[index]).ToArray())],
            [.. ports.Select((port, index) => beyond.Select(codes => port.Codes.Nearest(codes[index])).ToArray())]);
    }

    private static bool IsDriven(long code, IntegerCodes codes, IntegerCodes passed) => !codes.Contains(code)
        && (passed.Count <= 256 || code == passed.Min || code == passed.Max || Math.Abs(code - codes.Nearest(code)) <= Neighbors || code % Stride == 0);

    // The ends of what can be passed, what lies just beyond the codes, and codes.
    private static IEnumerable<long> Ends(Port port, IntegerCodes passed) =>
        new[] { passed.Min, port.Codes.Min - 1, port.Codes.Min, 0, 1, port.Codes.Max, port.Codes.Max + 1, passed.Max }.Where(passed.Contains).Distinct();
}
