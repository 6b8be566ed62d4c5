/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_tanh.h"

static inline int16_t gelu_q3_8_tanh_inline(int16_t x)
{
    const int32_t x_code_floor = (x > (-2048)) ? (int32_t)x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047; /* other codes are taken as the nearest */
    const uint32_t positive = (x_code > 0) ? (uint32_t)x_code : 0u;     /* max(x, 0) */
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_code;      /* the residual is even */
    const uint32_t position = (magnitude < 815u) ? magnitude : 815u;    /* the residual is flat beyond */
    const uint32_t square_full = position * position;
    const uint32_t square = square_full >> 6;                           /* t squared */
    const uint32_t inner0_product = square * 4961u;
    const uint32_t inner0_scaled = inner0_product >> 13;
    const uint32_t inner0 = inner0_scaled + 14298u;                     /* inner coefficient of t^1 */
    const uint32_t argument_full = inner0 * position;
    const uint32_t argument = argument_full >> 10;                      /* u, the argument of tanh */
    const int32_t v = (int32_t)argument - 8191;                         /* u about the middle of its range */
    const int32_t tail3_product = v * 540;
    /* never negative */
    const uint32_t tail3_product_biased = (uint32_t)tail3_product + UINT32_C(8388608);
    const uint32_t tail3_scaled = tail3_product_biased >> 13;           /* more by 1024 */
    const int32_t tail3 = (int32_t)tail3_scaled - 2433;
    const int32_t tail2_product = v * tail3;
    /* never negative */
    const uint32_t tail2_product_biased = (uint32_t)tail2_product + UINT32_C(8388608);
    const uint32_t tail2_scaled = tail2_product_biased >> 13;           /* more by 1024 */
    const uint32_t tail2 = tail2_scaled + 394u;
    const int32_t tail1_product = v * (int32_t)tail2;
    /* never negative */
    const uint32_t tail1_product_biased = (uint32_t)tail1_product + UINT32_C(33554432);
    const uint32_t tail1_scaled = tail1_product_biased >> 13;           /* more by 4096 */
    const int32_t tail1 = (int32_t)tail1_scaled - 4841;
    const int32_t tail0_product = v * tail1;
    /* never negative */
    const uint32_t tail0_product_biased = (uint32_t)tail0_product + UINT32_C(2097152);
    const uint32_t tail0_scaled = tail0_product_biased >> 13;           /* more by 256 */
    const int32_t tail0 = (int32_t)tail0_scaled - 58;                   /* (1 - tanh u)/2, times the ratio of the scales */
    const int32_t product = tail0 * (int32_t)position;
    const uint32_t product_up = (uint32_t)product + 4096u;              /* one half output LSB */
    const uint32_t scaled_product = product_up >> 9;
    const uint32_t residual = scaled_product >> 4;                      /* the one rounding, to output LSB */
    const int32_t sum = (int32_t)positive - (int32_t)residual;

    return (int16_t)sum;
}

int16_t gelu_q3_8_tanh(int16_t x)
{
    return gelu_q3_8_tanh_inline(x);
}

void gelu_q3_8_tanh_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_8_tanh_inline(input[i]);
        output[i + 1u] = gelu_q3_8_tanh_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_8_tanh_inline(input[i]);
    }
}
