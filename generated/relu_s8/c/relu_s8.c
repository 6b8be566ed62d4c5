/* SPDX-License-Identifier: MIT-0 */
/**
 * @file relu_s8.c
 * @brief ReLU: max(x, 0)
 *
 * relu_s8.h states formats, error and the command that makes this file.
 */
#include "relu_s8.h"

uint8_t relu_s8(int8_t x)
{
    const int32_t centered = (int32_t)x - 3;                   /* input code less its zero point */
    const int32_t positive = (centered > 0) ? centered : 0;    /* max(x, 0) */
    const int32_t base = positive * 5;                         /* input LSB to output LSB */
    const int32_t sum = base + 1;
    const int32_t rounded = sum >> 1;                          /* the one rounding, to output LSB */
    const int32_t saturated = (rounded < 255) ? rounded : 255; /* saturate */

    return (uint8_t)saturated;
}

void relu_s8_array(const int8_t *input, uint8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = relu_s8(input[i]);
    }
}
