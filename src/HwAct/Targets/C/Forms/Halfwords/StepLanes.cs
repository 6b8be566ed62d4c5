using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>The lanes of each step: its value where lanes hold it, or else the nearest that they can; made once, where a step is first read.</summary>
internal sealed class StepLanes
{
    private readonly KernelProgram kernel;
    private readonly ExactLanes exact;
    private readonly NearestLanes nearest;
    private readonly Dictionary<Step, Lane?> lanes = new(ReferenceEqualityComparer.Instance);

    /// <summary>The lanes of a kernel's steps.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="lines">Takes the variables.</param>
    /// <param name="passed">The codes that may be passed.</param>
    public StepLanes(KernelProgram kernel, HalfwordUnit unit, LaneLines lines, IntegerCodes passed)
    {
        this.kernel = kernel;
        Tables = new TableLanes(this, unit, lines, kernel);
        var parts = new ProductParts(this, unit, lines);
        nearest = new NearestLanes(this, unit, lines, parts);
        exact = new ExactLanes(this, unit, lines, passed, nearest, parts);
    }

    /// <summary>The tables that are read.</summary>
    public TableLanes Tables { get; }

    /// <summary>The exact range of a step.</summary>
    public ValueRange RangeOf(Step step) => kernel.RangeOf(step);

    /// <summary>Lanes that hold the very value of a step.</summary>
    public Lane? Of(Step step) => Any(step) is { Kind: LaneKind.Exact } lane ? lane : null;

    /// <summary>Lanes that hold the very value of a step, which signed ones can.</summary>
    public Lane? Signed(Step step) => Of(step) is { Range: { Min: >= short.MinValue, Max: <= short.MaxValue } } lane ? lane : null;

    /// <summary>Lanes with all bits where a step is 1.</summary>
    public Lane? Sign(Step step) => Any(step) is { Kind: LaneKind.Sign } lane ? lane : null;

    /// <summary>What lanes hold of a step.</summary>
    public Lane? Any(Step step)
    {
        if (!lanes.TryGetValue(step, out Lane? lane))
        {
            lanes[step] = lane = (Lane.Fits(RangeOf(step)) ? exact.Of(step) : null) ?? nearest.Of(step);
        }

        return lane;
    }
}
