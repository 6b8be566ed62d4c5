/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_tanh.h"

static inline int8_t gelu_s8_tanh_inline(int8_t x)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 86u) ? magnitude : 86u);
    const uint_fast16_t square_full = (uint_fast16_t)((uint_fast16_t)position * (uint_fast16_t)position);
    const uint_fast16_t square = (uint_fast16_t)(square_full >> 4);         /* t squared */
    const uint32_t inner0_product = (uint32_t)square * 414u;
    const uint_fast8_t inner0_scaled = (uint_fast8_t)(inner0_product >> 10);
    /* inner coefficient of t^1 */
    const uint_fast16_t inner0 = (uint_fast16_t)((uint_fast16_t)inner0_scaled + 574u);
    const uint_fast16_t argument_full = (uint_fast16_t)(inner0 * (uint_fast16_t)position);
    const uint_fast16_t argument = (uint_fast16_t)(argument_full >> 6);     /* u, the argument of tanh */
    const int_fast16_t v = (int_fast16_t)((int_fast16_t)argument - 511);    /* u about the middle of its range */
    const int32_t tail2_product = (int32_t)v * (-89);
    /* never negative */
    const uint32_t tail2_product_biased = (uint32_t)tail2_product + UINT32_C(65536);
    /* more by 128 */
    const uint_fast8_t tail2_scaled = (uint_fast8_t)(tail2_product_biased >> 9);
    const uint_fast16_t tail2 = (uint_fast16_t)((uint_fast16_t)tail2_scaled + 66u);
    const int32_t tail1_product = (int32_t)v * (int32_t)tail2;
    /* never negative */
    const uint32_t tail1_product_biased = (uint32_t)tail1_product + UINT32_C(262144);
    /* more by 512 */
    const uint_fast16_t tail1_scaled = (uint_fast16_t)(tail1_product_biased >> 9);
    const int_fast16_t tail1 = (int_fast16_t)((int_fast16_t)tail1_scaled - 669);
    const int32_t tail0_product = (int32_t)v * (int32_t)tail1;
    const uint32_t tail0_product_biased = (uint32_t)tail0_product + 32768u; /* never negative */
    /* more by 64 */
    const uint_fast16_t tail0_scaled = (uint_fast16_t)(tail0_product_biased >> 9);
    const uint_fast16_t tail0 = (uint_fast16_t)(tail0_scaled - 10u);        /* (1 - tanh u)/2, times the ratio of the scales */
    const uint_fast16_t product = (uint_fast16_t)(tail0 * (uint_fast16_t)position);
    const uint_fast16_t product_up = (uint_fast16_t)(product + 256u);       /* one half output LSB */
    const uint_fast8_t scaled_product = (uint_fast8_t)(product_up >> 5);
    /* to the scale of the base */
    const uint_fast16_t aligned = (uint_fast16_t)((uint_fast16_t)scaled_product << 4);
    /* input LSB to output LSB */
    const uint_fast16_t base = (uint_fast16_t)((uint_fast16_t)positive * 493u);
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    /* never negative */
    const uint_fast16_t sum_biased = (uint_fast16_t)((uint_fast16_t)sum + 2815u);
    const uint_fast8_t rounded = (uint_fast8_t)(sum_biased >> 8);           /* the one rounding, to output LSB; more by 10 */
    const int_fast8_t code = (int_fast8_t)((int_fast16_t)rounded - 128);    /* output zero point */

    return (int8_t)code;
}

int8_t gelu_s8_tanh(int8_t x)
{
    return gelu_s8_tanh_inline(x);
}

void gelu_s8_tanh_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_s8_tanh_inline(input[i]);
        output[i + 1u] = gelu_s8_tanh_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_s8_tanh_inline(input[i]);
    }
}
