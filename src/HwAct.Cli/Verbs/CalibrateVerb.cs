using System.CommandLine;
using HwAct.Activations;
using HwAct.Calibration;
using HwAct.Generation;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary><c>hwact calibrate</c>: formats for recorded inputs, as a specification.</summary>
internal sealed class CalibrateVerb : Verb
{
    private const string Best = "best";

    private readonly Func<string?, IGenerator> generators;
    private readonly RecordingSource recording = new();
    private readonly FormatRuleSource formats = new();
    private readonly Option<string> specification = new("--specification", "-o")
    {
        Description = "The specification to write; 'hwact generate' takes it as it is.",
        HelpName = "SPEC",
        DefaultValueFactory = _ => "kernels.json",
    };

    private readonly Option<string?> page = new("--page") { Description = "Also write a page with the histogram and the tables.", HelpName = "FILE.html" };
    private readonly Option<bool> force = new("--force") { Description = "Replace files that exist." };
    private readonly Option<string> range = new("--range")
    {
        Description = $"Whose proposal is written: {string.Join("; ", RangeMethods.Of(RangeMethods.UsualPercent).Select(method => $"{method.Name}: {method.Description}"))}; {Best}: of these the one whose RMS error on the recorded values is least.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Best,
    };

    private readonly Option<string> percentile = new("--percentile")
    {
        Description = "How many percent of the values the percentile keeps, of as many at each end or, with --symmetric, of the largest magnitudes.",
        HelpName = "P",
        DefaultValueFactory = _ => RangeMethods.UsualPercent.ToString(CultureInfo.InvariantCulture),
    };

    private readonly Option<string[]> settings = new("--set") { Description = "A parameter of the activation or the method, or max_error_lsb; may be given more than once.", HelpName = "KEY=VALUE" };
    private readonly Option<bool> json = JsonSwitch();
    private readonly Option<string?>[] members =
    [
        new("--activation") { Description = "The activation whose inputs were recorded; of a gated kernel, that of its gate.", HelpName = "NAME" },
        new("--method") { Description = "The method of the kernel; auto where it is left out.", HelpName = "NAME" },
        new("--rounding") { Description = "How the kernel rounds ties: half-even, half-away or half-up.", HelpName = "RULE" },
        new("--name") { Description = "The name of the kernel; made from activation and formats where it is left out.", HelpName = "NAME" },
    ];

    /// <summary>Creates the verb.</summary>
    public CalibrateVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "calibrate",
            "Propose scale and zero point of input and output for recorded inputs, by four methods, measure the error of the proven kernel of each on them, and write the specification of one, with the histogram that reports weigh errors by.",
            "hwact calibrate inputs.npy --activation gelu -o kernels.json",
            "hwact calibrate inputs.csv --column x --activation silu --symmetric --scales power-of-two --page calibrated.html",
            "hwact calibrate codes.bin --raw int8 --scale 0.05 --zero-point 3 --activation gelu --range percentile --percentile 99.9")
    {
        this.generators = generators;
        specification.Validators.Add(RequireNotEmpty);
        page.Validators.Add(RequireNotEmpty);
        AddAll([.. members, specification, page]);
        formats.AddTo(this);
        AddAll(range, percentile);
        recording.AddTo(this);
        AddAll(settings, force, json);
    }

    /// <summary>What <c>--range</c> takes.</summary>
    public static ImmutableArray<string> RangeWords { get; } = [Best, .. RangeMethods.Of(RangeMethods.UsualPercent).Select(method => method.Name)];

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        ImmutableArray<IRangeMethod> methods = RangeMethods.Of(Percent(arguments));
        string chosen = GivenOptions.Word(range, arguments.GetValue(range)!, RangeWords);
        (FormatRule input, FormatRule output) = formats.Read(arguments);
        NewFile[] files = [.. new[] { arguments.GetValue(specification), arguments.GetValue(page) }.OfType<string>().Select(path => new NewFile(path, arguments.GetValue(force)))];
        Array.ForEach(files, one => one.RequireFree());
        if (files.Select(one => Path.GetFullPath(one.Path)).Distinct(StringComparer.Ordinal).Count() < files.Length)
        {
            throw new UsageException($"--page: {files[1].Path} is the specification; another file is needed");
        }

        // Whatever is wrong with the kernel is said before the recording is read.
        Activation activation = Kernel(arguments, new(input.Type, 1, 0), new(output.Type, 1, 0)).Specification.Activation;
        IGenerator generator = generators(null);
        using var heap = new SmallHeap();
        using var line = new ProgressLine(Console, 1);
        Recording recorded = recording.Open(arguments);
        RecordedValues values = RecordedValues.Of(recorded, Percentage(line, "reading"));
        line.Report("choosing ranges");
        ImmutableArray<Proposal> proposals = Proposal.Of(recorded, values, activation, input, output, methods, Percentage(line, "counting codes"));
        LocatedSpecification[] kernels = [.. proposals.Select(proposal => Kernel(arguments, proposal.Input, proposal.Output))];
        ImmutableArray<MeasuredProposal> measured = MeasuredProposal.Of(
            recorded, values, activation, [.. proposals.Zip(Prove(generator, kernels))], Percentage(line, "measuring"));
        MeasuredProposal best = measured.FirstOrDefault(one => one.Proposal.Method.Name == chosen) ?? MeasuredProposal.Best(measured);
        LocatedSpecification kernel = kernels[measured.IndexOf(best)];
        var report = new CalibrationReport(
            Path.GetFileName(recorded.Path), recorded.Format.Description, values, measured, best, kernel.Specification.With(best.Proposal.Recorded));
        string[] texts = [CalibratedText.Of(report.Specification, best.Proposal), .. files.Length > 1 ? [CalibrationForm.Page(report)] : Array.Empty<string>()];
        Uninterrupted.Run(() =>
        {
            for (int i = 0; i < files.Length; i++)
            {
                files[i].Write(texts[i]);
            }
        });
        line.Dispose();
        Print(arguments, report, kernel, files);
        return ExitCode.Done;
    }

    private void Print(ParseResult arguments, CalibrationReport report, LocatedSpecification kernel, NewFile[] files)
    {
        GivenOptions.Tell(Console, [kernel]);
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(Console.Output, writer =>
            {
                CalibrationForm.Write(writer, report);
                writer.WriteString("specification", files[0].Path);
            });
            return;
        }

        Console.Output.Write(CalibrationForm.Text(report));
        Console.Output.WriteLine();
        Console.Output.WriteLine($"{files[0].Path}: {report.Specification.Name}, {report.Chosen.Proposal.Method.Name}; 'hwact generate {files[0].Path}' makes it");
    }

    // Proposals that are the same format are one kernel.
    private ImmutableArray<ProvenActivation> Prove(IGenerator generator, LocatedSpecification[] kernels)
    {
        int[] first = [.. kernels.Select(kernel => Array.FindIndex(kernels, other => SpecificationWriter.ToJson(other.Specification) == SpecificationWriter.ToJson(kernel.Specification)))];
        int[] distinct = [.. first.Distinct()];
        ImmutableArray<ProvenActivation> proven = [.. distinct.Select(index => KernelBatch.Prove(Console, generator, [kernels[index]])[0].Curve)];
        return [.. first.Select(index => proven[Array.IndexOf(distinct, index)])];
    }

    private LocatedSpecification Kernel(ParseResult arguments, Quantization input, Quantization output)
    {
        Dictionary<string, string> given = GivenOptions.Members(arguments, members);
        if (!given.TryGetValue("activation", out string? activation))
        {
            throw new UsageException("--activation: is missing; the activation whose inputs were recorded is needed");
        }

        if (ActivationCatalog.Gated.FirstOrDefault(form => form.Name == activation) is { Name: not null } gated)
        {
            throw new UsageException($"--activation: {gated.Name} has two inputs, and a recording is of one; calibrate its gate, --activation {gated.Gate}, and write the format of the second input, \"up\", into the specification");
        }

        given["input"] = input.ToString();
        given["output"] = output.ToString();
        return new SpecificationReader().ReadOptions(given, GivenOptions.Settings(arguments, settings));
    }

    private decimal Percent(ParseResult arguments)
    {
        string text = arguments.GetValue(percentile)!;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && value is >= 50 and <= 100
            ? value
            : throw new UsageException($"--percentile: {Quoted.Text(text)} is no percentile; a number from 50 to 100, in percent, is needed");
    }

    private static Action<long, long> Percentage(ProgressLine line, string what)
    {
        long last = -1;
        return (done, of) =>
        {
            long percent = 100 * done / of;
            if (percent != last)
            {
                last = percent;
                line.Report(string.Create(CultureInfo.InvariantCulture, $"{what}, {percent} %"));
            }
        };
    }
}
