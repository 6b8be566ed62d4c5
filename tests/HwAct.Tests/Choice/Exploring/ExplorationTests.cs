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

    [Fact]
    public void A_wish_that_none_fulfills_is_told_the_nearest()
    {
        Exploration explored = Small.Value;
        WishException exception = Assert.Throws<WishException>(() => Wish.Parse("max_error_lsb<=0.4", explored.Asked).Best(explored));
        Assert.Contains("no design of k keeps max_error_lsb<=0.4; the nearest is design ", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<WishException>(() => Wish.Parse("rom-bits<=3, max_error_lsb<=0.5", explored.Asked).Best(explored));
        Assert.Contains("the nearest is design ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("rom-bits ", exception.Message, StringComparison.Ordinal);
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

    // Against all combinations, one by one.
    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(900)]
    public void A_shared_budget_buys_the_least_error_that_any_designs_reach_together(int bits)
    {
        ImmutableArray<Exploration> explorations = [Small.Value, Explore("activation: \"tanh\"", "input: \"Q1.4\"", "output: \"Q0.5\"")];
        var wish = Wish.Parse($"rom-bits<={bits}, objective=max_error_lsb", Small.Value.Asked);
        SharedBudget found = SharedBudget.Of(explorations, wish, bits);
        Quantity cost = wish.OnCosts.Single().Quantity;
        (double Largest, double Sum) best = (from first in explorations[0].Designs
                                             from second in explorations[1].Designs
                                             where first.Of(cost) + second.Of(cost) <= bits
                                             select (Math.Max(first.Error.MaxLsb, second.Error.MaxLsb), first.Error.MaxLsb + second.Error.MaxLsb)).Min();
        Assert.Equal(best, (found.Largest, found.Designs.Sum(design => design.Error.MaxLsb)));
        Assert.Equal(found.Cost, found.Designs.Sum(design => design.Of(cost)));
        Assert.True(found.Cost <= bits);
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
