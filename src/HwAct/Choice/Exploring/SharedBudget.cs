using HwAct.Numerics;

namespace HwAct.Choice;

/// <summary>The designs of several kernels that together keep a limit on what they cost: the largest error as small as can be, and then the sum of all errors. Exact, over the fronts.</summary>
/// <param name="Designs">A design for each kernel, in their order.</param>
/// <param name="Cost">What they cost together.</param>
/// <param name="Largest">The largest of their errors.</param>
internal sealed record SharedBudget(ImmutableArray<ExploredDesign> Designs, double Cost, double Largest)
{
    /// <summary>Finds them.</summary>
    /// <param name="explorations">One for each kernel.</param>
    /// <param name="wish">The wish: one limit on a cost, shared, and limits that each design keeps; the objective is an error.</param>
    /// <param name="budget">What they may cost together.</param>
    /// <exception cref="WishException">No designs cost so little; the message says the least.</exception>
    public static SharedBudget Of(ImmutableArray<Exploration> explorations, Wish wish, double budget)
    {
        WishTerm shared = wish.OnCosts.Single();
        Wish each = wish with { Terms = wish.Terms.Remove(shared) };
        ImmutableArray<ExploredDesign>[] fronts = [.. explorations.Select(exploration => FrontOf(exploration, each, shared.Quantity))];
        double least = fronts.Sum(front => front[0].Of(shared.Quantity));
        if (least > budget)
        {
            throw new WishException($"{explorations.Length} kernels cannot keep {shared.Text} together; the least is {shared.Quantity.Name} {Figure.Text(least)}");
        }

        double largest = fronts.SelectMany(front => front.Select(design => design.Of(wish.Objective))).Distinct().Order()
            .First(error => fronts.Sum(front => front.FirstOrDefault(design => design.Of(wish.Objective) <= error)?.Of(shared.Quantity) ?? double.PositiveInfinity) <= budget);
        Chosen best = fronts.Aggregate(
            ImmutableArray.Create(Chosen.None),
            (sums, front) => Better(sums.SelectMany(sum => front.Where(design => design.Of(wish.Objective) <= largest).Select(design => sum.With(design, shared.Quantity, wish.Objective)))
                .Where(sum => sum.Cost <= budget)))[^1];
        return new SharedBudget(best.Designs, best.Cost, best.Designs.Max(design => design.Of(wish.Objective)));
    }

    private static ImmutableArray<ExploredDesign> FrontOf(Exploration exploration, Wish each, Quantity cost)
    {
        ImmutableArray<ExploredDesign> front = Exploration.Front(exploration.Designs.Where(each.Allows), each.Objective, cost);

        // Throws with the nearest where nothing is allowed.
        return front.IsEmpty ? [each.Best(exploration)] : front;
    }

    // Of the sums so far only those can become the best that none costs less with no more error; the last has the least error.
    private static ImmutableArray<Chosen> Better(IEnumerable<Chosen> sums)
    {
        var kept = new List<Chosen>();
        foreach (Chosen sum in sums.OrderBy(sum => sum.Cost).ThenBy(sum => sum.Error))
        {
            if (kept.Count == 0 || sum.Error < kept[^1].Error)
            {
                kept.Add(sum);
            }
        }

        return [.. kept];
    }

    private sealed record Chosen(ImmutableArray<ExploredDesign> Designs, double Cost, double Error)
    {
        public static Chosen None { get; } = new([], 0, 0);

        public Chosen With(ExploredDesign design, Quantity cost, Quantity error) => new(Designs.Add(design), Cost + design.Of(cost), Error + design.Of(error));
    }
}
