using System.Collections.Immutable;
using HwAct.Methods;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Tests.Golden;

namespace HwAct.Tests.Reports;

/// <summary>The kernels of the committed catalog, proven from their stored programs; of gated kernels their gates.</summary>
internal static class CatalogReports
{
    private static readonly ImmutableSortedDictionary<string, Lazy<ProvenActivation>> Kernels = Directory.GetDirectories(Repository.Generated)
        .Select(folder => Path.GetFileName(folder))
        .Where(name => File.Exists(Path.Combine(Repository.Generated, name, name + ".program.json")))
        .ToImmutableSortedDictionary(name => name, name => new Lazy<ProvenActivation>(() => Read(name)), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Kernels.Keys];

    public static ProvenActivation Named(string name) => Kernels[name].Value;

    /// <summary>f(x) of the textbook at each code, in output LSB from the zero point.</summary>
    public static double[] Exact(ProvenActivation kernel) =>
    [
        .. kernel.Reference.Codes.ToArray().Select(code => TextbookFunctions.Of(kernel.Specification.Activation, X(kernel, code)) / kernel.Specification.Output.Scale),
    ];

    /// <summary>The same in output codes, limited to them.</summary>
    public static double[] Limited(ProvenActivation kernel) =>
    [
        .. Exact(kernel).Select(value => Math.Min(Math.Max(value + kernel.Specification.Output.ZeroPoint, kernel.Specification.Output.MinCode), kernel.Specification.Output.MaxCode)),
    ];

    public static double X(ProvenActivation kernel, long code) => (code - kernel.Specification.Input.ZeroPoint) * kernel.Specification.Input.Scale;

    private static ProvenActivation Read(string name) =>
        ProgramFileReader.ReadFile(Path.Combine(Repository.Generated, name, name + ".program.json")).Design.Restore().Accept(new Gate());

    private sealed class Gate : IDesignVisitor<ProvenActivation>
    {
        public ProvenActivation Visit(DesignedActivation kernel) => ProvenActivation.Measure(kernel.Specification, kernel.Design, kernel.Reference);

        public ProvenActivation Visit(GatedDesign kernel) => Visit(kernel.Gate);
    }
}
