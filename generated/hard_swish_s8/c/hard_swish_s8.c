/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_swish_s8.c
 * @brief Hard swish: x*min(max(x + 3, 0), 6)/6
 *
 * hard_swish_s8.h states formats, error and the command that makes this file.
 */
#include "hard_swish_s8.h"

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define HARD_SWISH_S8_VECTOR 8u
#endif

static inline int8_t hard_swish_s8_inline(int8_t x)
{
    const int_fast16_t centered = (int_fast16_t)((int_fast16_t)x + 20);   /* input code less its zero point */
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((centered > 0) ? (uint_fast8_t)centered : 0u);
    const uint_fast16_t twice = (uint_fast16_t)((uint_fast16_t)positive << 1);
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((uint_fast8_t)twice - (uint_fast8_t)x_wide);
    const uint_fast8_t magnitude_whole = (uint_fast8_t)(magnitude - 20u); /* the residual is even */
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude_whole < 59u) ? magnitude_whole : 59u);
    const int_fast16_t product2 = (int_fast16_t)((-23) * (int_fast16_t)position);
    /* never negative */
    const uint_fast16_t product2_biased = (uint_fast16_t)((uint_fast16_t)product2 + 2048u);
    const uint_fast16_t scaled2 = (uint_fast16_t)(product2_biased >> 2);  /* more by 512 */
    const uint_fast16_t sum1 = (uint_fast16_t)(scaled2 - 168u);
    const uint_fast16_t product1 = (uint_fast16_t)(sum1 * (uint_fast16_t)position);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1 >> 6);
    /* input LSB to output LSB */
    const uint_fast16_t base = (uint_fast16_t)((uint_fast16_t)positive * 10u);
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)base - (int_fast16_t)scaled1);
    /* never negative */
    const uint_fast16_t sum_biased = (uint_fast16_t)((uint_fast16_t)sum + 135u);
    const uint_fast8_t rounded = (uint_fast8_t)(sum_biased >> 3);         /* the one rounding, to output LSB; more by 16 */
    const int_fast8_t code = (int_fast8_t)((int_fast16_t)rounded - 126);  /* output zero point */

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
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(HARD_SWISH_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = hard_swish_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
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
#endif
}
