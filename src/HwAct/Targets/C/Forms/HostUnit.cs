using System.Runtime.Intrinsics.X86;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>A vector unit that a compiler must be told of, on processors of which only some have it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Model">What a run with it is called.</param>
/// <param name="IsHere">Whether this processor has it.</param>
/// <param name="Options">The options of gcc.</param>
internal sealed record HostUnit(VectorUnit Unit, string Model, bool IsHere, ImmutableArray<string> Options)
{
    /// <summary>The units of x86 processors. NEON needs no option, and where it is, every run is with it.</summary>
    public static ImmutableArray<HostUnit> All { get; } =
    [
        new(VectorUnit.Sse41, "C99 with SSE4.1", Sse41.IsSupported, ["-msse4.1"]),
        new(VectorUnit.Avx2, "C99 with AVX2", Avx2.IsSupported, ["-mavx2"]),
        new(VectorUnit.Avx512, "C99 with AVX-512", Avx512Vbmi.IsSupported && Avx512BW.IsSupported, ["-mavx512vbmi", "-mavx512bw"]),
    ];

    /// <summary>Whether a kernel's array function has a form for the unit.</summary>
    public bool Serves(ProvenKernel kernel) => VectorForms.Of(kernel).Any(form => form.Unit == Unit);
}
