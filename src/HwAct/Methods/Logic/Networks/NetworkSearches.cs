using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Kernels;

namespace HwAct.Methods;

/// <summary>Makes networks of the best kernels of rows of lines. One search belongs to one choice of the parameters and to nothing else: asked for
/// with those that it chose, it is the same kernel.</summary>
internal static class NetworkSearches
{
    // Of an input of many codes a search takes longer.
    private const int ManyCodes = 1 << 14;
    private const int Folds = 2;

    /// <summary>The cheapest network, or where none is cheaper the cheapest of the designs.</summary>
    public static LogicDesign Cheapest(IdealCodes reference, double bound, LogicOptions options, IReadOnlyList<LogicDesign> designs)
    {
        int most = reference.Codes.Count >= ManyCodes ? options.Finalists - 1 : options.Finalists;
        LogicShape[] shapes = [.. designs.OrderBy(design => design.Cost.Total).Select(design => design.Shape).DistinctBy(Chosen).Take(most)];
        var networks = new LogicDesign?[shapes.Length];

        // Each by itself, on as many cores as there are.
        Parallel.For(0, shapes.Length, at =>
            networks[at] = Of(reference, bound, options with { PlaceBits = shapes[at].PlaceBits, Shift = shapes[at].Shift, Dropped = shapes[at].Dropped }));
        return designs.Concat(networks.OfType<LogicDesign>()).MinBy(design => design.Cost.Total)!;
    }

    private static (int PlaceBits, int Shift, int Dropped) Chosen(LogicShape shape) => (shape.PlaceBits, shape.Shift, shape.Dropped);

    private static LogicDesign? Of(IdealCodes reference, double bound, LogicOptions options)
    {
        LogicDesign[] starts =
        [
            .. LogicSearch.All(reference, bound, options).OrderBy(design => design.Cost.Total)
                .DistinctBy(design => (design.Fold, design.Shape.Digits)).Take(Folds),
        ];
        KernelProgram? network = NetworkDesigner.Smallest(reference, bound, options.LutInputs, [.. starts.Select(start => start.Kernel)]);
        return network is null ? null : starts[0] with { Kernel = network, Cost = LutCount.Of(network) };
    }
}
