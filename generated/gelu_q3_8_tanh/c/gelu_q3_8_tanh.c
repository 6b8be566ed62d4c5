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
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x_code > 0) ? (uint_fast16_t)x_code : 0u);
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_code);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 815u) ? magnitude : 815u);
    const uint32_t square_full = (uint32_t)position * (uint32_t)position;
    const uint_fast16_t square = (uint_fast16_t)(square_full >> 6);       /* t squared */
    const uint32_t inner0_product = (uint32_t)square * 4961u;
    const uint_fast16_t inner0_scaled = (uint_fast16_t)(inner0_product >> 13);
    const uint_fast16_t inner0 = (uint_fast16_t)(inner0_scaled + 14298u); /* inner coefficient of t^1 */
    const uint32_t argument_full = (uint32_t)inner0 * (uint32_t)position;
    const uint_fast16_t argument = (uint_fast16_t)(argument_full >> 10);  /* u, the argument of tanh */
    const int_fast16_t v = (int_fast16_t)((int_fast16_t)argument - 8191); /* u about the middle of its range */
    const int32_t tail3_product = (int32_t)v * 540;
    /* never negative */
    const uint32_t tail3_product_biased = (uint32_t)tail3_product + UINT32_C(8388608);
    /* more by 1024 */
    const uint_fast16_t tail3_scaled = (uint_fast16_t)(tail3_product_biased >> 13);
    const int_fast16_t tail3 = (int_fast16_t)((int_fast16_t)tail3_scaled - 2433);
    const int32_t tail2_product = (int32_t)v * (int32_t)tail3;
    /* never negative */
    const uint32_t tail2_product_biased = (uint32_t)tail2_product + UINT32_C(8388608);
    /* more by 1024 */
    const uint_fast16_t tail2_scaled = (uint_fast16_t)(tail2_product_biased >> 13);
    const uint_fast16_t tail2 = (uint_fast16_t)(tail2_scaled + 394u);
    const int32_t tail1_product = (int32_t)v * (int32_t)tail2;
    /* never negative */
    const uint32_t tail1_product_biased = (uint32_t)tail1_product + UINT32_C(33554432);
    /* more by 4096 */
    const uint_fast16_t tail1_scaled = (uint_fast16_t)(tail1_product_biased >> 13);
    const int_fast16_t tail1 = (int_fast16_t)((int_fast16_t)tail1_scaled - 4841);
    const int32_t tail0_product = (int32_t)v * (int32_t)tail1;
    /* never negative */
    const uint32_t tail0_product_biased = (uint32_t)tail0_product + UINT32_C(2097152);
    /* more by 256 */
    const uint_fast16_t tail0_scaled = (uint_fast16_t)(tail0_product_biased >> 13);
    /* (1 - tanh u)/2, times the ratio of the scales */
    const int_fast16_t tail0 = (int_fast16_t)((int_fast16_t)tail0_scaled - 58);
    const int32_t product = (int32_t)tail0 * (int32_t)position;
    const uint32_t product_up = (uint32_t)product + 4096u;                /* one half output LSB */
    const uint_fast16_t scaled_product = (uint_fast16_t)(product_up >> 9);
    const uint_fast8_t residual = (uint_fast8_t)(scaled_product >> 4);    /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

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
