namespace HwAct.Specifications;

/// <summary>A vector unit that the array function of a kernel has a form for.</summary>
internal enum VectorUnit
{
    /// <summary>The M-profile vector extension of Armv8.1-M: Cortex-M52, M55, M85.</summary>
    Helium,

    /// <summary>Advanced SIMD of AArch64.</summary>
    Neon,

    /// <summary>AVX-512 with its byte permutations (VBMI).</summary>
    Avx512,

    /// <summary>AVX2.</summary>
    Avx2,

    /// <summary>SSE up to SSE4.1.</summary>
    Sse41,

    /// <summary>A word of 32 bits that holds four codes, for cores without any of these.</summary>
    Word,

    /// <summary>The DSP extension of Arm, where two halfwords of a word are multiplied at once: for one code, too.</summary>
    Dsp,

    /// <summary>The carry of AVR, where small code is asked for: for one code, too.</summary>
    Avr,
}
