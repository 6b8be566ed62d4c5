/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_swish_s8.c
 * @brief Hard swish: x*min(max(x + 3, 0), 6)/6
 *
 * hard_swish_s8.h states formats, error and the command that makes this file.
 */
#include "hard_swish_s8.h"

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t hard_swish_s8(int8_t x)
{
    const int32_t centered = (int32_t)x + 20;                        /* input code less its zero point */
    const int32_t magnitude = (centered < 0) ? -centered : centered; /* the residual is even */
    const int32_t position = (magnitude < 59) ? magnitude : 59;      /* the residual is flat beyond */
    const int32_t product2 = (-23) * position;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 2) : (product2 >> 2);
    const int32_t sum1 = scaled2 + 344;
    const int32_t product1 = sum1 * position;
    const int32_t scaled1 = product1 >> 6;
    const int32_t positive = (centered > 0) ? centered : 0;          /* max(x, 0) */
    const int32_t base = positive * 10;                              /* input LSB to output LSB */
    const int32_t base_up = base + 7;                                /* so that subtracting rounds like adding */
    const int32_t sum = base_up - scaled1;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 3) : (sum >> 3);   /* the one rounding, to output LSB */
    const int32_t code = rounded - 110;                              /* output zero point */

    return (int8_t)code;
}

void hard_swish_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = hard_swish_s8(input[i]);
    }
}
