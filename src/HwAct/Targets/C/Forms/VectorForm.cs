using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The array function on one vector unit: as many codes as fill whole vectors. The portable loop takes the rest.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Remark">How it is done, one sentence.</param>
/// <param name="Lanes">Codes in one pass of the loop.</param>
/// <param name="Before">The lines before the loop.</param>
/// <param name="Body">The lines of a pass, from <c>input</c> to <c>output</c>.</param>
internal sealed record VectorForm(VectorUnit Unit, string Remark, int Lanes, ImmutableArray<string> Before, ImmutableArray<string> Body)
{
    private const string NotSmall = "!defined(__OPTIMIZE_SIZE__)";

    /// <summary>A table that the form reads besides those of the kernel; null where it needs none.</summary>
    public FormTable? Table { get; init; }

    /// <summary>The lines between declarations and the loop.</summary>
    public ImmutableArray<string> Prepare { get; init; } = [];

    /// <summary>Whether code and table take more flash than who asks for small code would give: the form is then left out.</summary>
    public bool IsLarge { get; init; }

    /// <summary>What codes of a port are read from, in the function of a form. The port's name is that of a vector.</summary>
    public static string From(KernelProgram kernel, Port port) => kernel.Inputs.Length == 1 ? "input" : port.Name + "_input";

    /// <summary>Whether the form reads a table of the kernel.</summary>
    /// <param name="table">Its name in C.</param>
    public bool Reads(string table) => Before.Concat(Prepare).Concat(Body).Any(line => line.Contains(table, StringComparison.Ordinal));

    /// <summary>Where the preprocessor chooses it. What is big-endian keeps the portable loop: lanes are proven in the other order only.</summary>
    public string Condition => IsLarge ? $"{OfUnit} && {NotSmall}" : OfUnit;

    private string OfUnit => Unit switch
    {
        VectorUnit.Helium => "defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)",
        VectorUnit.Neon => "defined(__aarch64__) && defined(__ARM_NEON) && !defined(__ARM_BIG_ENDIAN)",
        VectorUnit.Avx512 => "defined(__AVX512VBMI__) && defined(__AVX512BW__)",
        VectorUnit.Avx2 => "defined(__AVX2__)",
        VectorUnit.Word => $"defined(__GNUC__) && !defined(__AVR__) && {NotSmall}",
        _ => "defined(__SSE4_1__)",
    };

    /// <summary>The header with the intrinsics of the unit; null where it has none.</summary>
    public string? Header => Unit switch
    {
        VectorUnit.Helium => "arm_mve.h",
        VectorUnit.Neon => "arm_neon.h",
        VectorUnit.Word => null,
        _ => "immintrin.h",
    };
}
