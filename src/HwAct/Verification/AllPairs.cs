using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>Runs kernels of two inputs on every pair of codes, where proof and benches run ten million: the reference model, and what the users'
/// tools make of the files, each against the formula of the product that the error is measured by.</summary>
/// <param name="targets">The targets to look at.</param>
internal sealed class AllPairs(ImmutableArray<ITarget> targets) : IDisposable
{
    // Long enough that what starts a program does not count, and short beside what is judged by it.
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(0.3);

    private readonly List<TemporaryDirectory> directories = [];
    private readonly List<(PairedKernel Kernel, ImmutableArray<(PairComparison Comparison, string Model, TimeSpan Time)> Comparisons)> built = [];
    private readonly List<Finding> rejected = [];

    /// <summary>What was built, and will be run.</summary>
    public ImmutableArray<PairedKernel> Kernels => [.. built.Select(entry => entry.Kernel)];

    /// <summary>Those of some kernels that are not run on every pair anyway.</summary>
    public static ImmutableArray<KernelOnDisk> Of(IEnumerable<KernelOnDisk> kernels) =>
        [.. kernels.Where(kernel => kernel.Kernel is ProvenGatedKernel && !new Stimulus(kernel.Kernel.Kernel).IsExhaustive)];

    /// <summary>Builds the programs, and estimates by a slice of the pairs how long all of them will take.</summary>
    /// <param name="kernels">Kernels of two inputs, each with its folder, in which every file is there.</param>
    /// <param name="progress">Receives a few words before each part; may be null.</param>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    /// <exception cref="TimeoutException">A tool did not end.</exception>
    public TimeSpan Build(IEnumerable<KernelOnDisk> kernels, IProgress<string>? progress)
    {
        foreach (KernelOnDisk disk in kernels)
        {
            progress?.Report($"building {disk.Name}");
            var comparisons = new List<(PairComparison Comparison, string Model, TimeSpan Time)>();
            Add(disk, "reference model", () => new ReferencePairs(disk.Kernel.Kernel), comparisons);
            ITarget[] run = [.. targets.Where(target => target.MostPairs > 0 && disk.Kernel.Specification.Targets.Contains(target.Declaration.Name))];
            ILookup<bool, ITarget> fits = run.ToLookup(target => disk.Kernel.Error.Codes <= target.MostPairs);
            foreach (ITarget target in fits[true])
            {
                Add(disk, target.Declaration.Name, () => target.BuildForPairs(disk, Temporary()), comparisons);
            }

            built.Add((
                new PairedKernel(
                    disk.Name,
                    disk.Kernel.Error.Codes,
                    [.. comparisons.Select(entry => entry.Model)],
                    [.. fits[false].Select(target => target.Declaration.Name)],
                    new Stimulus(disk.Kernel.Kernel).Count,
                    Sum(comparisons.Select(entry => entry.Time))),
                [.. comparisons]));
        }

        return Sum(built.Select(entry => entry.Kernel.Time));
    }

    /// <summary>Runs what was built.</summary>
    /// <param name="progress">Receives a few words as the work goes on; may be null.</param>
    /// <exception cref="TimeoutException">A program did not end.</exception>
    public AllPairsResult Run(IProgress<string>? progress)
    {
        Finding?[] findings =
        [
            .. built.SelectMany(entry => entry.Comparisons.Select(comparison =>
                comparison.Comparison.Run(new Share(progress, $"all pairs of {entry.Kernel.Name} by {comparison.Model}")))),
        ];
        return new AllPairsResult(Kernels, [.. rejected, .. findings.OfType<Finding>()]);
    }

    /// <inheritdoc/>
    public void Dispose() => directories.ForEach(directory => directory.Dispose());

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    private string Temporary()
    {
        directories.Add(new TemporaryDirectory());
        return directories[^1].Path;
    }

    private void Add(KernelOnDisk disk, string name, Func<IPairModel> build, List<(PairComparison Comparison, string Model, TimeSpan Time)> comparisons)
    {
        try
        {
            IPairModel model = build();
            name = model.Name;
            var comparison = new PairComparison((ProvenGatedKernel)disk.Kernel, model);
            comparisons.Add((comparison, model.Name, comparison.Estimate(Slice, TimeProvider.System)));
        }
        catch (PairModelException exception)
        {
            rejected.Add(new Finding(disk.Name, $"{name}, all pairs", exception.Message));
        }
    }

    private sealed class Share(IProgress<string>? progress, string what) : IProgress<double>
    {
        public void Report(double value) => progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{what}: {(int)(100 * value)} %"));
    }
}
