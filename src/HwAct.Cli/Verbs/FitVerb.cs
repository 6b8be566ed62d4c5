using System.CommandLine;
using HwAct.Activations;
using HwAct.Fits;
using HwAct.Numerics;
using HwAct.Reports;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary><c>hwact fit</c>: the best values for the parameters of a form that stands for an activation, beside those that are in use.</summary>
internal sealed class FitVerb : Verb
{
    private const string Every = "every criterion";

    private readonly Argument<string> activation = new("ACTIVATION")
    {
        Description = $"What the form stands for: {string.Join(", ", FitCatalog.Activations)}.",
        HelpName = "ACTIVATION",
    };

    private readonly Option<string?> form = new("--form")
    {
        Description = $"The form; each of the activation where it is left out. There is {string.Join("; ", FitCatalog.Activations.Select(name => $"{string.Join(", ", FitCatalog.Of(name).Select(one => one.Name))} of {name}"))}.",
        HelpName = "FORM",
    };

    private readonly Option<string?> criterion = new("--criterion")
    {
        Description = $"What is made least; {Every} where it is left out: {string.Join("; ", FitCriteria.All.Select(known => $"{known.Name}, {known.Meaning}"))}.",
        HelpName = string.Join('|', FitCriteria.All.Select(known => known.Name)),
    };

    private readonly Option<string?> interval = new("--interval")
    {
        Description = "Where: -4..4; that of the input's codes where it is left out, and without formats -8..8.",
        HelpName = "LOW..HIGH",
    };

    private readonly Option<string?> sigma = new("--sigma")
    {
        Description = "Deviation of the normal inputs N(0, S); 1 where it is left out.",
        HelpName = "S",
    };

    private readonly Option<string?>[] formats =
    [
        new("--input") { Description = "The format of codes that the cost of the form is measured on.", HelpName = "FORMAT" },
        new("--output") { Description = "Its output format; where it is left out, that of the input, or one that the function's values fill.", HelpName = "FORMAT" },
        new("--rounding") { Description = "Its rounding of ties: half-even, half-away or half-up.", HelpName = "RULE" },
    ];

    private readonly Option<string> format = new("--format")
    {
        Description = "terminal: figures; json, for programs, with the curves; html, a page with plots.",
        HelpName = string.Join('|', FitReport.Names),
        DefaultValueFactory = _ => FitReport.Names[0],
    };

    /// <summary>Creates the verb.</summary>
    public FitVerb(ToolConsole console)
        : base(
            console,
            "fit",
            "Fit the parameters of a form to an activation, beside the values in use, and say what each costs on your formats.",
            "hwact fit gelu --form swish --input Q3.12 --output Q3.12",
            "hwact fit gelu --form tanh-cubic --criterion normal --sigma 0.8",
            "hwact fit silu --format html > silu.html")
    {
        activation.Validators.Add(RequireNoOption);
        activation.CompletionSources.Add(_ => FitCatalog.Activations.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        criterion.Validators.Add(result => RequireOneOf(result, "criterion", [.. FitCriteria.All.Select(known => known.Name)]));
        format.Validators.Add(result => RequireOneOf(result, "form", FitReport.Names));
        AddAll([activation, form, criterion, interval, sigma, .. formats, format]);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        string name = NameOf(arguments.GetValue(activation)!);
        ImmutableArray<FitForm> forms = FormsOf(name, arguments.GetValue(form));
        FitCriterion[] criteria = arguments.GetValue(criterion) is string asked
            ? [FitCriteria.All.First(known => known.Name == asked).Criterion]
            : [.. FitCriteria.All.Select(known => known.Criterion)];
        ImmutableArray<FitForm> serving = [.. forms.Where(one => one.Criteria.Intersect(criteria).Any())];
        if (serving.IsEmpty)
        {
            throw new UsageException($"--criterion: {arguments.GetValue(criterion)} is of forms that are x times something; {string.Join(", ", forms.Select(one => one.Name))} of {name} is not");
        }

        KernelSpecification? measured = SpecificationOf(arguments, forms[0].Activation.Name);
        FitInterval where = IntervalOf(arguments, measured?.Input);
        if (!where.Holds(forms[0].Activation))
        {
            throw new UsageException($"--interval: from {Figure.Text(where.Low)} to {Figure.Text(where.High)} {name} is a line, and nothing can be fitted; an interval nearer to zero is needed");
        }

        double reach = Math.Max(Math.Abs(where.Low), Math.Abs(where.High));
        if (serving.All(one => reach > one.Reach))
        {
            throw new UsageException($"--interval: {serving[0].Name} serves x from {Figure.Text(-serving[0].Reach)} to {Figure.Text(serving[0].Reach)} alone; farther out it turns back to zero");
        }

        ImmutableArray<Fit> fits = [.. serving.Where(one => reach <= one.Reach).Select(one => Fit.Of(one, [.. criteria], where, measured)).Where(fit => !fit.Rows.IsEmpty)];
        if (fits.IsEmpty || !fits.Any(fit => fit.Rows.Any(row => row.Criterion is not null)))
        {
            throw new UsageException($"--criterion: no inputs N(0, {Figure.Text(where.Sigma)}) lie from {Figure.Text(where.Low)} to {Figure.Text(where.High)}; another interval is needed");
        }

        Console.Output.Write(FitReport.Of(arguments.GetValue(format)!, fits));
        return ExitCode.Done;
    }

    // A framework's name stands for what it is read for.
    private static string NameOf(string written)
    {
        try
        {
            return FrameworkPreset.Find(written)?.Activation ?? written;
        }
        catch (FormatException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    private static ImmutableArray<FitForm> FormsOf(string activation, string? form)
    {
        ImmutableArray<FitForm> known = FitCatalog.Of(activation);
        if (known.IsEmpty)
        {
            string reason = ActivationCatalog.Gated.FirstOrDefault(one => one.Name == activation) is GatedForm gated ? $"{activation} is {gated.Gate} times a second input; 'hwact fit {gated.Gate}' fits that"
                : ActivationCatalog.Find(activation) is not null ? $"no form stands for {activation}; there is {string.Join(", ", FitCatalog.Activations)}"
                : $"there is no activation '{activation}' that a form stands for; {NearestName.Suggest(activation, FitCatalog.Activations)}";
            throw new UsageException(reason);
        }

        ImmutableArray<FitForm> asked = form is null ? known : [.. known.Where(one => one.Name == form || one.Aliases.Contains(form, StringComparer.Ordinal))];
        return asked.IsEmpty
            ? throw new UsageException($"--form: there is no form '{form}' of {activation}; {NearestName.Suggest(form!, [.. known.Select(one => one.Name)])}")
            : asked;
    }

    private KernelSpecification? SpecificationOf(ParseResult arguments, string activation)
    {
        Dictionary<string, string> given = GivenOptions.Members(arguments, formats);
        if (given.Count == 0)
        {
            return null;
        }

        if (!given.ContainsKey("input"))
        {
            throw new UsageException($"--input is missing; --{given.Keys.First()} alone is no pair of formats");
        }

        given["activation"] = activation;
        LocatedSpecification read = new SpecificationReader().ReadOptions(given, []);
        GivenOptions.Tell(Console, [read]);
        return read.Specification;
    }

    private FitInterval IntervalOf(ParseResult arguments, Quantization? input)
    {
        double deviation = arguments.GetValue(sigma) is string text ? NumberOf("--sigma", text, 1e-3, 1e3) : 1;
        if (arguments.GetValue(interval) is not string written)
        {
            FitInterval usual = FitInterval.Of(input, deviation);
            return usual.Low < usual.High ? usual : throw new UsageException($"--input: {input} is {Figure.Text(usual.Low)} alone, where no form can be fitted; --interval LOW..HIGH is needed");
        }

        string[] ends = written.Split("..");
        if (ends.Length != 2)
        {
            throw new UsageException($"--interval: {Quoted.Text(written)} is no interval; LOW..HIGH such as -4..4 is needed");
        }

        double low = NumberOf("--interval", ends[0], -FitInterval.Farthest, FitInterval.Farthest);
        double high = NumberOf("--interval", ends[1], -FitInterval.Farthest, FitInterval.Farthest);
        return high - low >= 1e-3
            ? new(low, high, deviation)
            : throw new UsageException($"--interval: {Quoted.Text(written)} is empty; the greater end comes last, at least 0.001 from the other");
    }

    private static double NumberOf(string option, string text, double least, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value
            : throw new UsageException($"{option}: {Quoted.Text(text)} is not usable; a number from {Figure.Text(least)} to {Figure.Text(most)} is needed");
}
