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
    private static readonly WordParameter<bool> IsHex = new("base", "How codes are written.", false, ("decimal", false), ("hex", true));

    public static TargetDeclaration Toy { get; } = new("toy", "a list of every output code")
    {
        IsDefault = false,
        Options =
        [
            IsHex,
            new WholeParameter("columns", "Codes on a line.", 1, 16, usual: 1),
            new RealParameter("gain", "What codes are multiplied by.", 0, 2, usual: 1),
        ],
        Reserved = new ToyNames(),
    };

    public TargetDeclaration Declaration => Toy;

    public (string Text, string Path)? Link(KernelProgram kernel) => ("Toy", PathOf(kernel));

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer) =>
        [new Artifact(PathOf(kernel.Kernel), string.Concat(Codes(kernel).Select(code => code.ToString(IsHex.In(choice) ? "x" : "d", CultureInfo.InvariantCulture) + "\n")))];

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress) => kernels
        .Select(kernel => kernel.Expected.Compare("toy", File.ReadAllLines(kernel.PathOf(PathOf(kernel.Kernel.Kernel))), code => code.ToString(CultureInfo.InvariantCulture)))
        .OfType<Finding>();

    private static string PathOf(KernelProgram kernel) => $"toy/{kernel.Name}.txt";

    private static IEnumerable<long> Codes(ProvenKernel kernel) => kernel.Vectors.SelectMany(part => part);

    private sealed class ToyNames : ReservedNames
    {
        public override string? MeaningOf(string name) => name == "begone" ? "a word of the toy language" : null;
    }
}
