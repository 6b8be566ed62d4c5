/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_swish_s8.c
 * @brief Hard swish: x*min(max(x + 3, 0), 6)/6
 *
 * hard_swish_s8.h states formats, error and the command that makes this file.
 */
#include "hard_swish_s8.h"

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

int8_t hard_swish_s8(int8_t x)
{
    return hard_swish_s8_inline(x);
}

void hard_swish_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = hard_swish_s8_inline(input[i]);
        output[i + 1u] = hard_swish_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = hard_swish_s8_inline(input[i]);
    }
}
