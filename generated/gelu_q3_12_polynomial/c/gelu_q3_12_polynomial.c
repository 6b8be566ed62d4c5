/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_polynomial.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_polynomial.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_polynomial.h"

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

/* 1 where a is below b, else 0 */
#ifdef __AVR__
#define HWACT_BELOW(a, b) (((a) < (b)) ? 1u : 0u)
#else
#define HWACT_BELOW(a, b) (((uint32_t)(a) - (uint32_t)(b)) >> 31)
#endif

/* value >> 8; avr-gcc moves bytes, and has 24 bits left to shift */
#ifdef __UINT24_MAX__
#define HWACT_BYTE_DOWN(value) ((__uint24)((value) >> 8))
#else
#define HWACT_BYTE_DOWN(value) ((value) >> 8)
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_Q3_12_POLYNOMIAL_VECTOR 4u
#endif

/* first position of every segment, in units of 64 */
static const uint8_t HWACT_TABLE gelu_q3_12_polynomial_starts[4] = {
      0,  47, 100, 159
};

/* coefficient 3 of every segment, less -19 */
static const uint8_t HWACT_TABLE gelu_q3_12_polynomial_c3[4] = {
    189, 230,  21,   0
};

/* coefficient 2 of every segment, less -222 */
static const uint8_t HWACT_TABLE gelu_q3_12_polynomial_c2[4] = {
      0, 118, 247, 238
};

/* coefficient 1 of every segment, less 1024 */
static const int16_t HWACT_TABLE gelu_q3_12_polynomial_c1[4] = {
       10, -1016, -1287, -1100
};

/* coefficient 0 of every segment, less 4096 */
static const int16_t HWACT_TABLE gelu_q3_12_polynomial_c0[4] = {
    -4095,  1479, -1065, -3565
};

static inline int16_t gelu_q3_12_polynomial_inline(int16_t x)
{
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 15694u) ? magnitude : 15694u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 6);
    const uint_fast8_t from_47 = (uint_fast8_t)HWACT_BELOW(46u, key);
    const uint_fast8_t from_100 = (uint_fast8_t)HWACT_BELOW(99u, key);
    const uint_fast8_t segment_from_100 = (uint_fast8_t)(from_100 + from_47);
    const uint_fast8_t from_159 = (uint_fast8_t)HWACT_BELOW(158u, key);
    /* breakpoints passed */
    const uint_fast8_t segment = (uint_fast8_t)(from_159 + segment_from_100);
    const uint_fast8_t start = HWACT_READ(uint8_t, gelu_q3_12_polynomial_starts, segment);
    /* place inside the segment */
    const uint_fast16_t place = (uint_fast16_t)(position - ((uint_fast16_t)start << 6));
    /* coefficient of the place to the power of 3 */
    const uint_fast8_t c3_stored = HWACT_READ(uint8_t, gelu_q3_12_polynomial_c3, segment);
    /* what all segments have in common */
    const int_fast16_t c3_whole = (int_fast16_t)((int_fast16_t)c3_stored - 19);
    const int32_t product3 = (int32_t)c3_whole * (int32_t)place;
    const uint32_t product3_biased = (uint32_t)product3 + UINT32_C(131072); /* never negative */
    const uint32_t scaled3 = product3_biased >> 3;                          /* more by 16384 */
    /* coefficient of the place to the power of 2 */
    const uint_fast8_t c2_stored = HWACT_READ(uint8_t, gelu_q3_12_polynomial_c2, segment);
    /* what all segments have in common */
    const int_fast16_t c2_whole = (int_fast16_t)((int_fast16_t)c2_stored - 222);
    const int32_t sum2 = (int32_t)scaled3 + ((int32_t)c2_whole * 2048);
    const int32_t sum2_whole = sum2 - 16384;
    const int32_t product2 = sum2_whole * (int32_t)place;
    /* never negative */
    const uint32_t product2_biased = (uint32_t)product2 + UINT32_C(2147483648);
    const uint32_t scaled2 = HWACT_BYTE_DOWN(product2_biased) >> 4;         /* more by 524288 */
    /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_stored = HWACT_READ(int16_t, gelu_q3_12_polynomial_c1, segment);
    const int32_t sum1 = (int32_t)scaled2 + ((int32_t)c1_stored * 512);
    const int32_t product1 = sum1 * (int32_t)place;
    /* never negative */
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(536870912);
    /* more by 4096 */
    const uint_fast16_t scaled1 = (uint_fast16_t)((uint_fast16_t)(product1_biased >> 16) >> 1);
    /* value at the start of the segment */
    const int_fast16_t c0_stored = HWACT_READ(int16_t, gelu_q3_12_polynomial_c0, segment);
    const uint_fast16_t sum0 = (uint_fast16_t)((uint_fast16_t)c0_stored + scaled1);
    const uint_fast16_t residual = (uint_fast16_t)(sum0 >> 3);              /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_q3_12_polynomial_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_12_POLYNOMIAL_VECTOR; codes_left -= GELU_Q3_12_POLYNOMIAL_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(15694u));
        const uint32x4_t key = vshrq_n_u32(position, 6);
        const uint32x4_t from_47 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 47u), 31);
        const uint32x4_t from_100 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 100u), 31);
        const uint32x4_t segment_from_100 = vaddq_u32(from_100, from_47);
        const uint32x4_t from_159 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 159u), 31);
        const uint32x4_t segment = vaddq_u32(from_159, segment_from_100);
        const uint32x4_t start = vldrbq_gather_offset_u32(gelu_q3_12_polynomial_starts, segment);
        const uint32x4_t place = vmlaq_n_u32(position, start, UINT32_C(4294967232));
        const uint32x4_t c3_stored = vldrbq_gather_offset_u32(gelu_q3_12_polynomial_c3, segment);
        const int32x4_t c3_whole = vsubq_n_s32(vreinterpretq_s32_u32(c3_stored), 19);
        const int32x4_t product3 = vmulq_s32(c3_whole, vreinterpretq_s32_u32(place));
        const uint32x4_t product3_biased = vaddq_n_u32(vreinterpretq_u32_s32(product3), UINT32_C(131072));
        const uint32x4_t scaled3 = vshrq_n_u32(product3_biased, 3);
        const uint32x4_t c2_stored = vldrbq_gather_offset_u32(gelu_q3_12_polynomial_c2, segment);
        const int32x4_t c2_whole = vsubq_n_s32(vreinterpretq_s32_u32(c2_stored), 222);
        const int32x4_t sum2 = vmlaq_n_s32(vreinterpretq_s32_u32(scaled3), c2_whole, 2048);
        const int32x4_t sum2_whole = vsubq_n_s32(sum2, 16384);
        const int32x4_t product2 = vmulq_s32(sum2_whole, vreinterpretq_s32_u32(place));
        const uint32x4_t product2_biased = vaddq_n_u32(vreinterpretq_u32_s32(product2), UINT32_C(2147483648));
        const uint32x4_t scaled2 = vshrq_n_u32(product2_biased, 12);
        const int32x4_t c1_stored = vldrhq_gather_shifted_offset_s32(gelu_q3_12_polynomial_c1, segment);
        const int32x4_t sum1 = vmlaq_n_s32(vreinterpretq_s32_u32(scaled2), c1_stored, 512);
        const int32x4_t product1 = vmulq_s32(sum1, vreinterpretq_s32_u32(place));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), UINT32_C(536870912));
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 17);
        const int32x4_t c0_stored = vldrhq_gather_shifted_offset_s32(gelu_q3_12_polynomial_c0, segment);
        const uint32x4_t sum0 = vaddq_u32(scaled1, vreinterpretq_u32_s32(c0_stored));
        const uint32x4_t residual = vshrq_n_u32(sum0, 3);
        const int32x4_t sum = vsubq_s32(vreinterpretq_s32_u32(positive), vreinterpretq_s32_u32(residual));

        vstrhq_s32(output, sum);
        input += GELU_Q3_12_POLYNOMIAL_VECTOR;
        output += GELU_Q3_12_POLYNOMIAL_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_12_polynomial(int16_t x)
{
    return gelu_q3_12_polynomial_inline(x);
}

void gelu_q3_12_polynomial_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_12_POLYNOMIAL_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_polynomial_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_12_POLYNOMIAL_VECTOR
    if (size >= GELU_Q3_12_POLYNOMIAL_VECTOR) {
        i = gelu_q3_12_polynomial_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_12_polynomial_inline(input[i]);
        output[i + 1u] = gelu_q3_12_polynomial_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_polynomial_inline(input[i]);
    }
#endif
}
