/* SPDX-License-Identifier: MIT-0 */
/**
 * @file prelu_s8.c
 * @brief PReLU: x >= 0: x, x < 0: alpha*x
 *
 * prelu_s8.h states formats, error and the command that makes this file.
 */
#include "prelu_s8.h"

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t prelu_s8(int8_t x)
{
    const int32_t base_below = (int32_t)x * 213;                    /* input LSB to output LSB */
    const int32_t base_above = (int32_t)x * 853;                    /* input LSB to output LSB */
    const int32_t negative = (x < 0) ? 1 : 0;
    const int32_t base = (negative != 0) ? base_below : base_above; /* the straight line of this side */
    const int32_t sum = base + 256;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 9) : (sum >> 9);  /* the one rounding, to output LSB */
    const int32_t code = rounded - 40;                              /* output zero point */
    const int32_t saturated = (code < 127) ? code : 127;            /* saturate */

    return (int8_t)saturated;
}

void prelu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = prelu_s8(input[i]);
    }
}
