/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_tanh.h"

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_8_tanh(int16_t x)
{
    const int32_t x_code_floor = (x > (-2048)) ? x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047; /* other codes are taken as the nearest */
    const int32_t magnitude = (x_code < 0) ? -x_code : x_code;          /* the residual is even */
    const int32_t position = (magnitude < 815) ? magnitude : 815;       /* the residual is flat beyond */
    const int32_t square_full = position * position;
    const int32_t square = square_full >> 6;                            /* t squared */
    const int32_t inner0_product = square * 4961;
    const int32_t inner0_scaled = inner0_product >> 13;
    const int32_t inner0 = inner0_scaled + 14298;                       /* inner coefficient of t^1 */
    const int32_t argument_full = inner0 * position;
    const int32_t argument = argument_full >> 10;                       /* u, the argument of tanh */
    const int32_t v = argument - 8191;                                  /* u about the middle of its range */
    const int32_t tail3_product = v * 540;
    const int32_t tail3_scaled = (tail3_product < 0) ? ~(~tail3_product >> 13) : (tail3_product >> 13);
    const int32_t tail3 = tail3_scaled - 1409;
    const int32_t tail2_product = v * tail3;
    const int32_t tail2_scaled = (tail2_product < 0) ? ~(~tail2_product >> 13) : (tail2_product >> 13);
    const int32_t tail2 = tail2_scaled + 1418;
    const int32_t tail1_product = v * tail2;
    const int32_t tail1_scaled = (tail1_product < 0) ? ~(~tail1_product >> 13) : (tail1_product >> 13);
    const int32_t tail1 = tail1_scaled - 745;
    const int32_t tail0_product = v * tail1;
    const int32_t tail0_scaled = (tail0_product < 0) ? ~(~tail0_product >> 13) : (tail0_product >> 13);
    const int32_t tail0 = tail0_scaled + 198;                           /* (1 - tanh u)/2, times the ratio of the scales */
    const int32_t product = tail0 * position;
    const int32_t product_up = product + 4096;                          /* one half output LSB */
    const int32_t scaled_product = product_up >> 9;
    const int32_t residual = scaled_product >> 4;                       /* the one rounding, to output LSB */
    const int32_t positive = (x_code > 0) ? x_code : 0;                 /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_8_tanh_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_8_tanh(input[i]);
    }
}
