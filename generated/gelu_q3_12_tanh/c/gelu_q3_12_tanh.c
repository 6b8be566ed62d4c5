/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_tanh.h"

/* value >> 8; avr-gcc moves bytes, and has 24 bits left to shift */
#ifdef __UINT24_MAX__
#define HWACT_BYTE_DOWN(value) ((__uint24)((value) >> 8))
#else
#define HWACT_BYTE_DOWN(value) ((value) >> 8)
#endif

/* value >> bits; avr-gcc moves bytes once the value is up to the next, where it loses nothing above */
#ifdef __AVR__
#define HWACT_UP_AND_DOWN(value, bits, up) (((value) << (up)) >> ((bits) + (up)))
#else
#define HWACT_UP_AND_DOWN(value, bits, up) ((value) >> (bits))
#endif

static inline int16_t gelu_q3_12_tanh_inline(int16_t x)
{
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 16234u) ? magnitude : 16234u);
    const uint32_t square_full = (uint32_t)position * (uint32_t)position;
    const uint32_t square = HWACT_BYTE_DOWN(square_full) >> 2;            /* t squared */
    const int64_t inner1_product = (int64_t)square * (-INT64_C(73704));
    /* never negative */
    const uint64_t inner1_product_biased = (uint64_t)inner1_product + UINT64_C(34359738368);
    /* more by 32768 */
    const uint_fast16_t inner1_scaled = (uint_fast16_t)(inner1_product_biased >> 20);
    const uint32_t inner1 = (uint32_t)inner1_scaled + UINT32_C(88468);    /* inner coefficient of t^3 */
    const uint64_t inner0_product = (uint64_t)square * (uint64_t)inner1;
    const uint32_t inner0_scaled = (uint32_t)(inner0_product >> 18);
    const uint32_t inner0 = inner0_scaled + UINT32_C(163298);             /* inner coefficient of t^1 */
    const uint32_t argument_full = inner0 * (uint32_t)position;
    const uint32_t argument = HWACT_BYTE_DOWN(argument_full) >> 6;        /* u, the argument of tanh */
    const int32_t v = (int32_t)argument - INT32_C(131071);                /* u about the middle of its range */
    const int32_t tail4_product = v * 5831;
    /* never negative */
    const uint32_t tail4_product_biased = (uint32_t)tail4_product + UINT32_C(1073741824);
    /* more by 8192 */
    const uint_fast16_t tail4_scaled = (uint_fast16_t)((uint_fast16_t)(tail4_product_biased >> 16) >> 1);
    const int_fast16_t tail4 = (int_fast16_t)((int_fast16_t)tail4_scaled - 12130);
    const int32_t tail3_product = v * (int32_t)tail4;
    /* never negative */
    const uint32_t tail3_product_biased = (uint32_t)tail3_product + UINT32_C(134217728);
    /* more by 1024 */
    const uint_fast16_t tail3_scaled = (uint_fast16_t)((uint_fast16_t)(tail3_product_biased >> 16) >> 1);
    const int_fast16_t tail3 = (int_fast16_t)((int_fast16_t)tail3_scaled - 4922);
    const int32_t tail2_product = v * (int32_t)tail3;
    /* never negative */
    const uint32_t tail2_product_biased = (uint32_t)tail2_product + UINT32_C(1073741824);
    /* more by 8192 */
    const uint_fast16_t tail2_scaled = (uint_fast16_t)((uint_fast16_t)(tail2_product_biased >> 16) >> 1);
    const uint_fast16_t tail2 = (uint_fast16_t)(tail2_scaled + 5044u);
    const int32_t tail1_product = v * (int32_t)tail2;
    /* never negative */
    const uint32_t tail1_product_biased = (uint32_t)tail1_product + UINT32_C(2147483648);
    /* more by 16384 */
    const uint_fast16_t tail1_scaled = (uint_fast16_t)((uint_fast16_t)(tail1_product_biased >> 16) >> 1);
    const int32_t tail1 = (int32_t)tail1_scaled - INT32_C(60082);
    const int64_t tail0_product = (int64_t)v * (int64_t)tail1;
    /* never negative */
    const uint64_t tail0_product_biased = (uint64_t)tail0_product + UINT64_C(4294967296);
    const uint32_t tail0_scaled = (uint32_t)(tail0_product_biased >> 17); /* more by 32768 */
    const uint32_t tail0 = tail0_scaled + 36311u;                         /* the 8th root of (1 - tanh u)/2 */
    const uint64_t power2_full = (uint64_t)tail0 * (uint64_t)tail0;
    const uint32_t power2 = (uint32_t)(power2_full >> 17);
    const uint64_t power4_full = (uint64_t)power2 * (uint64_t)power2;
    const uint32_t power4 = (uint32_t)(power4_full >> 17);
    const uint64_t power8_full = (uint64_t)power4 * (uint64_t)power4;
    const uint_fast16_t power8 = (uint_fast16_t)(power8_full >> 17);      /* (1 - tanh u)/2, times the ratio of the scales */
    const uint32_t product = (uint32_t)power8 * (uint32_t)position;
    const uint32_t product_up = product + UINT32_C(65536);                /* one half output LSB */
    const uint_fast16_t scaled_product = (uint_fast16_t)(HWACT_UP_AND_DOWN(product_up, 13, 3));
    const uint_fast16_t residual = (uint_fast16_t)(scaled_product >> 4);  /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

int16_t gelu_q3_12_tanh(int16_t x)
{
    return gelu_q3_12_tanh_inline(x);
}

void gelu_q3_12_tanh_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__))
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_tanh_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_12_tanh_inline(input[i]);
        output[i + 1u] = gelu_q3_12_tanh_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_tanh_inline(input[i]);
    }
#endif
}
