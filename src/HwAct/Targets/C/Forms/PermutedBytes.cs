using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>AVX-512 VBMI: a permutation looks into 128 bytes.</summary>
internal sealed class PermutedBytes : ByteUnit
{
    /// <inheritdoc/>
    public override VectorUnit Unit => VectorUnit.Avx512;

    /// <inheritdoc/>
    public override string Name => "AVX-512 VBMI";

    /// <inheritdoc/>
    public override int Bytes => 64;

    /// <inheritdoc/>
    public override string Vector => "__m512i";

    /// <inheritdoc/>
    public override string Load(bool signed) => signed ? "_mm512_loadu_si512(input)" : "_mm512_xor_si512(_mm512_loadu_si512(input), _mm512_set1_epi8(-128))";

    /// <inheritdoc/>
    public override string Store(bool signed, string value) => $"_mm512_storeu_si512(output, {value});";

    /// <inheritdoc/>
    public override string All(int value) => value == 0 ? "_mm512_setzero_si512()" : $"_mm512_set1_epi8({CLiteral.Of(value)})";

    /// <inheritdoc/>
    public override string Sum(string a, string b) => $"_mm512_add_epi8({a}, {b})";

    /// <inheritdoc/>
    public override string Distance(string a, string b) => $"_mm512_subs_epi8({a}, {b})";

    /// <inheritdoc/>
    public override string Larger(string a, string b) => $"_mm512_max_epi8({a}, {b})";

    /// <inheritdoc/>
    public override string Signed(string value, string sign) => $"_mm512_mask_sub_epi8({value}, _mm512_movepi8_mask({sign}), {All(0)}, {value})";

    /// <inheritdoc/>
    /// <remarks>Two permutations and their choice are fewer steps than a distance, its limit, a permutation and a base.</remarks>
    public override int MostRows => 0;

    /// <inheritdoc/>
    public override VectorForm AllRows(CodeTable table, bool signedInput, bool signedOutput)
    {
        string Rows(int quarter) => string.Create(CultureInfo.InvariantCulture, $"const __m512i rows{quarter} = _mm512_loadu_si512(&{table.Name}[{(64 * quarter) ^ table.Inversion}]);");

        // The sign first: gcc 12 loads codes three times where it is taken last, which takes two thirds longer on arrays that are not aligned.
        return new VectorForm(Unit, "AVX-512 VBMI: two permutations look into half of the entries each.", Bytes, [Rows(0), Rows(1), Rows(2), Rows(3)],
        [
            "const __m512i x = _mm512_loadu_si512(input);",
            "const __mmask64 is_upper = _mm512_movepi8_mask(x);",
            "const __m512i low = _mm512_permutex2var_epi8(rows0, x, rows1);",
            "const __m512i high = _mm512_permutex2var_epi8(rows2, x, rows3);",
            "",
            "_mm512_storeu_si512(output, _mm512_mask_blend_epi8(is_upper, low, high));",
        ]);
    }
}
