using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.Benchmarks.Firmware;

/// <summary>What is measured: the kernels of the catalog, and published loops beside them.</summary>
internal static class Subjects
{
    /// <summary>Every one of a repository: the catalog's in order of their names, then the others.</summary>
    public static ImmutableArray<Subject> Of(string root)
    {
        string generated = Path.Combine(root, "generated");
        return
        [
            .. Directory.GetDirectories(generated).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)
                .Where(name => File.Exists(Path.Combine(generated, name, "c", name + ".c"))).Select(name => Stored(Path.Combine(generated, name), name)),
            .. Designed.Select(request => Of(KernelChoice.Prove(request))),
            .. Peers.All,
        ];
    }

    /// <summary>Requests of kernels that the catalog has no room for: what a method that it does not show costs.</summary>
    public static ImmutableArray<KernelSpecification> Designed { get; } =
    [
        Gelu("gelu_q3_12_q15", new MethodChoice(Q15PolynomialDeclaration.Signature.Name).With(Q15PolynomialDeclaration.Segments.Name, ParameterValue.Of(8)), ErrorBound.AtMost(0.65)),
        Gelu("gelu_q3_12_exact_uniform", Uniform, ErrorBound.AtMost(0.5)),
        Gelu("gelu_q3_12_exact_squares", Uniform.With(PiecewisePolynomialDeclaration.Degree.Name, ParameterValue.Of(2)), ErrorBound.AtMost(0.5)),
    ];

    private static MethodChoice Uniform => new MethodChoice(PiecewisePolynomialDeclaration.Signature.Name).With(BreakpointsParameter.Breakpoints.Name, ParameterValue.Of("uniform"));

    private static KernelSpecification Gelu(string name, MethodChoice method, ErrorBound bound) =>
        new(name, new Gelu(), Quantization.Parse("Q3.12"), Quantization.Parse("Q3.12"), RoundingRule.HalfEven, method, bound);

    /// <summary>A kernel that was just designed.</summary>
    public static Subject Of(ProvenKernel kernel)
    {
        Artifact[] files = [.. new KernelEmitter().Emit(kernel, TargetCatalog.All.First(target => target is CTarget))];
        string Text(string path) => files.First(file => file.Path == path).Text;
        return Of(kernel.Specification.Name, Text(CTarget.HeaderPath(kernel.Kernel)), Text(CTarget.SourcePath(kernel.Kernel)), () => (kernel.Specification, kernel.Kernel));
    }

    private static Subject Stored(string folder, string name) => Of(
        name,
        File.ReadAllText(Path.Combine(folder, "c", name + ".h")),
        File.ReadAllText(Path.Combine(folder, "c", name + ".c")),
        () =>
        {
            DesignedKernel design = new RecordedFolder(name, folder).Program().Design.Restore();
            return (design.Specification, design.Design.Kernel);
        });

    private static Subject Of(string name, string header, string source, Func<(KernelSpecification Specification, KernelProgram Kernel)> design) => new(
        name,
        header,
        source,
        new(() =>
        {
            (KernelSpecification specification, KernelProgram kernel) = design();
            ImmutableArray<TestedCodes> tested = TestedCodes.Of(kernel, specification);
            return new DrivenCodes([.. kernel.Inputs.Zip(tested)], kernel.Output.Type, TestedCodes.Outputs(kernel, tested));
        }));
}
