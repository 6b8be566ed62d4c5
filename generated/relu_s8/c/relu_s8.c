/* SPDX-License-Identifier: MIT-0 */
/**
 * @file relu_s8.c
 * @brief ReLU: max(x, 0)
 *
 * relu_s8.h states formats, error and the command that makes this file.
 */
#include "relu_s8.h"

static inline uint8_t relu_s8_inline(int8_t x)
{
    const int32_t centered = (int32_t)x - 3;                            /* input code less its zero point */
    const uint32_t positive = (centered > 0) ? (uint32_t)centered : 0u; /* max(x, 0) */
    const uint32_t base = positive * 5u;                                /* input LSB to output LSB */
    const uint32_t sum = base + 1u;
    const uint32_t rounded = sum >> 1;                                  /* the one rounding, to output LSB */
    const uint32_t saturated = (rounded < 255u) ? rounded : 255u;       /* saturate */

    return (uint8_t)saturated;
}

uint8_t relu_s8(int8_t x)
{
    return relu_s8_inline(x);
}

void relu_s8_array(const int8_t *input, uint8_t *output, size_t size)
{
    size_t i = 0u;

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = relu_s8_inline(input[i]);
        output[i + 1u] = relu_s8_inline(input[i + 1u]);
        output[i + 2u] = relu_s8_inline(input[i + 2u]);
        output[i + 3u] = relu_s8_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = relu_s8_inline(input[i]);
    }
}
