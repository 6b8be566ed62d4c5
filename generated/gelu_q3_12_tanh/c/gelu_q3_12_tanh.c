/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_tanh.h"

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_12_tanh(int16_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;     /* the residual is even */
    const int32_t position = (magnitude < 16234) ? magnitude : 16234; /* the residual is flat beyond */
    const int32_t square_full = position * position;
    const int32_t square = square_full >> 10;                         /* t squared */
    const int64_t inner1_product = (int64_t)square * (-73704);
    const int32_t inner1_scaled = (int32_t)((inner1_product < 0) ? ~(~inner1_product >> 20) : (inner1_product >> 20));
    const int32_t inner1 = inner1_scaled + 121236;                    /* inner coefficient of t^3 */
    const int64_t inner0_product = (int64_t)square * inner1;
    const int32_t inner0_scaled = (int32_t)(inner0_product >> 18);
    const int32_t inner0 = inner0_scaled + 163298;                    /* inner coefficient of t^1 */
    const int64_t argument_full = (int64_t)inner0 * position;
    const int32_t argument = (int32_t)(argument_full >> 14);          /* u, the argument of tanh */
    const int32_t v = argument - 131071;                              /* u about the middle of its range */
    const int32_t tail4_product = v * 5831;
    const int32_t tail4_scaled = (tail4_product < 0) ? ~(~tail4_product >> 17) : (tail4_product >> 17);
    const int32_t tail4 = tail4_scaled - 3938;
    const int32_t tail3_product = v * tail4;
    const int32_t tail3_scaled = (tail3_product < 0) ? ~(~tail3_product >> 17) : (tail3_product >> 17);
    const int32_t tail3 = tail3_scaled - 3898;
    const int32_t tail2_product = v * tail3;
    const int32_t tail2_scaled = (tail2_product < 0) ? ~(~tail2_product >> 17) : (tail2_product >> 17);
    const int32_t tail2 = tail2_scaled + 13236;
    const int32_t tail1_product = v * tail2;
    const int32_t tail1_scaled = (tail1_product < 0) ? ~(~tail1_product >> 17) : (tail1_product >> 17);
    const int32_t tail1 = tail1_scaled - 43698;
    const int64_t tail0_product = (int64_t)v * tail1;
    const int32_t tail0_scaled = (int32_t)((tail0_product < 0) ? ~(~tail0_product >> 17) : (tail0_product >> 17));
    const int32_t tail0 = tail0_scaled + 69079;                       /* the 8th root of (1 - tanh u)/2 */
    const int64_t power2_full = (int64_t)tail0 * tail0;
    const int32_t power2 = (int32_t)(power2_full >> 17);
    const int64_t power4_full = (int64_t)power2 * power2;
    const int32_t power4 = (int32_t)(power4_full >> 17);
    const int64_t power8_full = (int64_t)power4 * power4;
    const int32_t power8 = (int32_t)(power8_full >> 17);              /* (1 - tanh u)/2, times the ratio of the scales */
    const int32_t product = power8 * position;
    const int32_t product_up = product + 65536;                       /* one half output LSB */
    const int32_t scaled_product = product_up >> 13;
    const int32_t residual = scaled_product >> 4;                     /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                         /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_12_tanh_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_12_tanh(input[i]);
    }
}
