using HwAct.Benchmarks.Firmware;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.Benchmarks.Host;

/// <summary>
/// What a table of 256 bytes cannot be below with shuffles of sixteen entries: one for each row, and what joins them. It looks into no row but the first, and so is nobody's kernel.
/// </summary>
internal static class ShuffleBound
{
    /// <summary>Its name in the printed table.</summary>
    public const string Name = "sixteen_shuffles_alone";

    /// <summary>The loop.</summary>
    public static Subject Loop { get; } = new(Name, Header, Source, new Lazy<DrivenCodes>(() =>
    {
        var bytes = new IntegerType(signed: true, 8);
        return new([(new Port("x", bytes), new TestedCodes(new IntegerCodes(bytes), 1))], bytes, new long[256]);
    }));

    private const string Header = $"""
        #include <stddef.h>
        #include <stdint.h>
        int8_t {Name}(int8_t x);
        void {Name}_array(const int8_t *input, int8_t *output, size_t size);

        """;

    private const string Source = $$"""
        #include "{{Name}}.h"
        #include <immintrin.h>
        #ifdef __AVX2__
        typedef __m256i row_t;
        #define SHUFFLE _mm256_shuffle_epi8
        #define JOIN _mm256_xor_si256
        #define LOAD(at) _mm256_loadu_si256((const __m256i *)(const void *)(at))
        #define STORE(at, value) _mm256_storeu_si256((__m256i *)(void *)(at), value)
        #else
        typedef __m128i row_t;
        #define SHUFFLE _mm_shuffle_epi8
        #define JOIN _mm_xor_si128
        #define LOAD(at) _mm_loadu_si128((const __m128i *)(const void *)(at))
        #define STORE(at, value) _mm_storeu_si128((__m128i *)(void *)(at), value)
        #endif

        int8_t {{Name}}(int8_t x) { return x; }

        void {{Name}}_array(const int8_t *input, int8_t *output, size_t size)
        {
            row_t rows[16];
            size_t i;
            for (i = 0; i < 16u; i++) { rows[i] = LOAD(input + i); }

            for (i = 0; i < size; i += sizeof(row_t)) {
                const row_t x = LOAD(input + i);
                const row_t a = JOIN(JOIN(SHUFFLE(rows[0], x), SHUFFLE(rows[1], x)), JOIN(SHUFFLE(rows[2], x), SHUFFLE(rows[3], x)));
                const row_t b = JOIN(JOIN(SHUFFLE(rows[4], x), SHUFFLE(rows[5], x)), JOIN(SHUFFLE(rows[6], x), SHUFFLE(rows[7], x)));
                const row_t c = JOIN(JOIN(SHUFFLE(rows[8], x), SHUFFLE(rows[9], x)), JOIN(SHUFFLE(rows[10], x), SHUFFLE(rows[11], x)));
                const row_t d = JOIN(JOIN(SHUFFLE(rows[12], x), SHUFFLE(rows[13], x)), JOIN(SHUFFLE(rows[14], x), SHUFFLE(rows[15], x)));
                STORE(output + i, JOIN(JOIN(a, b), JOIN(c, d)));
            }
        }

        """;
}
