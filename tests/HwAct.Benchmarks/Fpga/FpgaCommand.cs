using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HwAct.Cli;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Verification;

namespace HwAct.Benchmarks.Fpga;

/// <summary><c>fpga</c>: measures the modules of the catalog that the committed table does not know yet, and writes the table.</summary>
internal static class FpgaCommand
{
    /// <summary>Runs the command in the repository that holds the current directory.</summary>
    /// <param name="arguments">Names of kernels to measure anew, in any case; none.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where progress goes.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        string root = Directory.GetCurrentDirectory();
        string generated = Path.Combine(root, "generated");
        ImmutableArray<string> kernels =
            [.. Directory.GetDirectories(generated).Select(folder => Path.GetFileName(folder)!).Where(name => File.Exists(FpgaTable.Module(root, name))).Order(StringComparer.Ordinal)];
        if (arguments.FirstOrDefault(name => !kernels.Contains(name, StringComparer.Ordinal)) is string unknown)
        {
            error.WriteLine($"fpga: generated/ has no module '{unknown}'; {NearestName.Suggest(unknown, kernels)}");
            return ExitCode.Error;
        }

        var rows = FpgaTable.Read(root).Where(row => !arguments.Contains(row.Kernel, StringComparer.Ordinal)).ToDictionary(row => (row.Kernel, row.Device));
        foreach (string kernel in kernels)
        {
            string sha256 = FpgaTable.Sha256(FpgaTable.Module(root, kernel));
            Device[] stale = [.. Device.All.Where(device => !rows.TryGetValue((kernel, device.Name), out FpgaRow? row) || row.Sha256 != sha256)];
            if (stale.Length > 0)
            {
                ProvenKernel proven = new RecordedFolder(kernel, Path.Combine(generated, kernel)).Prove().Kernel
                    ?? throw new InvalidOperationException($"{kernel}: 'hwact verify' says what is wrong with it");
                foreach (Device device in stale)
                {
                    error.WriteLine($"fpga: {kernel} on {device.Name}");
                    rows[(kernel, device.Name)] = Measure(root, proven, device, sha256, [.. rows.Values]);
                    FpgaTable.Write(root, Ordered());
                }
            }
        }

        FpgaTable.Write(root, Ordered());
        TextTable.Write(output, [FpgaRow.Heading.Split(',')[..14], .. Ordered().Select(row => row.ToString().Split(',')[..14])]);
        return ExitCode.Done;

        IEnumerable<FpgaRow> Ordered() =>
            from kernel in kernels from device in Device.All where rows.ContainsKey((kernel, device.Name)) select rows[(kernel, device.Name)];
    }

    private static FpgaRow Measure(string root, ProvenKernel kernel, Device device, string sha256, ImmutableArray<FpgaRow> known)
    {
        string name = kernel.Kernel.Name;
        string source = FpgaTable.Module(root, name);
        int latency = 0;
        Resources measured = Synthesis.Measure(device, source, name);
        int? clock = device == Device.Ice40 ? PlaceAndRoute.Measure(File.ReadAllText(source), kernel.Kernel, latency, measured) : null;
        string? table = CaseTable.Of(kernel, device);
        string tableSha256 = table is null ? "-" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(table)));
        return new FpgaRow(
            name,
            device.Name,
            kernel.Kernel.RomBits.ToString(CultureInfo.InvariantCulture),
            latency.ToString(CultureInfo.InvariantCulture),
            Numerics.Figure.AtMost(kernel.Error.MaxLsb),
            measured,
            clock,
            table is null ? null : TableOf(table, device, known.FirstOrDefault(row => row.Device == device.Name && row.TableSha256 == tableSha256)),
            device == Device.Ice40 ? Published.Of(kernel.Specification) : "-",
            sha256,
            tableSha256);
    }

    // Kernels of one function share its table.
    private static Resources? TableOf(string table, Device device, FpgaRow? known) => known is not null ? known.Table : Synthesis.MeasureText(device, table, CaseTable.Module);
}
