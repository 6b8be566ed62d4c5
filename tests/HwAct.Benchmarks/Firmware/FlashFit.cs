using System.Collections.Immutable;
using System.Globalization;
using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Verification;

namespace HwAct.Benchmarks.Firmware;

/// <summary>Fits the weights of the model of flash to what the compiler makes of many kernels, and writes them beside the model.</summary>
/// <remarks>Least squares of the relative error, drawn a little towards one instruction where few kernels say anything of a part.</remarks>
internal static class FlashFit
{
    /// <summary>The path of the weights below the repository.</summary>
    public const string File = "src/HwAct/Costs/flash.csv";

    // Beyond this much code nothing is chosen for its flash: registers are spilled, and each further step costs more than the one before.
    private const int MostCode = 400;

    private const double Pull = 3e-4;
    private const double Instruction = 3;

    private static readonly string[] Methods = ["table", "interpolated-table", "piecewise-linear", "piecewise-polynomial", "tanh-polynomial", "threshold"];

    /// <summary>Fits, prints each weight beside the one that was there, and writes them.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="output">Where they are printed.</param>
    public static void Run(string root, TextWriter output)
    {
        (FlashContents Contents, int Bytes)[] catalog = [.. Catalog(root).Select(kernel => (FlashCount.Of(kernel.Kernel, kernel.Formats), kernel.Bytes))];
        double[] weights = Weights([.. Random().Concat(catalog).Where(kernel => kernel.Bytes - kernel.Contents.RomBytes <= MostCode)]);
        double worst = catalog.Max(kernel => Math.Abs((kernel.Contents.Bytes(weights) / kernel.Bytes) - 1));

        // Rounded up, so that it holds.
        worst = Math.Ceiling(worst * 1000) / 1000;
        string path = Path.Combine(root, File);
        Dictionary<string, string> before = System.IO.File.ReadAllLines(path).Select(line => line.Split(',')).ToDictionary(words => words[0], words => words[1], StringComparer.Ordinal);
        (string Name, string Weight)[] fitted =
        [
            .. Enum.GetNames<FlashPart>().Zip(weights, (name, weight) => (name, weight.ToString("0.00", CultureInfo.InvariantCulture))),
            (FlashModel.WorstErrorName, worst.ToString("0.000", CultureInfo.InvariantCulture)),
        ];
        Cli.TextTable.Write(output, [["flash", "was", "is"], .. fitted.Select(row => (string[])[row.Name, before.GetValueOrDefault(row.Name, "-"), row.Weight])]);
        System.IO.File.WriteAllText(path, string.Concat(fitted.Select(row => $"{row.Name},{row.Weight}\n").Prepend("part,bytes\n")));
    }

    /// <summary>The kernels of the catalog, and their bytes on a Cortex-M4 at -Os as the committed table has them.</summary>
    public static ImmutableArray<(KernelProgram Kernel, ImmutableArray<Quantization> Formats, int Bytes)> Catalog(string root)
    {
        string generated = Path.Combine(root, "generated");
        return
        [
            .. FirmwareTable.Read(root).Where(row => row.Core == Core.M4.Name && Directory.Exists(Path.Combine(generated, row.Kernel))).Select(row =>
            {
                DesignedKernel design = new RecordedFolder(row.Kernel, Path.Combine(generated, row.Kernel)).Program().Design.Restore();
                return (design.Design.Kernel, design.Specification.Inputs, row.Small.Flash);
            }),
        ];
    }

    private static (FlashContents Contents, int Bytes)[] Random()
    {
        ImmutableArray<ProvenKernel> kernels = RandomRequests.Proven(Methods.SelectMany((method, index) =>
            RandomRequests.Requests((ulong)index + 1, method == Methods[0] ? 10 : 100, new(method)).Concat(RandomRequests.Requests((ulong)index + 11, 30, new(method), 12))));
        Subject[] subjects = [.. kernels.Select(Subjects.Of)];
        int[] measured = [.. subjects.Chunk(40).AsParallel().AsOrdered().SelectMany(chunk => new CoreBuild(Core.M4).Flash(chunk))];
        return [.. kernels.Zip(measured, (kernel, bytes) => (FlashCount.Of(kernel.Kernel, kernel.Specification.Inputs), bytes))];
    }

    private static double[] Weights((FlashContents Contents, int Bytes)[] trained)
    {
        int size = trained[0].Contents.Parts.Length;
        var normal = new double[size, size + 1];
        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < size; k++)
            {
                normal[i, k] = trained.Sum(kernel => kernel.Contents.Parts[i] * (double)kernel.Contents.Parts[k] / kernel.Bytes / kernel.Bytes);
            }

            normal[i, i] += Pull;
            normal[i, size] = trained.Sum(kernel => kernel.Contents.Parts[i] * (kernel.Bytes - (double)kernel.Contents.RomBytes) / kernel.Bytes / kernel.Bytes) + (Pull * Instruction);
        }

        return Solution(normal);
    }

    // Gauss and Jordan, by the largest pivot.
    private static double[] Solution(double[,] system)
    {
        int size = system.GetLength(0);
        for (int i = 0; i < size; i++)
        {
            int pivot = Enumerable.Range(i, size - i).MaxBy(row => Math.Abs(system[row, i]));
            for (int k = 0; k <= size; k++)
            {
                (system[i, k], system[pivot, k]) = (system[pivot, k], system[i, k]);
            }

            for (int row = 0; row < size; row++)
            {
                double factor = system[row, i] / system[i, i];
                for (int k = i; row != i && k <= size; k++)
                {
                    system[row, k] -= factor * system[i, k];
                }
            }
        }

        return [.. Enumerable.Range(0, size).Select(i => system[i, size] / system[i, i])];
    }
}
