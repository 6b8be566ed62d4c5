/* SPDX-License-Identifier: MIT-0 */
/**
 * @file leaky_relu_s8.c
 * @brief Leaky ReLU: x >= 0: x, x < 0: alpha*x
 *
 * leaky_relu_s8.h states formats, error and the command that makes this file.
 */
#include "leaky_relu_s8.h"

static inline int8_t leaky_relu_s8_inline(int8_t x)
{
    const int32_t base_below = (int32_t)x * INT32_C(43691);               /* input LSB to output LSB */
    const int32_t base_above = (int32_t)x * INT32_C(436907);              /* input LSB to output LSB */
    const int32_t base = (x < 0) ? base_below : base_above;               /* the straight line of this side */
    const uint32_t sum_biased = (uint32_t)base + UINT32_C(8519680);       /* never negative */
    const uint_fast8_t rounded = (uint_fast8_t)(sum_biased >> 18);        /* the one rounding, to output LSB; more by 32 */
    const int_fast16_t code = (int_fast16_t)((int_fast16_t)rounded - 92); /* output zero point */
    /* saturate */
    const int_fast8_t saturated = (int_fast8_t)((code < 127) ? (int_fast8_t)code : 127);

    return (int8_t)saturated;
}

int8_t leaky_relu_s8(int8_t x)
{
    return leaky_relu_s8_inline(x);
}

void leaky_relu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = leaky_relu_s8_inline(input[i]);
        output[i + 1u] = leaky_relu_s8_inline(input[i + 1u]);
        output[i + 2u] = leaky_relu_s8_inline(input[i + 2u]);
        output[i + 3u] = leaky_relu_s8_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = leaky_relu_s8_inline(input[i]);
    }
}
