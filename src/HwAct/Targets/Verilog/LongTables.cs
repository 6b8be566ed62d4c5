using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>A module that has the bench of a wrapper read long tables from files, each module by its own parameters: vvp searches a case one label
/// after the other, which of 65,536 labels takes a hundred times as long. That the case holds what the file does is the module's own check.</summary>
internal static class LongTables
{
    /// <summary>Name of the module, for iverilog's <c>-s</c>.</summary>
    public const string Module = "long_tables";

    /// <summary>Writes the module, without a parameter where no table is long, and the files.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="bench">Name of the bench.</param>
    /// <param name="lanes">Elements a beat.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="beside">Where the bench is run.</param>
    /// <returns>The file of the module, as seen from the folder.</returns>
    public static string Write(ProvenKernel kernel, string bench, int lanes, string folder, string beside)
    {
        var lines = new List<string> { $"module {Module};" };
        foreach ((string parameter, Table table) in VerilogModel.FileParameters(kernel).Where(file => file.Table.Entries.Length > RomOptions.MostInCase))
        {
            string image = Path.Combine(folder, parameter + ".mem");
            File.WriteAllLines(image, table.Entries.Select(entry => VectorsText.Hex(entry, table.Type)));
            string named = Path.GetRelativePath(beside, image).Replace('\\', '/');
            lines.AddRange(Enumerable.Range(0, lanes).Select(lane => $"{bench}.lanes[{lane.ToString(CultureInfo.InvariantCulture)}].reference").Append($"{bench}.dut")
                .Select(place => $"    defparam {place}.{parameter} = \"{named}\";"));
        }

        const string Source = Module + ".v";
        File.WriteAllLines(Path.Combine(folder, Source), [.. lines, "endmodule"]);
        return Source;
    }
}
