using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>A language or file format that kernels are written in: what is written, and what its users' tools make of it.</summary>
internal interface ITarget
{
    /// <summary>Name, options and reserved words, as specifications know them.</summary>
    TargetDeclaration Declaration { get; }

    /// <summary>The file that an index of kernels links to, with the text of the link; null where none is for reading.</summary>
    (string Text, string Path)? Link(KernelProgram kernel);

    /// <summary>What becomes of a kernel on a clock; null where the target has none.</summary>
    /// <exception cref="RequestException">The kernel cannot be as the options of the target ask; the member is the option.</exception>
    Pipeline? Pipelined(ProvenKernel kernel) => null;

    /// <summary>Prints a kernel. The text depends on the kernel, the options and the templates, on nothing else.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="choice">The options that differ from their defaults.</param>
    /// <param name="renderer">Renders the templates.</param>
    /// <exception cref="TemplateException">A template is missing or malformed.</exception>
    IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer);

    /// <summary>Holds the files on disk against the kernels with the tools of the target's users. Every file is there.</summary>
    /// <param name="kernels">Kernels that are written for the target.</param>
    /// <param name="directory">An empty directory to work in.</param>
    /// <param name="progress">Receives a few words before each part; may be null.</param>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    /// <exception cref="TimeoutException">A tool did not end.</exception>
    IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress);

    /// <summary>Holds what synthesis makes of a kernel to its codes; null where nothing is synthesized.</summary>
    /// <param name="kernel">A kernel that is written for the target. Every file is there.</param>
    /// <param name="directory">An empty directory to work in.</param>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    /// <exception cref="TimeoutException">A tool did not end.</exception>
    NetlistCheck? CheckNetlist(KernelOnDisk kernel, string directory) => null;

    /// <summary>Most pairs of codes that a kernel of two inputs can be run on in bearable time; 0 where the target has nothing that runs.</summary>
    long MostPairs => 0;

    /// <summary>Builds a kernel of two inputs from its files on disk, to be run on every pair of codes.</summary>
    /// <param name="kernel">A kernel that is written for the target and has no more than <see cref="MostPairs"/>.</param>
    /// <param name="directory">An empty directory to work in.</param>
    /// <exception cref="PairModelException">The tools reject it.</exception>
    /// <exception cref="ToolMissingException">A tool is not installed; the message names its package.</exception>
    IPairModel BuildForPairs(KernelOnDisk kernel, string directory) => throw new NotSupportedException($"Nothing of {Declaration.Name} runs.");
}
