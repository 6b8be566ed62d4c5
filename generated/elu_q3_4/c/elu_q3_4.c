/* SPDX-License-Identifier: MIT-0 */
/**
 * @file elu_q3_4.c
 * @brief ELU: x >= 0: x, x < 0: alpha*(e^x - 1)
 *
 * elu_q3_4.h states formats, error and the command that makes this file.
 */
#include "elu_q3_4.h"

static inline int8_t elu_q3_4_inline(int8_t x)
{
    const int32_t opposite = -(int32_t)x;
    const uint32_t position = (opposite > 0) ? (uint32_t)opposite : 0u; /* the residual lives on the negative side */
    const uint32_t below_2 = (position - 2u) >> 31;
    const uint32_t below_4 = (position - 4u) >> 31;
    const uint32_t below_6 = (position - 6u) >> 31;
    const uint32_t below_10 = (position - 10u) >> 31;
    const uint32_t below_14 = (position - 14u) >> 31;
    const uint32_t below_19 = (position - 19u) >> 31;
    const uint32_t below_27 = (position - 27u) >> 31;
    const uint32_t below_45 = (position - 45u) >> 31;
    const uint32_t minus_0 = (below_2 << 1) + (below_4 << 1);
    const uint32_t minus_1 = (below_6 << 1) + (below_10 << 1);
    const uint32_t minus_2 = (below_14 << 1) + (below_19 << 1);
    const uint32_t minus_3 = (below_27 << 1) + (below_45 << 1);
    const uint32_t minus_4 = minus_0 + minus_1;
    const uint32_t minus_5 = minus_2 + minus_3;
    const uint32_t minus_6 = minus_4 + minus_5;
    const uint32_t level = 16u - minus_6;
    const uint32_t positive = (x > 0) ? (uint32_t)x : 0u;               /* max(x, 0) */
    const int32_t sum = (int32_t)positive - (int32_t)level;

    return (int8_t)sum;
}

int8_t elu_q3_4(int8_t x)
{
    return elu_q3_4_inline(x);
}

void elu_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = elu_q3_4_inline(input[i]);
        output[i + 1u] = elu_q3_4_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = elu_q3_4_inline(input[i]);
    }
}
