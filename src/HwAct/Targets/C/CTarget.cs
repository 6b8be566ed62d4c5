using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>C99 that is also C++11, checked by compiling and running it.</summary>
internal sealed class CTarget : ITarget
{
    public TargetDeclaration Declaration => TargetDeclarations.C;

    public static string SourcePath(KernelProgram kernel) => $"c/{kernel.Name}.c";

    public static string HeaderPath(KernelProgram kernel) => $"c/{kernel.Name}.h";

    /// <summary>Path of the test that users run on their own part.</summary>
    public static string TestPath(KernelProgram kernel) => $"c/{kernel.Name}_test.c";

    /// <summary>Path of the list of what departs from MISRA C.</summary>
    public static string MisraPath(KernelProgram kernel) => $"c/{kernel.Name}_misra.txt";

    /// <summary>Whether the test is written too.</summary>
    public static bool HasTest(ProvenKernel kernel) => CTestOption.Test.In(kernel.Specification.Targets.Of(TargetDeclarations.C.Name));

    /// <summary>Bytes of the tables of a kernel's source, which may be others than those of its program: breakpoints are compared with constants, or a map
    /// stands in place of the search among them. Null where no C is asked for.</summary>
    public static long? TableBytes(ProvenKernel kernel) => kernel.Specification.Targets.Contains(TargetDeclarations.C.Name)
        ? MachineWords.Of(kernel.Kernel, kernel.Specification.Inputs).Kernel.RomBytes
        : null;

    /// <summary>The same where the source has others; null where it has those of the program, or none is asked for.</summary>
    public static long? OtherTableBytes(ProvenKernel kernel) => TableBytes(kernel) is long bytes && bytes != kernel.Kernel.RomBytes ? bytes : null;

    public (string Text, string Path)? Link(KernelProgram kernel) => ("C", HeaderPath(kernel));

    public IEnumerable<Artifact> Emit(ProvenKernel kernel, TargetChoice choice, TemplateRenderer renderer)
    {
        TemplateModel model = CModel.Of(kernel);
        yield return new(HeaderPath(kernel.Kernel), renderer.Render("c/kernel.h.scriban", model));
        yield return new(SourcePath(kernel.Kernel), renderer.Render("c/kernel.c.scriban", model));
        if (CMisraOption.Misra.In(choice))
        {
            yield return new(MisraPath(kernel.Kernel), renderer.Render("c/misra.txt.scriban", model));
        }

        if (CTestOption.Test.In(choice))
        {
            yield return new(TestPath(kernel.Kernel), CTest.Write(kernel, renderer));
        }
    }

    public IEnumerable<Finding> Check(IReadOnlyList<KernelOnDisk> kernels, string directory, IProgress<string>? progress) =>
        new CToolchain(directory).Verify(kernels, progress);

    // At some nanoseconds a pair 2^32 of them, the most there are, take minutes.
    public long MostPairs => long.MaxValue;

    public IPairModel BuildForPairs(KernelOnDisk kernel, string directory) => new CToolchain(directory).BuildForPairs(kernel);
}
