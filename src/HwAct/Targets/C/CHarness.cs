using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>The program that runs many kernels in C: input codes from one file a kernel, output codes to another, in decimal: of the form for one code, and of the array form.</summary>
internal static class CHarness
{
    /// <summary>The source of the harness.</summary>
    /// <param name="kernels">The kernels, each in a folder beside the one that the harness is compiled in.</param>
    /// <param name="expectations">What each is run on.</param>
    public static string Write(IReadOnlyList<KernelOnDisk> kernels, IReadOnlyList<Expectation> expectations) => TemplateRenderer.Create(directory: null).Render(
        "c/harness.c.scriban",
        new TemplateModel
        {
            ["kernels"] = TemplateValue.List(kernels.Zip(expectations, Model)),
            ["seed"] = Text($"UINT64_C({Stimulus.Seed})"),
            ["basis"] = Text($"UINT32_C({Checksum.Basis})"),
            ["prime"] = Text($"UINT32_C({Checksum.Prime})"),
        });

    private static TemplateModel Model(KernelOnDisk disk, Expectation expectation)
    {
        KernelProgram kernel = expectation.Kernel;
        Stimulus stimulus = expectation.Stimulus;
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["header"] = disk.PathFromBeside(CTarget.HeaderPath(kernel)),
            ["output"] = CType.Storage(kernel.Output.Type),
            ["count"] = Text($"{expectation.Outputs.Length}"),
            ["inputs"] = TemplateValue.List(kernel.Inputs.Select((port, index) => new TemplateModel
            {
                ["name"] = Text($"p{index}_"),
                ["type"] = CType.Storage(port.Type),
                ["in_place"] = CType.Storage(port.Type) == CType.Storage(kernel.Output.Type),
                ["code"] = stimulus.Form.AreBits
                    ? Bits(port.Type, kernel.Inputs.Skip(index + 1).Sum(later => later.Type.Bits))
                    : Text($"((int64_t)(word_ / {stimulus.Form.Stride(index)}u % {port.Codes.LongCount}u) + ({port.Codes.Min}))"),
            })),
            ["has_sum"] = !stimulus.IsExhaustive,
            ["corners"] = string.Join(", ", stimulus.Corners.Select(corner => Text($"{corner}u"))),
            ["corner_count"] = Text($"{stimulus.Corners.Length}"),
            ["words"] = Text($"{stimulus.Count}"),
            ["unused_bits"] = Text($"{64 - stimulus.TotalBits}"),
            ["mask"] = Text($"UINT32_C({kernel.Output.Type.Pattern(-1)})"),
        };
    }

    // The bits of a port, extended by their sign.
    private static string Bits(IntegerType type, int from)
    {
        string bits = Text($"(int64_t)((word_ >> {from}) & {type.Pattern(-1)}u)");
        return type.Signed ? Text($"(({bits} ^ {1L << (type.Bits - 1)}) - {1L << (type.Bits - 1)})") : bits;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
