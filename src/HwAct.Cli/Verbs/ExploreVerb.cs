using System.CommandLine;
using System.Diagnostics;
using HwAct.Choice;
using HwAct.Generation;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact explore</c>: many designs of a function and its formats, which of them are worth having, and the one that a wish chooses.</summary>
internal sealed class ExploreVerb : Verb
{
    // What is asked after the answer: what a little more would buy.
    private const int More = 100;

    private readonly Func<string?, IGenerator> generators;
    private readonly KernelSource source = new(writes: true);
    private readonly Option<string> directory = DirectoryOption();
    private readonly Option<string?> pick = new("--pick")
    {
        Description = $"Choose a design and write its kernel: {Wish.Form}. Of several kernels a limit on a cost is shared: the largest error is made as small as all can keep it together, then the sum. "
            + $"There is {string.Join(", ", Quantity.All.Select(quantity => quantity.Name))}; method=NAME; max_error_lsb takes faithful and correctly-rounded too.",
        HelpName = "WISH",
    };

    private readonly Option<bool> measure = new("--measure")
    {
        Description = "Also run the tools on the designs of the fronts by flash and by LUTs: code and tables by arm-none-eabi-gcc for a Cortex-M4 at -Os, LUTs and carries by yosys for iCE40.",
    };

    private readonly Option<bool> force = new("--force") { Description = "Write the chosen kernel over what is in the way." };
    private readonly Option<string?> templates = TemplatesOption();
    private readonly Option<bool> json = JsonSwitch();

    /// <summary>Creates the verb.</summary>
    public ExploreVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "explore",
            "Make many designs of kernels by every method that applies, prove each over every input code, and show what error costs: explore.html, explore.csv and explore.json.",
            "hwact explore --activation gelu --input Q3.12 -o explored",
            "hwact explore --activation gelu --input int8:0.05 --pick \"max_error_lsb<=0.75, objective=rom-bits\" -o explored",
            "hwact explore kernels.json --pick \"rom-bits<=4000, objective=max_error_lsb\" -o explored")
    {
        this.generators = generators;
        source.AddTo(this);
        AddAll(directory, pick, measure, force, templates, json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        IGenerator generator = generators(arguments.GetValue(templates));
        KernelSelection selection = source.Read(arguments, Console);
        KernelSpecification[] asked = [.. selection.Kernels.Select(kernel => kernel.Specification)];
        Wish? wish = arguments.GetValue(pick) is string text ? Wish.Parse(text, asked[0]) : null;
        if (wish is not null && asked.Length > 1)
        {
            RequireShared(wish);
        }

        var output = new OutputDirectory(arguments.GetValue(directory)!);
        WriteRule rule = arguments.GetValue(force) ? WriteRule.Force : selection.IsFromFile ? WriteRule.Specification : WriteRule.SameKernel;
        if (wish is not null)
        {
            Uninterrupted.Run(() => output.RequireMayHold(asked, rule));
        }

        ImmutableArray<Exploration> explorations = Explore(asked, wish);
        bool isComplete = explorations.All(exploration => exploration.IsComplete);
        if (isComplete && arguments.GetValue(measure))
        {
            explorations = [.. explorations.Select(exploration => Measured(exploration, generator))];
        }

        Choice? choice = wish is not null && isComplete ? Choose(explorations, wish) : null;
        ImmutableArray<KernelFolder> folders = choice is null ? []
            : KernelBatch.Folders(Console, generator, KernelBatch.Prove(Console, generator, [.. choice.Designs.Select(design => LocatedSpecification.Of(design.Request))]), vectors: false);
        WrittenDirectory written = Uninterrupted.Run(() => output.Write(folders, generator.Show(explorations, choice?.Designs ?? []), rule));
        if (!isComplete)
        {
            Console.Error.WriteLine($"hwact: interrupted: {explorations.Sum(exploration => exploration.Designs.Length + exploration.Infeasible.Length)} of {explorations.Sum(exploration => exploration.Planned)} designs were looked at, and {output.Path} holds those{(wish is null ? "" : "; nothing was chosen")}");
        }

        if (arguments.GetValue(json))
        {
            WriteJson(output.Path, explorations, choice, written);
        }
        else
        {
            WriteText(output.Path, explorations, wish, choice);
        }

        return isComplete ? ExitCode.Done : ExitCode.Error;
    }

    private static void RequireShared(Wish wish)
    {
        if (wish.OnCosts.Count() > 1)
        {
            throw new WishException($"of several kernels one limit on a cost can be shared, not {string.Join(" and ", wish.OnCosts.Select(term => term.Text))}");
        }

        if (wish.OnCosts.Any() && wish.Objective.Objective is not null)
        {
            throw new WishException($"several kernels share {wish.OnCosts.Single().Text}, so that an error is what shall be least; expected is objective={string.Join(" or ", Quantity.Errors.Select(error => error.Name))}");
        }
    }

    private static Choice Choose(ImmutableArray<Exploration> explorations, Wish wish)
    {
        if (explorations.Length == 1 || !wish.OnCosts.Any())
        {
            return new Choice([.. explorations.Select(wish.Best)], null, null);
        }

        double budget = wish.OnCosts.Single().Most;
        return Shared(SharedBudget.Of(explorations, wish, budget), SharedBudget.Of(explorations, wish, budget + More));

        static Choice Shared(SharedBudget shared, SharedBudget more) => new(shared.Designs, shared, more);
    }

    private ImmutableArray<Exploration> Explore(KernelSpecification[] asked, Wish? wish)
    {
        using var interruption = new Interruption();
        using var line = new ProgressLine(Console, 1);
        return [.. asked.Select(kernel => Exploration.Of(kernel, wish?.Beside(kernel) ?? [], new Counter(line, kernel.Name, Stopwatch.StartNew()), interruption.Token))];
    }

    private Exploration Measured(Exploration exploration, IGenerator generator)
    {
        ExploredDesign[] front = [.. Quantity.Costs.Where(cost => cost.IsModeled && cost.Objective != Objective.Instructions).SelectMany(cost => exploration.Front(Quantity.Errors[0], cost)).DistinctBy(design => design.Number)];
        ImmutableArray<ProvenKernel> kernels = KernelBatch.Prove(Console, generator, [.. front.Select(design => LocatedSpecification.Of(design.Request))]);
        ImmutableArray<MeasuredCosts> costs = KernelBatch.ForEach(Console, [.. front.Select(design => $"design {Figure.Text(design.Number)}")], "measuring", index => ToolCosts.Of(kernels[index]));
        return exploration with { Designs = [.. exploration.Designs.Select(design => Array.FindIndex(front, one => one.Number == design.Number) is >= 0 and int at ? design with { Measured = costs[at] } : design)] };
    }

    private void WriteText(string path, ImmutableArray<Exploration> explorations, Wish? wish, Choice? choice)
    {
        for (int i = 0; i < explorations.Length; i++)
        {
            Exploration exploration = explorations[i];
            Quantity cost = wish?.OnCosts.FirstOrDefault()?.Quantity ?? (wish?.Objective.Objective is null ? null : wish.Objective) ?? Usual(exploration.Asked);
            Quantity error = wish is { Objective.Objective: null } ? wish.Objective : Quantity.Errors[0];
            Console.Output.WriteLine($"{exploration.Asked.Name}: {exploration.Designs.Length} designs of {exploration.Planned} requests; no better ones by {error.Name} and {cost.Name}:");
            ExploredDesign? chosen = choice?.Designs[i];
            TextTable.Write(Console.Output, [.. exploration.Front(error, cost).Append(chosen).OfType<ExploredDesign>().DistinctBy(design => design.Number).Select(design => new[]
            {
                design.Number == chosen?.Number ? "*" : "",
                Figure.Text(design.Number),
                design.Request.Method.Name,
                $"{ExplorationFile.Text(design, error)} {error.Name}",
                $"{ExplorationFile.Text(design, cost)} {cost.Name}{MeasuredOf(design, cost)}",
                ExplorationTable.Parameters(design),
            })], indent: 2);
        }

        if (choice is { Shared: SharedBudget shared, WithMore: SharedBudget more })
        {
            WishTerm term = wish!.OnCosts.Single();
            Console.Output.WriteLine($"together {term.Quantity.Name} {Figure.Text(shared.Cost)}, {wish.Objective.Name} at most {Figure.AtMost(shared.Largest)}; with {More} more at most {Figure.AtMost(more.Largest)} for {Figure.Text(more.Cost)}");
        }

        Console.Output.WriteLine($"{path}/{ExplorationPage.FileName} shows all{(choice is null ? "" : $"; {string.Join(", ", choice.Designs.Select(design => $"{path}/{design.Request.Name}"))} written")}");
    }

    private static string MeasuredOf(ExploredDesign design, Quantity cost) => (cost.Objective switch
    {
        Objective.Flash => design.Measured?.Flash,
        Objective.Luts => design.Measured?.Luts,
        _ => null,
    }) is long measured ? $", measured {Figure.Text(measured)}" : "";

    private static Quantity Usual(KernelSpecification asked) => Quantity.Costs.First(cost => cost.Objective == AutoDeclaration.ObjectiveOf(asked));

    private void WriteJson(string path, ImmutableArray<Exploration> explorations, Choice? choice, WrittenDirectory written) => JsonOutput.Write(Console.Output, writer =>
    {
        writer.WriteString("directory", path);
        writer.WriteBoolean("complete", explorations.All(exploration => exploration.IsComplete));
        writer.WriteObjects("kernels", explorations.Select((exploration, index) => (exploration, Chosen: choice?.Designs[index])), entry =>
        {
            writer.WriteString("name", entry.exploration.Asked.Name);
            writer.WriteNumber("designs", entry.exploration.Designs.Length);
            writer.WriteNumber("infeasible", entry.exploration.Infeasible.Length);
            if (entry.Chosen is ExploredDesign chosen)
            {
                writer.WriteNumber("chosen", chosen.Number);
                writer.WriteString("command", GenerateCommand.Of(chosen.Request));
                writer.WriteString("state", written.Changed.Contains(chosen.Request.Name, StringComparer.Ordinal) ? "written" : "unchanged");
            }
        });
        if (choice is { Shared: SharedBudget shared, WithMore: SharedBudget more })
        {
            writer.WriteObjects("shared", (SharedBudget[])[shared, more], budget =>
            {
                writer.WriteNumber("cost", budget.Cost);
                writer.WriteNumber("error", budget.Largest);
            });
        }
    });

    // The designs of a wish, and of several kernels what they cost together, now and with a little more.
    private sealed record Choice(ImmutableArray<ExploredDesign> Designs, SharedBudget? Shared, SharedBudget? WithMore);

    private sealed class Counter(ProgressLine line, string kernel, Stopwatch watch) : IProgress<(int Done, int Of, string Method)>
    {
        public void Report((int Done, int Of, string Method) value)
        {
            double left = watch.Elapsed.TotalSeconds / value.Done * (value.Of - value.Done);
            line.Report(string.Create(CultureInfo.InvariantCulture, $"{kernel} {value.Done}/{value.Of} {value.Method}, about {Math.Ceiling(left)} s left;"));
        }
    }
}
