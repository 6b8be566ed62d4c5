/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_threshold.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_threshold.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_threshold.h"

/* Intrinsics of the vector unit that the compiler is told of, and how many codes one pass takes; HWACT_PORTABLE_ONLY leaves them out. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_Q3_4_THRESHOLD_VECTOR 16u
#endif

static inline int8_t gelu_q3_4_threshold_inline(int8_t x)
{
    const uint32_t positive = (x > 0) ? (uint32_t)x : 0u;          /* max(x, 0) */
    const int32_t x_wide = x;
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_wide; /* the residual is even */
    const uint32_t below_2 = (magnitude - 2u) >> 31;
    const uint32_t below_4 = (magnitude - 4u) >> 31;
    const uint32_t below_9 = (magnitude - 9u) >> 31;
    const uint32_t below_17 = (magnitude - 17u) >> 31;
    const uint32_t below_25 = (magnitude - 25u) >> 31;
    const uint32_t below_36 = (magnitude - 36u) >> 31;
    const uint32_t plus_0 = below_17 + below_25;
    const uint32_t plus_1 = plus_0 + below_36;
    const uint32_t minus_0 = below_2 + below_4;
    const uint32_t minus_1 = minus_0 + below_9;
    const uint32_t level = plus_1 - minus_1;
    const int32_t sum = (int32_t)positive - (int32_t)level;

    return (int8_t)sum;
}

#if defined(GELU_Q3_4_THRESHOLD_VECTOR)
/* what is added at 0, 1, 2, ... codes from the middle, modulo 256; the last stays */
static const int8_t gelu_q3_4_threshold_vector_codes[48] = {
     0,  0, -1, -1, -2, -2, -2, -2, -2, -3, -3, -3, -3, -3, -3, -3,
    -3, -2, -2, -2, -2, -2, -2, -2, -2, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0
};
#endif

/*
 * The array function on vector units, to the bit what the portable loop gives: as many codes as fill whole passes. The result is their number.
 */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the positive part and an entry by the distance. */
static size_t gelu_q3_4_threshold_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_4_THRESHOLD_VECTOR; codes_left -= GELU_Q3_4_THRESHOLD_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(x)), vdupq_n_u8(36u));

        vstrbq_s8(output, vaddq_s8(vmaxq_s8(x, vdupq_n_s8(0)), vldrbq_gather_offset_s8(gelu_q3_4_threshold_vector_codes, place)));
        input += GELU_Q3_4_THRESHOLD_VECTOR;
        output += GELU_Q3_4_THRESHOLD_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_q3_4_threshold(int8_t x)
{
    return gelu_q3_4_threshold_inline(x);
}

void gelu_q3_4_threshold_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#ifdef GELU_Q3_4_THRESHOLD_VECTOR
    if (size >= GELU_Q3_4_THRESHOLD_VECTOR) {
        i = gelu_q3_4_threshold_vector(input, output, size);
    }
#endif

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_4_threshold_inline(input[i]);
        output[i + 1u] = gelu_q3_4_threshold_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_4_threshold_inline(input[i]);
    }
}
