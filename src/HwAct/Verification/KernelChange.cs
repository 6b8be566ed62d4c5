using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Verification;

/// <summary>What became of a kernel whose folder is not as it would be generated now: of its codes, apart from the text around them.</summary>
/// <param name="Kernel">Name of the kernel.</param>
/// <param name="DifferingCodes">Outputs of the stored program that are not those of the kernel now; null where it cannot be run.</param>
/// <param name="Codes">How many were compared.</param>
/// <param name="MadeBy">Version of the tool that made the folder, where it is another than this; null otherwise.</param>
/// <param name="Problem">Why the stored program cannot be run; null where it can.</param>
/// <param name="Differences">What makes the stored kernel another one than this, as another activation or format does.</param>
internal sealed record KernelChange(
    string Kernel, long? DifferingCodes, long Codes, string? MadeBy, string? Problem, ImmutableArray<KernelDifference> Differences)
{
    /// <summary>Compares the stored program with the kernel of now.</summary>
    /// <param name="kernel">The kernel as it would be generated now.</param>
    /// <param name="directory">Its folder.</param>
    public static KernelChange Of(ProvenKernel kernel, string directory)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        string name = kernel.Specification.Name;
        try
        {
            StoredProgram stored = ProgramFileReader.ReadFile(Path.Combine(directory, ProgramFile.PathOf(name)));
            string? madeBy = stored.ToolVersion == ToolVersion.Text ? null : stored.ToolVersion;
            KernelProgram was = stored.Design.Design.Kernel;
            ImmutableArray<KernelDifference> differences = KernelDifference.Between(stored.Specification.Specification, kernel.Specification);
            return was.Inputs.SequenceEqual(kernel.Kernel.Inputs) && was.Output == kernel.Kernel.Output
                ? new(name, DifferingOutputs(was, kernel.Kernel), new Stimulus(was).Count, madeBy, Problem: null, differences)
                : new(name, DifferingCodes: null, Codes: 0, madeBy, "its program has other ports", differences);
        }
        catch (SpecificationException exception)
        {
            return new(name, DifferingCodes: null, Codes: 0, MadeBy: null, exception.Message, []);
        }
    }

    /// <summary>What became of it, in words: <c>another input (int8:0.05:3 before); codes differ, 3 of 256</c>.</summary>
    public string Words
    {
        get
        {
            string version = MadeBy is null ? "" : $" (made by version {MadeBy}, this is {ToolVersion.Text})";
            string codes = DifferingCodes switch
            {
                null => $"what its codes were cannot be told: {Problem}",
                0 => $"text differs, all {Figure.Text(Codes)} codes are the same",
                long count => $"codes differ, {Figure.Text(count)} of {Figure.Text(Codes)}",
            };
            return string.Concat(Differences.Select(difference => $"another {difference.Member} ({difference.Was} before); ")) + codes + version;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kernel}: {Words}";

    private static long DifferingOutputs(KernelProgram was, KernelProgram now)
    {
        var before = new Interpreter(was);
        var after = new Interpreter(now);
        return new Stimulus(now).Blocks().Sum(block => block.Run(before).Zip(block.Run(after)).LongCount(pair => pair.First != pair.Second));
    }
}
