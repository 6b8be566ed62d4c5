using System.CommandLine;
using HwAct.Generation;
using HwAct.Kernels;
using HwAct.Verification;

namespace HwAct.Cli;

/// <summary><c>hwact eval</c>: the reference model as a filter.</summary>
internal sealed class EvalVerb : Verb
{
    private readonly Func<string?, IGenerator> generators;
    private readonly KernelSource source = new(writes: false);

    /// <summary>Creates the verb.</summary>
    public EvalVerb(ToolConsole console, Func<string?, IGenerator> generators)
        : base(
            console,
            "eval",
            "Read input codes, one a line, in decimal, and print the output code of each. SPEC may be the folder of a kernel: what was generated is then run as it is. A kernel of two inputs reads pairs: gate, then up. A blank line is answered by a blank line.",
            "seq -128 127 | hwact eval generated/gelu_s8",
            "seq -128 127 | hwact eval kernels.json --kernel gelu_s8")
    {
        this.generators = generators;
        source.AddTo(this);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        if (source.FolderOf(arguments) is RecordedFolder folder)
        {
            return Answer(folder.Program().Design.Design.Kernel);
        }

        IGenerator generator = generators(null);
        KernelSelection selection = source.Read(arguments, Console);
        if (selection.Kernels.Length != 1)
        {
            string names = string.Join(", ", selection.Kernels.Select(kernel => kernel.Specification.Name));
            throw new UsageException($"the specification has {selection.Kernels.Length} kernels; choose one with --kernel: {names}");
        }

        return Answer(generator.Prove(selection.Kernels[0]).Kernel);
    }

    private int Answer(KernelProgram kernel)
    {
        new CodeFilter(kernel).Run(Console.Input, Console.Output);
        return ExitCode.Done;
    }
}
