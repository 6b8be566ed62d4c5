/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_table.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_table.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_table.h"

/* Where tables live and how an entry is read: define both to place them elsewhere. */
#if defined(HWACT_CONFIG)
#include HWACT_CONFIG
#elif defined(__has_include)
#if __has_include("hwact_config.h")
#include "hwact_config.h"
#endif
#endif
#if defined(HWACT_TABLE) != defined(HWACT_READ)
#error "HWACT_TABLE and HWACT_READ: define both or neither."
#endif
#ifndef HWACT_TABLE
#ifdef __AVR__
#include <avr/pgmspace.h>
#define HWACT_TABLE PROGMEM
#define HWACT_READ(type, table, index) \
    ((type)((sizeof(type) == 1u) ? pgm_read_byte(&(table)[(index)]) \
        : (sizeof(type) == 2u) ? pgm_read_word(&(table)[(index)]) \
        : (sizeof(type) == 4u) ? pgm_read_dword(&(table)[(index)]) \
        : (pgm_read_dword(&(table)[(index)]) | ((uint64_t)pgm_read_dword((const uint32_t *)(const void *)&(table)[(index)] + 1) << 32))))
#else
#define HWACT_TABLE
#define HWACT_READ(type, table, index) ((table)[(index)])
#endif
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_S8_TABLE_VECTOR 16u
#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(__ARM_BIG_ENDIAN)
#include <arm_neon.h>
#define GELU_S8_TABLE_VECTOR 16u
#elif defined(__AVX512VBMI__) && defined(__AVX512BW__)
#include <immintrin.h>
#define GELU_S8_TABLE_VECTOR 64u
#elif defined(__AVX2__)
#include <immintrin.h>
#define GELU_S8_TABLE_VECTOR 32u
#elif defined(__SSE4_1__)
#include <immintrin.h>
#define GELU_S8_TABLE_VECTOR 16u
#endif

/* output code of every input code, entry (uint8)x belongs to code x */
static const int8_t HWACT_TABLE gelu_s8_table_codes[256] = {
    -118, -117, -116, -115, -114, -113, -111, -110,
    -109, -107, -106, -105, -103, -102, -100,  -98,
     -97,  -95,  -93,  -91,  -90,  -88,  -86,  -84,
     -82,  -80,  -78,  -76,  -74,  -72,  -70,  -68,
     -66,  -64,  -62,  -60,  -58,  -56,  -53,  -51,
     -49,  -47,  -45,  -43,  -40,  -38,  -36,  -34,
     -32,  -29,  -27,  -25,  -23,  -21,  -19,  -17,
     -14,  -12,  -10,   -8,   -6,   -4,   -2,    0,
       2,    5,    7,    9,   11,   13,   15,   17,
      19,   21,   23,   25,   27,   29,   31,   33,
      35,   37,   39,   41,   43,   45,   47,   49,
      51,   53,   55,   57,   59,   61,   63,   65,
      67,   69,   71,   72,   74,   76,   78,   80,
      82,   84,   86,   88,   90,   92,   94,   96,
      98,  100,  102,  103,  105,  107,  109,  111,
     113,  115,  117,  119,  121,  123,  125,  127,
    -118, -118, -118, -118, -118, -118, -118, -118,
    -118, -118, -118, -118, -118, -118, -118, -118,
    -118, -118, -118, -118, -118, -118, -118, -118,
    -118, -118, -118, -118, -118, -118, -118, -118,
    -118, -118, -118, -118, -118, -118, -118, -118,
    -118, -119, -119, -119, -119, -119, -119, -119,
    -119, -119, -119, -119, -119, -119, -119, -120,
    -120, -120, -120, -120, -120, -120, -120, -121,
    -121, -121, -121, -121, -121, -122, -122, -122,
    -122, -122, -123, -123, -123, -123, -124, -124,
    -124, -124, -125, -125, -125, -125, -126, -126,
    -126, -126, -127, -127, -127, -127, -127, -128,
    -128, -128, -128, -128, -128, -128, -128, -128,
    -128, -128, -128, -128, -128, -128, -128, -128,
    -127, -127, -127, -127, -126, -126, -125, -125,
    -124, -124, -123, -122, -121, -121, -120, -119
};

static inline int8_t gelu_s8_table_inline(int8_t x)
{
    const uint_fast8_t address = (uint_fast8_t)(uint8_t)x; /* two's complement pattern of the code */
    const int_fast8_t code = HWACT_READ(int8_t, gelu_s8_table_codes, address);

    return (int8_t)code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: each lane reads its entry. */
static size_t gelu_s8_table_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_S8_TABLE_VECTOR; codes_left -= GELU_S8_TABLE_VECTOR) {
        const uint8x16_t codes = vreinterpretq_u8_s8(vldrbq_s8(input));

        vstrbq_s8(output, vldrbq_gather_offset_s8(gelu_s8_table_codes, codes));
        input += GELU_S8_TABLE_VECTOR;
        output += GELU_S8_TABLE_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(__ARM_BIG_ENDIAN)
/* NEON: 64 entries at a time; an index beyond them changes nothing. */
static size_t gelu_s8_table_vector(const int8_t *input, int8_t *output, size_t size)
{
    const uint8x16x4_t rows0 = vld1q_u8_x4((const uint8_t *)&gelu_s8_table_codes[0]);
    const uint8x16x4_t rows1 = vld1q_u8_x4((const uint8_t *)&gelu_s8_table_codes[64]);
    const uint8x16x4_t rows2 = vld1q_u8_x4((const uint8_t *)&gelu_s8_table_codes[128]);
    const uint8x16x4_t rows3 = vld1q_u8_x4((const uint8_t *)&gelu_s8_table_codes[192]);
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_S8_TABLE_VECTOR; codes_left -= GELU_S8_TABLE_VECTOR) {
        const uint8x16_t x = vreinterpretq_u8_s8(vld1q_s8(input));
        uint8x16_t y = vqtbl4q_u8(rows0, x);

        y = vqtbx4q_u8(y, rows1, veorq_u8(x, vdupq_n_u8(0x40u)));
        y = vqtbx4q_u8(y, rows2, veorq_u8(x, vdupq_n_u8(0x80u)));
        y = vqtbx4q_u8(y, rows3, veorq_u8(x, vdupq_n_u8(0xC0u)));
        vst1q_s8(output, vreinterpretq_s8_u8(y));
        input += GELU_S8_TABLE_VECTOR;
        output += GELU_S8_TABLE_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__AVX512VBMI__) && defined(__AVX512BW__)
/* AVX-512 VBMI: two permutations look into half of the entries each. */
static size_t gelu_s8_table_vector(const int8_t *input, int8_t *output, size_t size)
{
    const __m512i rows0 = _mm512_loadu_si512(&gelu_s8_table_codes[0]);
    const __m512i rows1 = _mm512_loadu_si512(&gelu_s8_table_codes[64]);
    const __m512i rows2 = _mm512_loadu_si512(&gelu_s8_table_codes[128]);
    const __m512i rows3 = _mm512_loadu_si512(&gelu_s8_table_codes[192]);
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_S8_TABLE_VECTOR; codes_left -= GELU_S8_TABLE_VECTOR) {
        const __m512i x = _mm512_loadu_si512(input);
        const __mmask64 is_upper = _mm512_movepi8_mask(x);
        const __m512i low = _mm512_permutex2var_epi8(rows0, x, rows1);
        const __m512i high = _mm512_permutex2var_epi8(rows2, x, rows3);

        _mm512_storeu_si512(output, _mm512_mask_blend_epi8(is_upper, low, high));
        input += GELU_S8_TABLE_VECTOR;
        output += GELU_S8_TABLE_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__AVX2__)
/* AVX2: shuffles look into a row of sixteen entries each and give 0 where the index is negative. In a
   quarter of the table the place less 16 k is not for the rows k up to its own: each row is stored as
   what it differs from the one before. Bits 6 and 7 of a code choose the quarter. */
static size_t gelu_s8_table_vector(const int8_t *input, int8_t *output, size_t size)
{
    __m256i row[16];
    size_t k;
    size_t codes_left;

    for (k = 0u; k < 8u; k++) {
        row[k] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)&gelu_s8_table_codes[16u * k]));
        row[k + 8u] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)&gelu_s8_table_codes[128u + (16u * k)]));
    }

    for (k = 0u; k < 16u; k += 4u) {
        row[k + 3u] = _mm256_xor_si256(row[k + 3u], row[k + 2u]);
        row[k + 2u] = _mm256_xor_si256(row[k + 2u], row[k + 1u]);
        row[k + 1u] = _mm256_xor_si256(row[k + 1u], row[k]);
    }

    for (codes_left = size; codes_left >= GELU_S8_TABLE_VECTOR; codes_left -= GELU_S8_TABLE_VECTOR) {
        const __m256i x = _mm256_loadu_si256((const __m256i *)(const void *)input);
        const __m256i twice = _mm256_add_epi8(x, x);
        const __m256i place0 = _mm256_and_si256(x, _mm256_set1_epi8(63));
        const __m256i place1 = _mm256_sub_epi8(place0, _mm256_set1_epi8(16));
        const __m256i place2 = _mm256_sub_epi8(place0, _mm256_set1_epi8(32));
        const __m256i place3 = _mm256_sub_epi8(place0, _mm256_set1_epi8(48));
        const __m256i half0 = _mm256_xor_si256(_mm256_shuffle_epi8(row[0], place0), _mm256_shuffle_epi8(row[1], place1));
        const __m256i quarter0 = _mm256_xor_si256(half0, _mm256_xor_si256(_mm256_shuffle_epi8(row[2], place2), _mm256_shuffle_epi8(row[3], place3)));
        const __m256i half1 = _mm256_xor_si256(_mm256_shuffle_epi8(row[4], place0), _mm256_shuffle_epi8(row[5], place1));
        const __m256i quarter1 = _mm256_xor_si256(half1, _mm256_xor_si256(_mm256_shuffle_epi8(row[6], place2), _mm256_shuffle_epi8(row[7], place3)));
        const __m256i low = _mm256_blendv_epi8(quarter0, quarter1, twice);
        const __m256i half2 = _mm256_xor_si256(_mm256_shuffle_epi8(row[8], place0), _mm256_shuffle_epi8(row[9], place1));
        const __m256i quarter2 = _mm256_xor_si256(half2, _mm256_xor_si256(_mm256_shuffle_epi8(row[10], place2), _mm256_shuffle_epi8(row[11], place3)));
        const __m256i half3 = _mm256_xor_si256(_mm256_shuffle_epi8(row[12], place0), _mm256_shuffle_epi8(row[13], place1));
        const __m256i quarter3 = _mm256_xor_si256(half3, _mm256_xor_si256(_mm256_shuffle_epi8(row[14], place2), _mm256_shuffle_epi8(row[15], place3)));
        const __m256i high = _mm256_blendv_epi8(quarter2, quarter3, twice);

        _mm256_storeu_si256((__m256i *)(void *)output, _mm256_blendv_epi8(low, high, x));
        input += GELU_S8_TABLE_VECTOR;
        output += GELU_S8_TABLE_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__SSE4_1__)
/* SSE4.1: shuffles look into a row of sixteen entries each and give 0 where the index is negative. In a
   quarter of the table the place less 16 k is not for the rows k up to its own: each row is stored as
   what it differs from the one before. Bits 6 and 7 of a code choose the quarter. */
static size_t gelu_s8_table_vector(const int8_t *input, int8_t *output, size_t size)
{
    __m128i row[16];
    size_t k;
    size_t codes_left;

    for (k = 0u; k < 8u; k++) {
        row[k] = _mm_loadu_si128((const __m128i *)(const void *)&gelu_s8_table_codes[16u * k]);
        row[k + 8u] = _mm_loadu_si128((const __m128i *)(const void *)&gelu_s8_table_codes[128u + (16u * k)]);
    }

    for (k = 0u; k < 16u; k += 4u) {
        row[k + 3u] = _mm_xor_si128(row[k + 3u], row[k + 2u]);
        row[k + 2u] = _mm_xor_si128(row[k + 2u], row[k + 1u]);
        row[k + 1u] = _mm_xor_si128(row[k + 1u], row[k]);
    }

    for (codes_left = size; codes_left >= GELU_S8_TABLE_VECTOR; codes_left -= GELU_S8_TABLE_VECTOR) {
        const __m128i x = _mm_loadu_si128((const __m128i *)(const void *)input);
        const __m128i twice = _mm_add_epi8(x, x);
        const __m128i place0 = _mm_and_si128(x, _mm_set1_epi8(63));
        const __m128i place1 = _mm_sub_epi8(place0, _mm_set1_epi8(16));
        const __m128i place2 = _mm_sub_epi8(place0, _mm_set1_epi8(32));
        const __m128i place3 = _mm_sub_epi8(place0, _mm_set1_epi8(48));
        const __m128i half0 = _mm_xor_si128(_mm_shuffle_epi8(row[0], place0), _mm_shuffle_epi8(row[1], place1));
        const __m128i quarter0 = _mm_xor_si128(half0, _mm_xor_si128(_mm_shuffle_epi8(row[2], place2), _mm_shuffle_epi8(row[3], place3)));
        const __m128i half1 = _mm_xor_si128(_mm_shuffle_epi8(row[4], place0), _mm_shuffle_epi8(row[5], place1));
        const __m128i quarter1 = _mm_xor_si128(half1, _mm_xor_si128(_mm_shuffle_epi8(row[6], place2), _mm_shuffle_epi8(row[7], place3)));
        const __m128i low = _mm_blendv_epi8(quarter0, quarter1, twice);
        const __m128i half2 = _mm_xor_si128(_mm_shuffle_epi8(row[8], place0), _mm_shuffle_epi8(row[9], place1));
        const __m128i quarter2 = _mm_xor_si128(half2, _mm_xor_si128(_mm_shuffle_epi8(row[10], place2), _mm_shuffle_epi8(row[11], place3)));
        const __m128i half3 = _mm_xor_si128(_mm_shuffle_epi8(row[12], place0), _mm_shuffle_epi8(row[13], place1));
        const __m128i quarter3 = _mm_xor_si128(half3, _mm_xor_si128(_mm_shuffle_epi8(row[14], place2), _mm_shuffle_epi8(row[15], place3)));
        const __m128i high = _mm_blendv_epi8(quarter2, quarter3, twice);

        _mm_storeu_si128((__m128i *)(void *)output, _mm_blendv_epi8(low, high, x));
        input += GELU_S8_TABLE_VECTOR;
        output += GELU_S8_TABLE_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_s8_table(int8_t x)
{
    return gelu_s8_table_inline(x);
}

void gelu_s8_table_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_S8_TABLE_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_s8_table_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_S8_TABLE_VECTOR
    if (size >= GELU_S8_TABLE_VECTOR) {
        i = gelu_s8_table_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 8u; i += 8u) {
        output[i] = gelu_s8_table_inline(input[i]);
        output[i + 1u] = gelu_s8_table_inline(input[i + 1u]);
        output[i + 2u] = gelu_s8_table_inline(input[i + 2u]);
        output[i + 3u] = gelu_s8_table_inline(input[i + 3u]);
        output[i + 4u] = gelu_s8_table_inline(input[i + 4u]);
        output[i + 5u] = gelu_s8_table_inline(input[i + 5u]);
        output[i + 6u] = gelu_s8_table_inline(input[i + 6u]);
        output[i + 7u] = gelu_s8_table_inline(input[i + 7u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_s8_table_inline(input[i]);
    }
#endif
}
