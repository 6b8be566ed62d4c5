/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_sigmoid_s8.c
 * @brief Hard sigmoid: min(max(x + 3, 0), 6)/6
 *
 * hard_sigmoid_s8.h states formats, error and the command that makes this file.
 */
#include "hard_sigmoid_s8.h"

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
uint8_t hard_sigmoid_s8(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;      /* the residual is odd */
    const int32_t position = (magnitude < 60) ? magnitude : 60;        /* the residual is flat beyond */
    const int32_t product1 = (-273) * position;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 4) : (product1 >> 4);
    const int32_t sum0 = scaled1 + 1028;
    const int32_t residual = sum0 >> 3;                                /* the one rounding, to output LSB */
    const int32_t negative = (x < 0) ? 1 : 0;
    const int32_t base = (negative != 0) ? 0 : 256;                    /* the straight line of this side */
    const int32_t positive = ((-1) < x) ? 1 : 0;
    const int32_t less_one = residual - positive;
    const int32_t turned = (positive != 0) ? -1 - less_one : less_one; /* the residual is odd */
    const int32_t sum = base + turned;
    const int32_t saturated = (sum < 255) ? sum : 255;                 /* saturate */

    return (uint8_t)saturated;
}

void hard_sigmoid_s8_array(const int8_t *input, uint8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = hard_sigmoid_s8(input[i]);
    }
}
