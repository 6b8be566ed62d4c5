using System.Collections.Immutable;
using System.Security.Cryptography;

namespace HwAct.Benchmarks.Fpga;

/// <summary>The committed table, beside the cost model that is fitted to it.</summary>
internal static class FpgaTable
{
    /// <summary>Its path below the repository.</summary>
    public const string File = "src/HwAct/Costs/fpga.csv";

    /// <summary>The rows of a repository; none where there is no table.</summary>
    public static ImmutableArray<FpgaRow> Read(string root)
    {
        string path = Path.Combine(root, File);
        return System.IO.File.Exists(path) ? [.. System.IO.File.ReadAllLines(path).Skip(1).Select(FpgaRow.Parse)] : [];
    }

    /// <summary>Writes the rows.</summary>
    public static void Write(string root, IEnumerable<FpgaRow> rows) =>
        System.IO.File.WriteAllText(Path.Combine(root, File), string.Concat(rows.Select(row => row + "\n").Prepend(FpgaRow.Heading + "\n")));

    /// <summary>The module of a kernel.</summary>
    public static string Module(string root, string kernel) => Path.Combine(root, "generated", kernel, "verilog", kernel + ".v");

    /// <summary>The hash that a row carries.</summary>
    public static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)));
}
