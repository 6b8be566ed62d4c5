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
    const uint32_t positive = (x > 0) ? (uint32_t)x : 0u;                   /* max(x, 0) */
    const int32_t x_wide = x;
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_wide;          /* the residual is even */
    const uint32_t position = (magnitude < 86u) ? magnitude : 86u;          /* the residual is flat beyond */
    const uint32_t square_full = position * position;
    const uint32_t square = square_full >> 4;                               /* t squared */
    const uint32_t inner0_product = square * 414u;
    const uint32_t inner0_scaled = inner0_product >> 10;
    const uint32_t inner0 = inner0_scaled + 574u;                           /* inner coefficient of t^1 */
    const uint32_t argument_full = inner0 * position;
    const uint32_t argument = argument_full >> 6;                           /* u, the argument of tanh */
    const int32_t v = (int32_t)argument - 511;                              /* u about the middle of its range */
    const int32_t tail2_product = v * (-89);
    /* never negative */
    const uint32_t tail2_product_biased = (uint32_t)tail2_product + UINT32_C(65536);
    const uint32_t tail2_scaled = tail2_product_biased >> 9;                /* more by 128 */
    const uint32_t tail2 = tail2_scaled + 66u;
    const int32_t tail1_product = v * (int32_t)tail2;
    /* never negative */
    const uint32_t tail1_product_biased = (uint32_t)tail1_product + UINT32_C(262144);
    const uint32_t tail1_scaled = tail1_product_biased >> 9;                /* more by 512 */
    const int32_t tail1 = (int32_t)tail1_scaled - 669;
    const int32_t tail0_product = v * tail1;
    const uint32_t tail0_product_biased = (uint32_t)tail0_product + 32768u; /* never negative */
    const uint32_t tail0_scaled = tail0_product_biased >> 9;                /* more by 64 */
    const uint32_t tail0 = tail0_scaled - 10u;                              /* (1 - tanh u)/2, times the ratio of the scales */
    const uint32_t product = tail0 * position;
    const uint32_t product_up = product + 256u;                             /* one half output LSB */
    const uint32_t scaled_product = product_up >> 5;
    const uint32_t aligned = scaled_product << 4;                           /* to the scale of the base */
    const uint32_t base = positive * 493u;                                  /* input LSB to output LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 4351u;                      /* never negative */
    const uint32_t rounded = sum_biased >> 8;                               /* the one rounding, to output LSB; more by 16 */
    const int32_t code = (int32_t)rounded - 134;                            /* output zero point */

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
