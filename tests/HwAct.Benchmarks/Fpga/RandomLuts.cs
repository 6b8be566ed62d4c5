using System.Collections.Immutable;
using HwAct.Costs;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Benchmarks.Fpga;

/// <summary>The module of a kernel that nobody chose, beside the plain table of its function.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Module">LUT4 and carries of its module on an iCE40.</param>
/// <param name="Table">Those of one <c>case</c> with the codes of the function correctly rounded.</param>
/// <param name="Model">What the model says of the module.</param>
internal sealed record RandomLuts(ProvenKernel Kernel, int Module, int Table, double Model)
{
    /// <summary>Measures the kernels that <c>auto</c> chooses for random requests.</summary>
    /// <param name="requests">The requests.</param>
    public static ImmutableArray<RandomLuts> Of(IEnumerable<KernelSpecification> requests) =>
        [.. RandomRequests.Proven(requests).AsParallel().AsOrdered().Select(Measure)];

    private static RandomLuts Measure(ProvenKernel kernel)
    {
        string name = kernel.Kernel.Name;
        Artifact[] files = [.. new KernelEmitter().Emit(kernel, TargetCatalog.All.First(target => target is VerilogTarget))];
        return new RandomLuts(
            kernel,
            Total(files.First(file => file.Path.EndsWith($"/{name}.v", StringComparison.Ordinal)).Text, name),
            Total(CaseTable.Of(kernel, Device.Ice40)!, CaseTable.Module),
            LutCount.Of(ModuleProgram.Of(kernel)).Total);
    }

    private static int Total(string text, string module)
    {
        Resources measured = Synthesis.MeasureText(Device.Ice40, text, module);
        return measured.Luts + measured.Carries;
    }
}
