using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>What the header comment of every generated file states, as labels and lines that C and Verilog print alike.</summary>
internal static class KernelFacts
{
    private const int LineLength = 96;

    // The command stays on one line, to be copied.
    private const string CommandLabel = "Made by";

    /// <summary>What the kernel computes, on one line: <c>GELU, erf form: x*Phi(x) = …</c>.</summary>
    public static string Title(ProvenKernel proven) => Ascii.From($"{proven.Specification.Function.Title}: {proven.Specification.Function.Formula}");

    /// <summary>The facts, each with a label padded to one width, its first line, and further lines.</summary>
    /// <param name="proven">The kernel.</param>
    /// <param name="program">What is printed.</param>
    /// <param name="timing">How long a code takes, with its label.</param>
    public static TemplateValue Of(ProvenKernel proven, LoweredProgram program, params (string Label, string Text)[] timing)
    {
        (string Label, string Text)[] facts =
        [
            .. proven.Specification.Ports.Select(input => (input.Port.Label, Describe(input.Format) + Outside(input.Format))),
            .. proven.Inner is InnerValue inner ? [("Value", Value(inner, proven.Curve.Specification.Output))] : Array.Empty<(string, string)>(),
            ("Output", Describe(proven.Specification.Output) + (proven.Specification.Output.IsNarrowed ? "; limited to these codes" : "")),
            ("Rounding", Ties(proven.Specification.Rounding)),
            .. proven.Specification.Activation.Parameters.Select(p => ("Parameter", $"{p.Key} = {Number(p.Value)}")),
            ("Method", Method(proven)),
            ("Error", Error(proven)),
            ("Saturated", ErrorWords.Saturated(proven)),
            ("Proof", ErrorWords.Coverage(proven)),
            .. proven.Design.Remarks.Select(remark => ("Note", remark)),
            ("Tables", Tables(program)),
            .. timing,
            (CommandLabel, GenerateCommand.Of(proven.Designed.Explicit)),
        ];
        int width = facts.Max(fact => fact.Label.Length);
        return TemplateValue.List(facts.Select(fact =>
        {
            string text = Ascii.From(fact.Text);
            string[] lines = fact.Label == CommandLabel ? [text] : [.. Wrap(text, LineLength - width)];
            return new TemplateModel
            {
                ["label"] = fact.Label.PadRight(width),
                ["blank"] = new string(' ', width),
                ["text"] = lines[0],
                ["more"] = TemplateValue.List(lines.Skip(1)),
            };
        }));
    }

    /// <summary>How long a code takes in hardware, and where registers are.</summary>
    public static (string Label, string Text)[] TimingOf(Pipeline pipeline) =>
    [
        ("Latency", Latency(pipeline.Schedule)),
        .. pipeline.Schedule.Latency > 0 ? [("Registers", Registers(pipeline))] : Array.Empty<(string, string)>(),
    ];

    private static string Latency(Schedule schedule) => $"{schedule.Clocks}; {schedule.Pace}, {schedule.State}.";

    private static string Registers(Pipeline pipeline) =>
        Text($"{pipeline.RegisterBits} bits{(pipeline.MemoryRegisterBits > 0 ? Text($" and {pipeline.MemoryRegisterBits} in block RAM") : "")}, placed for {pipeline.Request.Promise}; by the delays of {pipeline.Device} the slowest stage takes {pipeline.Megahertz} MHz, inputs coming from registers");

    private static string Describe(Quantization quantization)
    {
        IntegerType type = quantization.Type;
        string code = quantization.ZeroPoint switch
        {
            0 => "code",
            > 0 => Text($"(code - {quantization.ZeroPoint})"),
            _ => Text($"(code + {-quantization.ZeroPoint})"),
        };
        int exponent = Math.ILogB(quantization.Scale);
        string scale = quantization.Scale == Math.ScaleB(1, exponent) && exponent is < 0 and > -64
            ? Text($"2^{exponent}")
            : Number(quantization.Scale);
        string format = quantization.IsFixedPoint ? $"{QuantizationNotation.OfType(quantization)}, " : "";
        return Text($"{format}{type} codes {quantization.MinCode} to {quantization.MaxCode}, real = {scale} * {code}");
    }

    // What becomes of the codes that the range of an input leaves out.
    private static string Outside(Quantization input) => (input.IsNarrowed, input.Outside) switch
    {
        (false, _) => "",
        (_, OutsideCodes.Never) => "; the caller promises that no other code comes: nothing is said of what one would give",
        _ => "; a code below or above them is taken as the nearest of them",
    };

    // The step between the halves of a gated kernel, and why no multiplier requantizes.
    private static string Value(InnerValue inner, Quantization format) =>
        $"{inner.Meaning}: {Describe(format)}; {inner.Factor} that is 2^-{inner.Shift} of the output scale, so requantizing is a shift";

    private static string Ties(RoundingRule rule) => rule switch
    {
        RoundingRule.HalfEven => "to the nearest code, ties to the even multiple of the scale (half-even)",
        RoundingRule.HalfAway => "to the nearest code, ties away from real zero (half-away)",
        RoundingRule.HalfUp => "to the nearest code, ties toward +infinity (half-up)",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Method(ProvenKernel proven)
    {
        string parameters = string.Join(", ", proven.Design.Figures.Select(p => $"{p.Key} = {p.Value}"));
        return proven.Design.Method + (parameters.Length == 0 ? "" : $" ({parameters})");
    }

    private static string Error(ProvenKernel proven)
    {
        ErrorFigures error = proven.Error;
        string at = proven.Specification.Function.Place(Figure.Text, error.WorstCodes);
        string promised = proven.Design.PromiseLsb is double promise ? $"; promised: at most {Number(promise)} LSB" : "";
        return $"proven over all {Figure.Shown(error.Codes)} {proven.Specification.Function.Domain.OfInputs}: {ErrorWords.Error} is at most {Figure.AtMost(error.LargestLsb)} LSB (at {at}), f unrounded, "
            + $"the clamp that of the output codes; {ErrorWords.Misrounded(proven)}{promised}";
    }

    private static string Bits(long bits) => Text($"{bits} {(bits == 1 ? "bit" : "bits")}");

    private static string Tables(LoweredProgram program)
    {
        Table[] tables = [.. program.Tables];
        string[] each =
        [
            .. tables.Select(table => Text($"{table.Name}: {table.Entries.Length} {(table.Entries.Length == 1 ? "entry" : "entries")} of {Bits(table.Type.Bits)} in address order")),
            .. program.Networks.Select(definition => Text($"{definition.Name}: {((Network)definition.Primitive).Logic.LutCount} look-up tables of {((Network)definition.Primitive).Logic.LutInputs} inputs")),
        ];
        return each.Length == 0 ? "none" : Text($"{Bits(program.Kernel.RomBits)}, {program.Kernel.RomBytes} {(program.Kernel.RomBytes == 1 ? "byte" : "bytes")} as C arrays ({string.Join("; ", each)})");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
