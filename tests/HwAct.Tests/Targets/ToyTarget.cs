using System.Globalization;
using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

/// <summary>A target as a newcomer would write it: each output code on a line, in a base that is an option.</summary>
internal sealed class ToyTarget : ITarget
{
    public static TargetDeclaration Toy { get; } = new("toy", "a list of every output code")
    {
        IsDefault = false,
        Options =
        [
            new("base", "How codes are written.") { Words = ["decimal", "hex"], Default = ParameterValue.Of("decimal") },
            new("columns", "Codes on a line.") { Min = 1, Max = 16, Default = ParameterValue.Of(1) },
            new("gain", "What codes are multiplied by.") { Whole = false, Min = 0, Max = 2, Default = ParameterValue.Of(1) },
        ],
        Reserved = new ToyNames(),
    };

    public TargetDeclaration Declaration => Toy;

    public (string Text, string Path)? Link(Kernel kernel) => ("Toy", PathOf(kernel));

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer) =>
        [new Artifact(PathOf(kernel.Kernel), string.Concat(Codes(kernel).Select(code => code.ToString(choice.Options.ContainsKey("base") ? "x" : "d", CultureInfo.InvariantCulture) + "\n")))];

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress) => kernels
        .Select(kernel => kernel.Expected.Compare("toy", File.ReadAllLines(kernel.PathOf(PathOf(kernel.Kernel.Kernel))), code => code.ToString(CultureInfo.InvariantCulture)))
        .OfType<Finding>();

    private static string PathOf(Kernel kernel) => $"toy/{kernel.Name}.txt";

    private static IEnumerable<long> Codes(ProvenKernel kernel) => kernel.Vectors.SelectMany(part => part);

    private sealed class ToyNames : ReservedNames
    {
        public override string? MeaningOf(string name) => name == "begone" ? "a word of the toy language" : null;
    }
}
