/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_tanh.h"

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define GELU_S8_TANH_VECTOR 4u
#endif

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
    const uint_fast8_t inner0_scaled = (uint_fast8_t)((uint_fast16_t)(inner0_product >> 8) >> 2);
    /* inner coefficient of t^1 */
    const uint_fast16_t inner0 = (uint_fast16_t)((uint_fast16_t)inner0_scaled + 574u);
    const uint_fast16_t argument_full = (uint_fast16_t)(inner0 * (uint_fast16_t)position);
    const uint_fast16_t argument = (uint_fast16_t)(argument_full >> 6);     /* u, the argument of tanh */
    const int_fast16_t v = (int_fast16_t)((int_fast16_t)argument - 511);    /* u about the middle of its range */
    const int32_t tail2_product = (int32_t)v * (-89);
    /* never negative */
    const uint32_t tail2_product_biased = (uint32_t)tail2_product + UINT32_C(65536);
    /* more by 128 */
    const uint_fast8_t tail2_scaled = (uint_fast8_t)((uint_fast16_t)(tail2_product_biased >> 8) >> 1);
    const uint_fast16_t tail2 = (uint_fast16_t)((uint_fast16_t)tail2_scaled + 66u);
    const int32_t tail1_product = (int32_t)v * (int32_t)tail2;
    /* never negative */
    const uint32_t tail1_product_biased = (uint32_t)tail1_product + UINT32_C(262144);
    /* more by 512 */
    const uint_fast16_t tail1_scaled = (uint_fast16_t)((uint_fast16_t)(tail1_product_biased >> 8) >> 1);
    const int_fast16_t tail1 = (int_fast16_t)((int_fast16_t)tail1_scaled - 669);
    const int32_t tail0_product = (int32_t)v * (int32_t)tail1;
    const uint32_t tail0_product_biased = (uint32_t)tail0_product + 32768u; /* never negative */
    /* more by 64 */
    const uint_fast16_t tail0_scaled = (uint_fast16_t)((uint_fast16_t)(tail0_product_biased >> 8) >> 1);
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

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_s8_tanh_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_S8_TANH_VECTOR; codes_left -= GELU_S8_TANH_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(86u));
        const uint32x4_t square_full = vmulq_u32(position, position);
        const uint32x4_t square = vshrq_n_u32(square_full, 4);
        const uint32x4_t inner0_product = vmulq_n_u32(square, 414u);
        const uint32x4_t inner0_scaled = vshrq_n_u32(inner0_product, 10);
        const uint32x4_t inner0 = vaddq_n_u32(inner0_scaled, 574u);
        const uint32x4_t argument_full = vmulq_u32(inner0, position);
        const uint32x4_t argument = vshrq_n_u32(argument_full, 6);
        const int32x4_t v = vsubq_n_s32(vreinterpretq_s32_u32(argument), 511);
        const uint32x4_t tail2_product_biased = vmlaq_n_u32(vdupq_n_u32(UINT32_C(65536)), vreinterpretq_u32_s32(v), UINT32_C(4294967207));
        const uint32x4_t tail2_scaled = vshrq_n_u32(tail2_product_biased, 9);
        const uint32x4_t tail2 = vaddq_n_u32(tail2_scaled, 66u);
        const int32x4_t tail1_product = vmulq_s32(v, vreinterpretq_s32_u32(tail2));
        const uint32x4_t tail1_product_biased = vaddq_n_u32(vreinterpretq_u32_s32(tail1_product), UINT32_C(262144));
        const uint32x4_t tail1_scaled = vshrq_n_u32(tail1_product_biased, 9);
        const int32x4_t tail1 = vsubq_n_s32(vreinterpretq_s32_u32(tail1_scaled), 669);
        const int32x4_t tail0_product = vmulq_s32(v, tail1);
        const uint32x4_t tail0_product_biased = vaddq_n_u32(vreinterpretq_u32_s32(tail0_product), 32768u);
        const uint32x4_t tail0_scaled = vshrq_n_u32(tail0_product_biased, 9);
        const uint32x4_t tail0 = vsubq_n_u32(tail0_scaled, 10u);
        const uint32x4_t product = vmulq_u32(tail0, position);
        const uint32x4_t product_up = vaddq_n_u32(product, 256u);
        const uint32x4_t scaled_product = vshrq_n_u32(product_up, 5);
        const uint32x4_t base = vmulq_n_u32(positive, 493u);
        const int32x4_t sum = vmlaq_n_s32(vreinterpretq_s32_u32(base), vreinterpretq_s32_u32(scaled_product), (-16));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(sum), 2815u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 8);
        const int32x4_t code = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 128);

        vstrbq_s32(output, code);
        input += GELU_S8_TANH_VECTOR;
        output += GELU_S8_TANH_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_s8_tanh(int8_t x)
{
    return gelu_s8_tanh_inline(x);
}

void gelu_s8_tanh_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_S8_TANH_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_s8_tanh_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_S8_TANH_VECTOR
    if (size >= GELU_S8_TANH_VECTOR) {
        i = gelu_s8_tanh_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_s8_tanh_inline(input[i]);
        output[i + 1u] = gelu_s8_tanh_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_s8_tanh_inline(input[i]);
    }
#endif
}
