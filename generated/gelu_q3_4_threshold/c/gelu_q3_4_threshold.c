/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_threshold.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_threshold.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_threshold.h"

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

int8_t gelu_q3_4_threshold(int8_t x)
{
    return gelu_q3_4_threshold_inline(x);
}

void gelu_q3_4_threshold_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

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
