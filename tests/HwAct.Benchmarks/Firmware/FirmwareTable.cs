using System.Collections.Immutable;

namespace HwAct.Benchmarks.Firmware;

/// <summary>The committed table, beside the cost model that is fitted to it.</summary>
internal static class FirmwareTable
{
    /// <summary>Its path below the repository.</summary>
    public const string File = "src/HwAct/Costs/firmware.csv";

    private const string Remarks = """
        # Written by 'make bench-firmware'. Per element: instructions (avr: cycles) of NAME_array over 1024 pseudo-random codes of the whole input range, without the call.
        # Bytes: all that a program which calls NAME and NAME_array gets, what the compiler calls for them included. Names that begin with peer_ are loops of others by their published algorithm.

        """;

    /// <summary>The rows of a repository; none where there is no table.</summary>
    public static ImmutableArray<FirmwareRow> Read(string root)
    {
        string path = Path.Combine(root, File);
        return System.IO.File.Exists(path)
            ? [.. System.IO.File.ReadAllLines(path).Where(line => line is not ['#', ..] and not FirmwareRow.Heading).Select(FirmwareRow.Parse)]
            : [];
    }

    /// <summary>Writes the rows.</summary>
    public static void Write(string root, IEnumerable<FirmwareRow> rows) =>
        System.IO.File.WriteAllText(Path.Combine(root, File), Remarks + string.Concat(rows.Select(row => row + "\n").Prepend(FirmwareRow.Heading + "\n")));
}
