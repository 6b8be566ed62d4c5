using System.Collections.Immutable;
using HwAct.Choice;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Choice.Exploring;

/// <summary>Many designs of one function, and which of them are worth having.</summary>
public sealed class ExplorationTests
{
    private static readonly Lazy<Exploration> Small = new(() => Explore("input: \"int6:0.2:3\"", "output: \"int6:0.15:-7\""));

    // Formats with few segments, one code of the input, one-sided ranges and outputs wider than the input among them.
    [Theory]
    [InlineData("gelu", "int8:0.05:3", "int8:0.03:-7")]
    [InlineData("gelu", "uint5:0.3:9", "int12:0.01")]
    [InlineData("tanh", "Q1.5", "Q0.7")]
    [InlineData("sigmoid", "int7:0.1:-20", "uint8:0.00390625")]
    [InlineData("softplus", "int4:1", "uint3:1.5")]
    [InlineData("elu", "int8:0.04:-128", "int8:0.04:-90")]
    [InlineData("mish", "int8:0.05:3:-10..100", "int8:0.05:3:-127..127")]
    [InlineData("gelu-grad", "int6:0.2", "int8:0.02")]
    public void Every_request_of_the_grid_is_met_or_refused_with_a_reason(string activation, string input, string output)
    {
        Exploration explored = Explore($"activation: \"{activation}\"", $"input: \"{input}\"", $"output: \"{output}\"");
        Assert.True(explored.IsComplete);
        Assert.NotEmpty(explored.Designs);
        Assert.All(explored.Infeasible, design => Assert.NotEqual("", design.Reason));
    }

    [Fact]
    public void What_is_said_of_a_design_is_what_its_request_makes()
    {
        foreach (ExploredDesign design in Small.Value.Designs)
        {
            ProvenKernel made = KernelChoice.Prove(design.Request);
            Assert.Equal(design.Values, Quantity.All.Select(quantity => quantity.Of(made)));
            Assert.Equal((design.Error.MaxLsb, design.RomBytes), (made.Error.MaxLsb, made.Kernel.RomBytes));
            Assert.Equal(made.Error.MaxLsb, design.Outline.Max(part => Math.Max(Math.Abs(part.Least), Math.Abs(part.Greatest))), 1e-9);
        }
    }

    [Fact]
    public void The_front_is_what_no_design_is_better_than()
    {
        foreach (Quantity error in Quantity.Errors)
        {
            foreach (Quantity cost in Quantity.Costs)
            {
                ExploredDesign[] front = [.. Small.Value.Front(error, cost)];
                foreach (ExploredDesign design in Small.Value.Designs)
                {
                    Assert.Contains(front, best => best.Of(error) <= design.Of(error) && best.Of(cost) <= design.Of(cost));
                }

                Assert.All(front, best => Assert.DoesNotContain(Small.Value.Designs, design =>
                    design.Of(error) <= best.Of(error) && design.Of(cost) <= best.Of(cost) && (design.Of(error) < best.Of(error) || design.Of(cost) < best.Of(cost))));
            }
        }
    }

    [Fact]
    public void The_same_is_explored_every_time()
    {
        Exploration again = Explore("input: \"int6:0.2:3\"", "output: \"int6:0.15:-7\"");
        Assert.Equal(ExplorationFile.Of([Small.Value]).Text, ExplorationFile.Of([again]).Text);
    }

    [Fact]
    public void The_method_and_the_bound_of_what_is_asked_have_no_say() => Assert.Equal(
        ExplorationTable.Of([Small.Value]).Text,
        ExplorationTable.Of([Explore("input: \"int6:0.2:3\"", "output: \"int6:0.15:-7\"", "method: \"interpolated-table\"", "max_error_lsb: 3")]).Text);

    [Theory]
    [InlineData("max_error_lsb<=0.75, objective=rom-bits")]
    [InlineData("max_error_lsb<=faithful, objective=rom-bits")]
    [InlineData("max_error_lsb<=correctly-rounded, objective=multiplications")]
    [InlineData("max_error_lsb<=0.9, objective=rom-bits")]
    public void A_wish_that_auto_knows_chooses_what_auto_chooses(string text)
    {
        KernelSpecification asked = Small.Value.Asked;
        var wish = Wish.Parse(text, asked);
        Exploration explored = Exploration.Of(asked, wish.Beside(asked), progress: null, CancellationToken.None);
        ProvenKernel chosen = KernelChoice.Prove(wish.Best(explored).Request);
        ErrorBound bound = ErrorBound.Parse(text.Split("<=")[1].Split(',')[0])!;
        ProvenKernel auto = KernelChoice.Prove(asked.With(new MethodChoice("auto").With("objective", ParameterValue.Of(wish.Objective.Name)), bound));
        Assert.Equal(GenerateCommand.Of(auto.Designed.Explicit), GenerateCommand.Of(chosen.Designed.Explicit));
    }

    [Theory]
    [InlineData("piecewise-linear")]
    [InlineData("interpolated-table")]
    [InlineData("threshold")]
    public void A_method_that_is_wished_is_what_is_chosen(string method)
    {
        var wish = Wish.Parse($"method={method}, max_error_lsb<=1, objective=rom-bits", Small.Value.Asked);
        ExploredDesign[] allowed = [.. Small.Value.Designs.Where(design => design.Request.Method.Name == method && design.Error.MaxLsb <= 1)];
        ExploredDesign chosen = wish.Best(Small.Value);
        Assert.Equal((method, allowed.Min(design => design.Of(wish.Objective))), (chosen.Request.Method.Name, chosen.Of(wish.Objective)));
    }

    [Fact]
    public void A_wish_that_none_fulfills_is_told_the_nearest()
    {
        Exploration explored = Small.Value;
        double least = explored.Designs.Min(design => design.Error.MaxLsb);
        ExploredDesign nearest = explored.Designs.Where(design => design.Error.MaxLsb == least).OrderBy(design => design.Of(Wish.Parse("max_error_lsb<=0.4", explored.Asked).Objective)).First();
        WishException exception = Assert.Throws<WishException>(() => Wish.Parse("max_error_lsb<=0.4", explored.Asked).Best(explored));
        Assert.Contains($"no design of k keeps max_error_lsb<=0.4; the nearest is design {nearest.Number}, {nearest.Request.Method.Name}: max_error_lsb ", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<WishException>(() => Wish.Parse("rom-bits<=3, max_error_lsb<=0.5", explored.Asked).Best(explored));

        // As a ratio, the worst of its limits.
        double Excess(ExploredDesign design) => Math.Max(1, Math.Max(design.Of(Quantity.Find("rom-bits")!) / 3, design.Error.MaxLsb / 0.5));
        nearest = explored.Designs.OrderBy(Excess).ThenBy(design => design.Error.MaxLsb).ThenBy(design => design.Number).First();
        Assert.Contains($"the nearest is design {nearest.Number}, ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(": rom-bits ", exception.Message, StringComparison.Ordinal);
    }

    // 200 codes in 64 stretches, of three and of four.
    [Fact]
    public void An_outline_has_every_code_in_one_of_its_stretches()
    {
        var kernel = (ProvenActivation)KernelChoice.Prove(Specify.ReadOne("input: \"int8:0.05:3:-100..99\"", "output: \"int8:0.03:-7\"", "method: \"piecewise-linear\"", "max_error_lsb: 1"));
        ImmutableArray<(double Least, double Greatest)> outline = ExploredDesign.Of(1, kernel).Outline;
        Assert.Equal(64, outline.Length);
        for (int stretch = 0; stretch < outline.Length; stretch++)
        {
            double[] errors = [.. kernel.Errors.Where((_, code) => code >= stretch * 200 / 64 && code < (stretch + 1) * 200 / 64)];
            Assert.Equal((errors.Min(), errors.Max()), outline[stretch]);
        }
    }

    [Fact]
    public void Work_that_is_ended_leaves_what_is_done()
    {
        using var source = new CancellationTokenSource();
        Exploration part = Exploration.Of(Small.Value.Asked, [], new Ending(source), source.Token);
        Assert.False(part.IsComplete);
        Assert.NotEmpty(part.Designs);
        Assert.All(part.Designs, design => Assert.Contains(Small.Value.Designs, whole => whole.Values.SequenceEqual(design.Values)));
        Assert.Equal(Small.Value.Planned, part.Planned);
    }

    // Against all combinations, one by one, for every budget at which another combination can be had.
    [Theory]
    [InlineData("max_error_lsb")]
    [InlineData("misrounded_codes")]
    [InlineData("rms_error_lsb")]
    public void A_shared_budget_buys_the_least_error_that_any_designs_reach_together(string objective)
    {
        ImmutableArray<Exploration> explorations = [Small.Value, Explore("activation: \"tanh\"", "input: \"Q1.4\"", "output: \"Q0.5\"")];
        Quantity cost = Quantity.Find("rom-bits")!;
        Quantity error = Quantity.Find(objective)!;
        (double Cost, double Largest, double Sum)[] pairs =
        [
            .. from first in explorations[0].Designs
               from second in explorations[1].Designs
               select (first.Of(cost) + second.Of(cost), Math.Max(first.Of(error), second.Of(error)), first.Of(error) + second.Of(error)),
        ];
        double[] budgets = [.. pairs.Select(pair => pair.Cost).Distinct()];
        Assert.True(budgets.Length > 100);
        foreach (double budget in budgets)
        {
            SharedBudget found = SharedBudget.Of(explorations, Wish.Parse($"rom-bits<={budget}, objective={objective}", Small.Value.Asked), budget);
            Assert.Equal(pairs.Where(pair => pair.Cost <= budget).Select(pair => (pair.Largest, pair.Sum)).Min(), (found.Largest, found.Designs.Sum(design => design.Of(error))));
            Assert.Equal(found.Cost, found.Designs.Sum(design => design.Of(cost)));
            Assert.True(found.Cost <= budget);
        }
    }

    [Fact]
    public void A_budget_that_is_too_small_is_told_the_least()
    {
        ImmutableArray<Exploration> explorations = [Small.Value, Small.Value];
        double least = 2 * Small.Value.Designs.Min(design => design.Of(Quantity.Find("rom-bits")!));
        WishException exception = Assert.Throws<WishException>(() => SharedBudget.Of(explorations, Wish.Parse("rom-bits<=1", Small.Value.Asked), 1));
        Assert.Equal($"--pick: 2 kernels cannot keep rom-bits<=1 together; the least is rom-bits {least}", exception.Message);
    }

    private static Exploration Explore(params string[] changes) => Exploration.Of(Specify.ReadOne(changes), [], progress: null, CancellationToken.None);

    private sealed class Ending(CancellationTokenSource source) : IProgress<(int Done, int Of, string Method)>
    {
        public void Report((int Done, int Of, string Method) value)
        {
            if (value.Done == 5)
            {
                source.Cancel();
            }
        }
    }
}
