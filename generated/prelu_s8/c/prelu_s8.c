/* SPDX-License-Identifier: MIT-0 */
/**
 * @file prelu_s8.c
 * @brief PReLU: x >= 0: x, x < 0: alpha*x
 *
 * prelu_s8.h states formats, error and the command that makes this file.
 */
#include "prelu_s8.h"

static inline int8_t prelu_s8_inline(int8_t x)
{
    const int_fast16_t base_below = (int_fast16_t)((int_fast16_t)x * 213); /* input LSB to output LSB */
    const int32_t base_above = (int32_t)x * 853;                           /* input LSB to output LSB */
    const int32_t base = (x < 0) ? (int32_t)base_below : base_above;       /* the straight line of this side */
    const uint32_t sum_biased = (uint32_t)base + 33024u;                   /* never negative */
    const uint_fast16_t rounded = (uint_fast16_t)(sum_biased >> 9);        /* the one rounding, to output LSB; more by 64 */
    const int_fast16_t code = (int_fast16_t)((int_fast16_t)rounded - 104); /* output zero point */
    /* saturate */
    const int_fast8_t saturated = (int_fast8_t)((code < 127) ? (int_fast8_t)code : 127);

    return (int8_t)saturated;
}

int8_t prelu_s8(int8_t x)
{
    return prelu_s8_inline(x);
}

void prelu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = prelu_s8_inline(input[i]);
        output[i + 1u] = prelu_s8_inline(input[i + 1u]);
        output[i + 2u] = prelu_s8_inline(input[i + 2u]);
        output[i + 3u] = prelu_s8_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = prelu_s8_inline(input[i]);
    }
}
