namespace HwAct.Specifications;

/// <summary>The option of the target <c>c</c> that says which vector units the array function has forms for.</summary>
internal static class CFormsOption
{
    /// <summary>The forms, each where it is at least a tenth faster than the portable loop.</summary>
    public static ListParameter<VectorUnit> Forms { get; } = new(
        "forms",
        "vector units that the array function has forms for, chosen by the preprocessor, where they are faster: Helium (Cortex-M52, M55, M85), NEON (AArch64), AVX-512 VBMI, AVX2, SSE4.1, on any core four 8-bit codes in a word, and, for one code too, the DSP extension of Cortex-M4, M7 and M33, and steps by the carry of AVR at -Os",
        [VectorUnit.Helium, VectorUnit.Word, VectorUnit.Dsp, VectorUnit.Avr],
        mayBeEmpty: true,
        ("helium", VectorUnit.Helium),
        ("neon", VectorUnit.Neon),
        ("avx512", VectorUnit.Avx512),
        ("avx2", VectorUnit.Avx2),
        ("sse41", VectorUnit.Sse41),
        ("word", VectorUnit.Word),
        ("dsp", VectorUnit.Dsp),
        ("avr", VectorUnit.Avr));
}
