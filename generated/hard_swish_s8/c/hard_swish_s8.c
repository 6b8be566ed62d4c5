/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_swish_s8.c
 * @brief Hard swish: x*min(max(x + 3, 0), 6)/6
 *
 * hard_swish_s8.h states formats, error and the command that makes this file.
 */
#include "hard_swish_s8.h"

/* Codes of one pass; HWACT_PORTABLE_ONLY leaves such forms out. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define HARD_SWISH_S8_VECTOR 8u
#endif

static inline int8_t hard_swish_s8_inline(int8_t x)
{
    const int32_t centered = (int32_t)x + 20;                           /* input code less its zero point */
    const uint32_t positive = (centered > 0) ? (uint32_t)centered : 0u; /* max(x, 0) */
    const int32_t x_wide = x;
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_wide;      /* the residual is even */
    const uint32_t magnitude_whole = magnitude - 20u;                   /* the residual is even */
    /* the residual is flat beyond */
    const uint32_t position = (magnitude_whole < 59u) ? magnitude_whole : 59u;
    const int32_t product2 = (-23) * (int32_t)position;
    const uint32_t product2_biased = (uint32_t)product2 + 2048u;        /* never negative */
    const uint32_t scaled2 = product2_biased >> 2;                      /* more by 512 */
    const uint32_t sum1 = scaled2 - 168u;
    const uint32_t product1 = sum1 * position;
    const uint32_t scaled1 = product1 >> 6;
    const uint32_t base = positive * 10u;                               /* input LSB to output LSB */
    const int32_t sum = (int32_t)base - (int32_t)scaled1;
    const uint32_t sum_biased = (uint32_t)sum + 135u;                   /* never negative */
    const uint32_t rounded = sum_biased >> 3;                           /* the one rounding, to output LSB; more by 16 */
    const int32_t code = (int32_t)rounded - 126;                        /* output zero point */

    return (int8_t)code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t hard_swish_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= HARD_SWISH_S8_VECTOR; codes_left -= HARD_SWISH_S8_VECTOR) {
        const int16x8_t x = vldrbq_s16(input);
        const int16x8_t centered = vaddq_s16(x, vdupq_n_s16(20));
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(centered, vdupq_n_s16(0)));
        const uint16x8_t base = vmulq_u16(positive, vdupq_n_u16(10u));
        const uint16x8_t base_up = vaddq_u16(base, vdupq_n_u16(7u));
        const uint16x8_t magnitude = vreinterpretq_u16_s16(vabsq_s16(centered));
        const uint16x8_t position = vminq_u16(magnitude, vdupq_n_u16(59u));
        const int16x8_t product2 = vmulq_s16(vdupq_n_s16(-23), vreinterpretq_s16_u16(position));
        const int16x8_t scaled2 = vshrq_n_s16(product2, 2);
        const uint16x8_t sum1 = vaddq_u16(vreinterpretq_u16_s16(scaled2), vdupq_n_u16(344u));
        const uint16x8_t product1 = vmulq_u16(sum1, position);
        const uint16x8_t scaled1 = vshrq_n_u16(product1, 6);
        const int16x8_t sum = vsubq_s16(vreinterpretq_s16_u16(base_up), vreinterpretq_s16_u16(scaled1));
        const int16x8_t rounded = vshrq_n_s16(sum, 3);
        const int16x8_t code = vsubq_s16(rounded, vdupq_n_s16(110));

        vstrbq_s16(output, code);
        input += HARD_SWISH_S8_VECTOR;
        output += HARD_SWISH_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t hard_swish_s8(int8_t x)
{
    return hard_swish_s8_inline(x);
}

void hard_swish_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#ifdef HARD_SWISH_S8_VECTOR
    if (size >= HARD_SWISH_S8_VECTOR) {
        i = hard_swish_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = hard_swish_s8_inline(input[i]);
        output[i + 1u] = hard_swish_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = hard_swish_s8_inline(input[i]);
    }
}
