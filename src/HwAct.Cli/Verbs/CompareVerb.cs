using System.CommandLine;
using System.Text.Json;
using HwAct.Generation;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.PublishedAlgorithms;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary><c>hwact compare</c>: a kernel beside published algorithms, on the kernel's own quantization.</summary>
internal sealed class CompareVerb : Verb
{
    private static readonly string[] Heading = ["", "bytes", "max LSB", "misrounded %", "RMSE LSB", ""];

    private readonly Func<string?, IGenerator> generators;
    private readonly KernelSource source = new(writes: false);
    private readonly Option<bool> json = JsonSwitch();

    /// <summary>Creates the verb.</summary>
    public CompareVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "compare",
            "Measure kernels, and the published algorithms that are used for the same function and formats, over every input code, and print them side by side.",
            "hwact compare kernels.json --kernel gelu_q3_12",
            "hwact compare --activation gelu --input Q3.12 --output Q3.12 --method interpolated-table")
    {
        this.generators = generators;
        source.AddTo(this);
        Add(json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        IGenerator generator = generators(null);
        KernelSelection selection = source.Read(arguments, Console);
        ImmutableArray<ProvenKernel> kernels = KernelBatch.Prove(Console, generator, selection.Kernels);
        (ProvenKernel Kernel, ImmutableArray<Comparison> Comparisons)[] compared =
            [.. kernels.Select(kernel => (kernel, Comparison.All(kernel.Specification)))];
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(Console.Output, writer => writer.WriteObjects("kernels", compared, entry => WriteJson(writer, entry.Kernel, entry.Comparisons)));
            return ExitCode.Done;
        }

        for (int i = 0; i < compared.Length; i++)
        {
            WriteText(compared[i].Kernel, compared[i].Comparisons, first: i == 0);
        }

        return ExitCode.Done;
    }

    private static string[] Row(string name, long bytes, ErrorFigures error, string note) =>
    [
        name,
        Figure.Text(bytes),
        Figure.AtMost(error.LargestLsb),
        Figure.Percent(error.MisroundedCodes, error.Codes),
        Figure.Text(error.RmseLsb),
        note,
    ];

    private static void WriteJson(Utf8JsonWriter writer, ProvenKernel kernel, ImmutableArray<Comparison> comparisons)
    {
        writer.WriteString("name", kernel.Specification.Name);
        writer.WriteString("activation", kernel.Specification.Activation.ToString());
        foreach ((FunctionPort port, Quantization format) in kernel.Specification.Ports)
        {
            writer.WriteString(port.Member, format.ToString());
        }

        writer.WriteString("output", kernel.Specification.Output.ToString());
        writer.WriteString("method", kernel.Specification.Method.Name);
        WriteFigures(writer, kernel.Kernel.RomBytes, kernel.Error);
        writer.WriteObjects("baselines", comparisons, comparison =>
        {
            writer.WriteString("name", comparison.Baseline.Name);
            writer.WriteString("source", comparison.Baseline.Source);
            writer.WriteString("serves", comparison.Baseline.Serves);
            WriteFigures(writer, comparison.Baseline.Bytes, comparison.Error);
        });
    }

    private static void WriteFigures(Utf8JsonWriter writer, long bytes, ErrorFigures error)
    {
        writer.WriteNumber("bytes", bytes);
        writer.WriteBound("max_lsb", error.LargestLsb);
        writer.WriteBound("max_abs", error.LargestAbs);
        writer.WriteFigure("rmse_lsb", error.RmseLsb);
        writer.WriteNumber("misrounded_codes", error.MisroundedCodes);
        writer.WriteNumber("saturated_codes", error.SaturatedCodes);
        writer.WriteNumber("codes", error.Codes);
    }

    private void WriteText(ProvenKernel kernel, ImmutableArray<Comparison> comparisons, bool first)
    {
        var specification = kernel.Specification;
        Console.Output.WriteLine(
            $"{(first ? "" : "\n")}{specification.Activation}{(specification.Inputs.Length > 1 ? " gated" : "")}, {string.Join(" by ", specification.Inputs)} to {specification.Output}, all {Figure.Shown(kernel.Error.Codes)} {specification.Function.Domain.Many}, error {ErrorWords.Error}, {Figure.Shown(kernel.Error.SaturatedCodes)} saturated:");
        TextTable.Write(
            Console.Output,
            [
                Heading,
                Row(specification.Name, kernel.Kernel.RomBytes, kernel.Error, $"this kernel, method {specification.Method.Name}"),
                .. comparisons.Select(comparison => Row(comparison.Baseline.Name, comparison.Baseline.Bytes, comparison.Error, comparison.Baseline.Source)),
            ],
            indent: 2);
    }
}
