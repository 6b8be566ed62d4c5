using System.Runtime.ExceptionServices;
using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>Every design of the grid for one function and its formats, proven over all codes.</summary>
/// <param name="Asked">The function and the formats.</param>
/// <param name="Designs">The designs, in the order of the grid; of those that are one program, the first.</param>
/// <param name="Infeasible">What cannot be made, and why.</param>
/// <param name="Planned">How many were planned: more than were made or found impossible where the work was ended.</param>
internal sealed record Exploration(KernelSpecification Asked, ImmutableArray<ExploredDesign> Designs, ImmutableArray<InfeasibleDesign> Infeasible, int Planned)
{
    /// <summary>Whether all that was planned was looked at.</summary>
    public bool IsComplete { get; private init; }

    /// <summary>The design of the last request, by the number of the one that is the same program; null where it was not met.</summary>
    public ExploredDesign? Last { get; private init; }

    /// <summary>Makes and proves every design, on every core.</summary>
    /// <param name="asked">The function and the formats; method and bound have no say.</param>
    /// <param name="more">What to look at beside the grid.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellation">Ends the work: what is done is returned.</param>
    public static Exploration Of(KernelSpecification asked, ImmutableArray<KernelSpecification> more, IProgress<(int Done, int Of, string Method)>? progress, CancellationToken cancellation)
    {
        ImmutableArray<KernelSpecification> grid = [.. DesignGrid.Of(asked), .. more];
        var outcomes = new (ExploredDesign? Design, string? Reason)[grid.Length];
        var failures = new ExceptionDispatchInfo?[grid.Length];
        var ideals = new SharedIdeals();
        int done = 0;
        EveryCore.ForEach(Enumerable.Range(0, grid.Length), index =>
        {
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            try
            {
                using IDisposable work = LongWork.Begin(progress: null, cancellation);
                outcomes[index] = (ExploredDesign.Of(index + 1, KernelChoice.Prove(grid[index], ideals)), null);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (DesignException exception)
            {
                outcomes[index] = (null, exception.Message);
            }
#pragma warning disable CA1031 // Kept, and thrown below in one order, so that the message is the same on every run.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures[index] = ExceptionDispatchInfo.Capture(exception);
            }

            progress?.Report((Interlocked.Increment(ref done), grid.Length, grid[index].Method.Name));
        });

        failures.FirstOrDefault(failure => failure is not null)?.Throw();
        ImmutableArray<ExploredDesign> designs = Distinct(outcomes.Select(outcome => outcome.Design).OfType<ExploredDesign>());
        return new Exploration(
            asked,
            designs,
            [.. grid.Zip(outcomes).Where(entry => entry.Second.Reason is not null).Select(entry => new InfeasibleDesign(entry.First, entry.Second.Reason!))],
            grid.Length)
        {
            IsComplete = outcomes.All(outcome => outcome.Design is not null || outcome.Reason is not null),
            Last = outcomes[^1].Design is ExploredDesign last ? last with { Number = designs.First(last.IsSameAs).Number } : null,
        };
    }

    /// <summary>The designs that none is better than in one of two quantities without being worse in the other, from the cheapest; of equal ones the first.</summary>
    public ImmutableArray<ExploredDesign> Front(Quantity error, Quantity cost) => Front(Designs, error, cost);

    /// <summary>The same of some designs.</summary>
    public static ImmutableArray<ExploredDesign> Front(IEnumerable<ExploredDesign> designs, Quantity error, Quantity cost)
    {
        var front = new List<ExploredDesign>();
        foreach (ExploredDesign design in designs.OrderBy(design => design.Of(cost)).ThenBy(design => design.Of(error)).ThenBy(design => design.Number))
        {
            if (front.Count == 0 || design.Of(error) < front[^1].Of(error))
            {
                front.Add(design);
            }
        }

        return [.. front];
    }

    private static ImmutableArray<ExploredDesign> Distinct(IEnumerable<ExploredDesign> designs)
    {
        var kept = new List<ExploredDesign>();
        foreach (ExploredDesign design in designs.Where(design => !kept.Exists(design.IsSameAs)))
        {
            kept.Add(design);
        }

        return [.. kept];
    }
}
