/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_sigmoid_s8.c
 * @brief Hard sigmoid: min(max(x + 3, 0), 6)/6
 *
 * hard_sigmoid_s8.h states formats, error and the command that makes this file.
 */
#include "hard_sigmoid_s8.h"

static inline uint8_t hard_sigmoid_s8_inline(int8_t x)
{
    const int32_t x_wide = x;
    /* the residual is odd */
    const uint32_t magnitude = (x_wide < 0) ? (0u - (uint32_t)x_wide) : (uint32_t)x_wide;
    const uint32_t position = (magnitude < 60u) ? magnitude : 60u;        /* the residual is flat beyond */
    const int32_t product1 = (-273) * (int32_t)position;
    const uint32_t product1_biased = (uint32_t)product1 + 16384u;         /* never negative */
    const uint32_t scaled1 = product1_biased >> 4;                        /* more by 1024 */
    const uint32_t sum0 = scaled1 + 4u;
    const uint32_t residual = sum0 >> 3;                                  /* the one rounding, to output LSB */
    const uint32_t base = (x < 0) ? (uint32_t)0u : (uint32_t)256u;        /* the straight line of this side */
    const uint32_t positive = ((-1) < x) ? (uint32_t)1u : (uint32_t)0u;
    const int32_t less_one = (int32_t)residual - (int32_t)positive;
    const int32_t turned_inverted = (-1) - less_one;
    const int32_t turned = (positive != 0u) ? turned_inverted : less_one; /* the residual is odd */
    const uint32_t sum = base + (uint32_t)turned;
    const uint32_t saturated = (sum < 255u) ? sum : 255u;                 /* saturate */

    return (uint8_t)saturated;
}

uint8_t hard_sigmoid_s8(int8_t x)
{
    return hard_sigmoid_s8_inline(x);
}

void hard_sigmoid_s8_array(const int8_t *input, uint8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = hard_sigmoid_s8_inline(input[i]);
        output[i + 1u] = hard_sigmoid_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = hard_sigmoid_s8_inline(input[i]);
    }
}
