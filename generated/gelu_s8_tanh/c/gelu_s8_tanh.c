/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_tanh.h"

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t gelu_s8_tanh(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;  /* the residual is even */
    const int32_t position = (magnitude < 86) ? magnitude : 86;    /* the residual is flat beyond */
    const int32_t square_full = position * position;
    const int32_t square = square_full >> 4;                       /* t squared */
    const int32_t inner0_product = square * 414;
    const int32_t inner0_scaled = inner0_product >> 10;
    const int32_t inner0 = inner0_scaled + 574;                    /* inner coefficient of t^1 */
    const int32_t argument_full = inner0 * position;
    const int32_t argument = argument_full >> 6;                   /* u, the argument of tanh */
    const int32_t v = argument - 511;                              /* u about the middle of its range */
    const int32_t tail2_product = v * (-89);
    const int32_t tail2_scaled = (tail2_product < 0) ? ~(~tail2_product >> 9) : (tail2_product >> 9);
    const int32_t tail2 = tail2_scaled + 194;
    const int32_t tail1_product = v * tail2;
    const int32_t tail1_scaled = (tail1_product < 0) ? ~(~tail1_product >> 9) : (tail1_product >> 9);
    const int32_t tail1 = tail1_scaled - 157;
    const int32_t tail0_product = v * tail1;
    const int32_t tail0_scaled = (tail0_product < 0) ? ~(~tail0_product >> 9) : (tail0_product >> 9);
    const int32_t tail0 = tail0_scaled + 54;                       /* (1 - tanh u)/2, times the ratio of the scales */
    const int32_t product = tail0 * position;
    const int32_t product_up = product + 256;                      /* one half output LSB */
    const int32_t scaled_product = product_up >> 5;
    const int32_t aligned = scaled_product * 16;                   /* to the scale of the base */
    const int32_t positive = (x > 0) ? x : 0;                      /* max(x, 0) */
    const int32_t base = positive * 493;                           /* input LSB to output LSB */
    const int32_t base_up = base + 255;                            /* so that subtracting rounds like adding */
    const int32_t sum = base_up - aligned;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 8) : (sum >> 8); /* the one rounding, to output LSB */
    const int32_t code = rounded - 118;                            /* output zero point */

    return (int8_t)code;
}

void gelu_s8_tanh_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_s8_tanh(input[i]);
    }
}
