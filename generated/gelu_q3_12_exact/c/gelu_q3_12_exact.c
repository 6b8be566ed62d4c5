/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_exact.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_exact.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_exact.h"

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

/* value >> 8; avr-gcc moves bytes, and has 24 bits left to shift */
#ifdef __UINT24_MAX__
#define HWACT_BYTE_DOWN(value) ((__uint24)((value) >> 8))
#else
#define HWACT_BYTE_DOWN(value) ((value) >> 8)
#endif

/* value >> bits; avr-gcc moves bytes once the value is up to the next, where it loses nothing above */
#ifdef __AVR__
#define HWACT_UP_AND_DOWN(value, bits, up) (((value) << (up)) >> ((bits) + (up)))
#else
#define HWACT_UP_AND_DOWN(value, bits, up) ((value) >> (bits))
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_Q3_12_EXACT_VECTOR 4u
#endif

/* segment of every key */
static const uint8_t HWACT_TABLE gelu_q3_12_exact_segment_map[129] = {
     0,  0,  0,  0,  0,  0,  0,  0,  1,  1,  1,  1,  1,  1,  2,  2,
     2,  2,  2,  2,  2,  2,  2,  3,  3,  3,  3,  3,  3,  3,  3,  3,
     4,  4,  4,  4,  4,  4,  4,  5,  5,  5,  5,  5,  5,  5,  5,  6,
     6,  6,  6,  6,  6,  6,  6,  6,  7,  7,  7,  7,  7,  7,  7,  7,
     8,  8,  8,  8,  8,  8,  8,  8,  8,  8,  9,  9,  9,  9,  9,  9,
     9,  9,  9,  9,  9,  9,  9,  9, 10, 10, 10, 10, 10, 10, 10, 10,
    10, 10, 10, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
    11, 11, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12
};

/* first position of every segment, in units of 128 */
static const uint8_t HWACT_TABLE gelu_q3_12_exact_starts[13] = {
      0,   8,  14,  23,  32,  39,  47,  56,  64,  74,  88, 100, 114
};

/* coefficient 3 of every segment */
static const int16_t HWACT_TABLE gelu_q3_12_exact_c3[13] = {
     276,  685,  979, 1049,  901,  651,  331,  108,
     -74, -133,  -97,  -51, -139
};

/* coefficient 2 of every segment, less 64 */
static const int16_t HWACT_TABLE gelu_q3_12_exact_c2[13] = {
    -3381, -3155, -2777, -1932, -1041,  -440,    56,   321,
      392,   316,   136,    26,    40
};

/* coefficient 1 of every segment, less 32768 */
static const int32_t HWACT_TABLE gelu_q3_12_exact_c1[13] = {
     98413,  47132,  12449, -28936, -54633, -64241, -66475, -61859,
    -55140, -46739, -38517, -34990, -33691
};

/* coefficient 0 of every segment, less 131072 */
static const int32_t HWACT_TABLE gelu_q3_12_exact_c0[13] = {
    -130833,   79569,  172757,  225141,  201911,  154091,   87734,   16203,
     -35390,  -80499, -113637, -124995, -129401
};

static inline int16_t gelu_q3_12_exact_inline(int16_t x)
{
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 16423u) ? magnitude : 16423u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 7);
    /* breakpoints passed */
    const uint_fast8_t segment = HWACT_READ(uint8_t, gelu_q3_12_exact_segment_map, key);
    const uint_fast8_t start = HWACT_READ(uint8_t, gelu_q3_12_exact_starts, segment);
    /* place inside the segment */
    const uint_fast16_t place = (uint_fast16_t)(position - ((uint_fast16_t)start << 7));
    /* coefficient of the place to the power of 3 */
    const int_fast16_t c3_stored = HWACT_READ(int16_t, gelu_q3_12_exact_c3, segment);
    const int32_t product3 = (int32_t)c3_stored * (int32_t)place;
    const uint32_t product3_biased = (uint32_t)product3 + UINT32_C(262144); /* never negative */
    /* more by 4096 */
    const uint_fast16_t scaled3 = (uint_fast16_t)(HWACT_UP_AND_DOWN(product3_biased, 6, 2));
    /* coefficient of the place to the power of 2 */
    const int_fast16_t c2_stored = HWACT_READ(int16_t, gelu_q3_12_exact_c2, segment);
    const int32_t sum2 = (int32_t)scaled3 + ((int32_t)c2_stored * 64);
    const int32_t product2 = sum2 * (int32_t)place;
    /* never negative */
    const uint32_t product2_biased = (uint32_t)product2 + UINT32_C(268435456);
    const uint32_t scaled2 = HWACT_BYTE_DOWN(product2_biased) >> 2;         /* more by 262144 */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(int32_t, gelu_q3_12_exact_c1, segment);
    const int32_t sum1 = (int32_t)scaled2 + (c1_stored * 8);
    const int32_t product1 = sum1 * (int32_t)place;
    /* never negative */
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(536870912);
    const uint32_t scaled1 = HWACT_BYTE_DOWN(product1_biased) >> 4;         /* more by 131072 */
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(int32_t, gelu_q3_12_exact_c0, segment);
    const uint32_t sum0 = (uint32_t)c0_stored + scaled1;
    /* the one rounding, to output LSB */
    const uint_fast16_t residual = (uint_fast16_t)((uint_fast16_t)(sum0 >> 8) >> 1);
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_q3_12_exact_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_12_EXACT_VECTOR; codes_left -= GELU_Q3_12_EXACT_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(16423u));
        const uint32x4_t key = vshrq_n_u32(position, 7);
        const uint32x4_t segment = vldrbq_gather_offset_u32(gelu_q3_12_exact_segment_map, key);
        const uint32x4_t start = vldrbq_gather_offset_u32(gelu_q3_12_exact_starts, segment);
        const uint32x4_t place = vmlaq_n_u32(position, start, UINT32_C(4294967168));
        const int32x4_t c3_stored = vldrhq_gather_shifted_offset_s32(gelu_q3_12_exact_c3, segment);
        const int32x4_t product3 = vmulq_s32(c3_stored, vreinterpretq_s32_u32(place));
        const uint32x4_t product3_biased = vaddq_n_u32(vreinterpretq_u32_s32(product3), UINT32_C(262144));
        const uint32x4_t scaled3 = vshrq_n_u32(product3_biased, 6);
        const int32x4_t c2_stored = vldrhq_gather_shifted_offset_s32(gelu_q3_12_exact_c2, segment);
        const int32x4_t sum2 = vmlaq_n_s32(vreinterpretq_s32_u32(scaled3), c2_stored, 64);
        const int32x4_t product2 = vmulq_s32(sum2, vreinterpretq_s32_u32(place));
        const uint32x4_t product2_biased = vaddq_n_u32(vreinterpretq_u32_s32(product2), UINT32_C(268435456));
        const uint32x4_t scaled2 = vshrq_n_u32(product2_biased, 10);
        const int32x4_t c1_stored = vldrwq_gather_shifted_offset_s32(gelu_q3_12_exact_c1, segment);
        const int32x4_t sum1 = vmlaq_n_s32(vreinterpretq_s32_u32(scaled2), c1_stored, 8);
        const int32x4_t product1 = vmulq_s32(sum1, vreinterpretq_s32_u32(place));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), UINT32_C(536870912));
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 12);
        const int32x4_t c0_stored = vldrwq_gather_shifted_offset_s32(gelu_q3_12_exact_c0, segment);
        const uint32x4_t sum0 = vaddq_u32(scaled1, vreinterpretq_u32_s32(c0_stored));
        const uint32x4_t residual = vshrq_n_u32(sum0, 9);
        const int32x4_t sum = vsubq_s32(vreinterpretq_s32_u32(positive), vreinterpretq_s32_u32(residual));

        vstrhq_s32(output, sum);
        input += GELU_Q3_12_EXACT_VECTOR;
        output += GELU_Q3_12_EXACT_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_12_exact(int16_t x)
{
    return gelu_q3_12_exact_inline(x);
}

void gelu_q3_12_exact_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_12_EXACT_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_exact_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_12_EXACT_VECTOR
    if (size >= GELU_Q3_12_EXACT_VECTOR) {
        i = gelu_q3_12_exact_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_12_exact_inline(input[i]);
        output[i + 1u] = gelu_q3_12_exact_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_exact_inline(input[i]);
    }
#endif
}
