using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>What changed between two kernels of one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Old">The kernel as it was; null where there was none.</param>
/// <param name="New">The kernel as it is; null where there is none.</param>
/// <param name="Differences">What else was asked for.</param>
/// <param name="ChangedFiles">Files that have another SHA-256, or that only one of them has.</param>
/// <param name="Codes">How many codes, or pairs, were compared; 0 where the formats are others, so that there is nothing to compare.</param>
/// <param name="Differing">How many of them give another output.</param>
/// <param name="Steps">Of a kernel of one input, new output less old output at each code of the range; empty otherwise.</param>
internal sealed record KernelDelta(
    string Name,
    ProvenKernel? Old,
    ProvenKernel? New,
    ImmutableArray<KernelDifference> Differences,
    ImmutableArray<string> ChangedFiles,
    long Codes,
    long Differing,
    ImmutableArray<long> Steps)
{
    private const int MostCodes = 20;

    /// <summary>Whether nothing changed.</summary>
    public bool IsSame => Old is not null && New is not null && Differences.IsEmpty && ChangedFiles.IsEmpty && Codes > 0 && Differing == 0;

    /// <summary>What happened, in a sentence.</summary>
    public string Words => (Old, New) switch
    {
        (null, _) => "is new",
        (_, null) => "is gone",
        _ when IsSame => $"is the same: all {Figure.Shown(Codes)} {Unit} and every file",
        _ => string.Concat(Differences.Select(difference => $"another {difference.Member} ({difference.Was} before); "))
            + (Codes == 0 ? "its formats are others: codes cannot be compared"
                : Differing == 0 ? $"all {Figure.Shown(Codes)} {Unit} give the same"
                : $"{Figure.Shown(Differing)} of {Figure.Shown(Codes)} {Unit} give another output")
            + (ChangedFiles.IsEmpty ? "" : $"; {Figure.Shown((long)ChangedFiles.Length)} files differ"),
    };

    private string Unit => Wording.Unit((New ?? Old)!);

    /// <summary>Compares two kernels.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="old">The kernel as it was, with the SHA-256 of its files; null where there was none.</param>
    /// <param name="now">The kernel as it is.</param>
    public static KernelDelta Of(
        string name,
        (ProvenKernel Kernel, ImmutableSortedDictionary<string, string> Files)? old,
        (ProvenKernel Kernel, ImmutableSortedDictionary<string, string> Files)? now)
    {
        if (old is null || now is null)
        {
            return new(name, old?.Kernel, now?.Kernel, [], [], 0, 0, []);
        }

        (ProvenKernel was, ProvenKernel kernel) = (old.Value.Kernel, now.Value.Kernel);
        ImmutableArray<string> files =
        [
            .. old.Value.Files.Keys.Union(now.Value.Files.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Where(file => old.Value.Files.GetValueOrDefault(file) != now.Value.Files.GetValueOrDefault(file)),
        ];
        bool isComparable = was.Kernel.Inputs.SequenceEqual(kernel.Kernel.Inputs) && was.Kernel.Output == kernel.Kernel.Output;
        (long codes, long differing) = isComparable ? Compared(was.Kernel, kernel.Kernel) : (0, 0);
        return new(
            name,
            was,
            kernel,
            KernelDifference.Between(was.Specification, kernel.Specification),
            files,
            codes,
            differing,
            isComparable && was is ProvenActivation before && kernel is ProvenActivation after && before.Outputs.Length == after.Outputs.Length
                ? [.. after.Outputs.Zip(before.Outputs, (a, b) => a - b)]
                : []);
    }

    /// <summary>The figures of both, side by side; those of one where the other is missing.</summary>
    public ReportTable Figures() => new(
        $"{Name}_figures",
        "Figures",
        "",
        ["figure:", "old", "new", "change"],
        [.. Rows().Select(row => ImmutableArray.Create(row.Name, Shown(row, Old), Shown(row, New), Change(row)))]);

    /// <summary>The first codes whose output changed.</summary>
    public IEnumerable<ReportTable> ChangedCodes()
    {
        int[] changed = [.. Enumerable.Range(0, Steps.Length).Where(i => Steps[i] != 0)];
        if (changed.Length > 0 && Old is ProvenActivation old && New is ProvenActivation now)
        {
            yield return new(
                $"{Name}_codes",
                "Codes that differ",
                changed.Length > MostCodes ? $"The first {Figure.Text((long)MostCodes)} of {Figure.Shown((long)changed.Length)}; the largest step is {Figure.Shown(Steps.Max(Math.Abs))} LSB." : "",
                ["code", "old", "new", "ideal", "old error, LSB", "new error, LSB"],
                [.. changed.Take(MostCodes).Select(i => ImmutableArray.Create(
                    Figure.Shown(now.Reference.Codes[i]),
                    Figure.Shown(old.Outputs[i]),
                    Figure.Shown(now.Outputs[i]),
                    Figure.Shown(now.Reference.Ideal[i]),
                    Figure.Shown(old.Errors[i]),
                    Figure.Shown(now.Errors[i])))]);
        }
    }

    /// <summary>The figures that are compared, by the names that the manifest has.</summary>
    internal static ImmutableArray<(string Name, Func<ProvenKernel, string> Print, Func<ProvenKernel, double> Value)> Rows() =>
    [
        ("max_lsb", kernel => Figure.AtMost(kernel.Error.LargestLsb), kernel => kernel.Error.MaxLsb),
        ("rmse_lsb", kernel => Figure.Text(kernel.Error.RmseLsb), kernel => kernel.Error.RmseLsb),
        ("bias_lsb", kernel => Figure.Text(kernel.Error.BiasLsb), kernel => kernel.Error.BiasLsb),
        ("misrounded_codes", kernel => Figure.Text(kernel.Error.MisroundedCodes), kernel => kernel.Error.MisroundedCodes),
        ("saturated_codes", kernel => Figure.Text(kernel.Error.SaturatedCodes), kernel => kernel.Error.SaturatedCodes),
        ("rom_bits", kernel => Figure.Text(kernel.Kernel.RomBits), kernel => kernel.Kernel.RomBits),
        ("rom_bytes", kernel => Figure.Text(kernel.Kernel.RomBytes), kernel => kernel.Kernel.RomBytes),
        ("wired_bits", kernel => Figure.Text(kernel.Kernel.WiredBits), kernel => kernel.Kernel.WiredBits),
        ("multiplications", kernel => Figure.Text((long)kernel.Kernel.Multiplications), kernel => kernel.Kernel.Multiplications),
        ("steps", kernel => Figure.Text((long)ReportProgram.Count(kernel.Kernel)), kernel => ReportProgram.Count(kernel.Kernel)),
    ];

    private static string Shown((string Name, Func<ProvenKernel, string> Print, Func<ProvenKernel, double> Value) row, ProvenKernel? kernel) =>
        kernel is null ? "–" : Figure.Shown(row.Print(kernel));

    private string Change((string Name, Func<ProvenKernel, string> Print, Func<ProvenKernel, double> Value) row)
    {
        if (Old is null || New is null || row.Print(Old) == row.Print(New))
        {
            return "";
        }

        double change = row.Value(New) - row.Value(Old);
        return (change > 0 ? "+" : "") + Figure.Shown(change);
    }

    private static (long Codes, long Differing) Compared(KernelProgram was, KernelProgram now)
    {
        var stimulus = new Stimulus(now);
        var before = new Interpreter(was);
        var after = new Interpreter(now);
        return (stimulus.Count, stimulus.Blocks().Sum(block => block.Run(before).Zip(block.Run(after)).LongCount(pair => pair.First != pair.Second)));
    }
}
