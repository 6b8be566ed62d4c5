/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_tanh.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_tanh.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_tanh.h"

/* value >> bits; avr-gcc moves bytes once the value is up to the next, where it loses nothing above */
#ifdef __AVR__
#define HWACT_UP_AND_DOWN(value, bits, up) (((value) << (up)) >> ((bits) + (up)))
#else
#define HWACT_UP_AND_DOWN(value, bits, up) ((value) >> (bits))
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_Q3_8_TANH_VECTOR 4u
#endif

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
    /* t squared */
    const uint_fast16_t square = (uint_fast16_t)(HWACT_UP_AND_DOWN(square_full, 6, 2));
    const uint32_t inner0_product = (uint32_t)square * 4961u;
    const uint_fast16_t inner0_scaled = (uint_fast16_t)(HWACT_UP_AND_DOWN(inner0_product, 13, 3));
    const uint_fast16_t inner0 = (uint_fast16_t)(inner0_scaled + 14298u); /* inner coefficient of t^1 */
    const uint32_t argument_full = (uint32_t)inner0 * (uint32_t)position;
    /* u, the argument of tanh */
    const uint_fast16_t argument = (uint_fast16_t)((uint_fast16_t)(argument_full >> 8) >> 2);
    const int_fast16_t v = (int_fast16_t)((int_fast16_t)argument - 8191); /* u about the middle of its range */
    const int32_t tail3_product = (int32_t)v * 540;
    /* never negative */
    const uint32_t tail3_product_biased = (uint32_t)tail3_product + UINT32_C(8388608);
    /* more by 1024 */
    const uint_fast16_t tail3_scaled = (uint_fast16_t)((uint_fast16_t)(tail3_product_biased >> 8) >> 5);
    const int_fast16_t tail3 = (int_fast16_t)((int_fast16_t)tail3_scaled - 2433);
    const int32_t tail2_product = (int32_t)v * (int32_t)tail3;
    /* never negative */
    const uint32_t tail2_product_biased = (uint32_t)tail2_product + UINT32_C(8388608);
    /* more by 1024 */
    const uint_fast16_t tail2_scaled = (uint_fast16_t)(HWACT_UP_AND_DOWN(tail2_product_biased, 13, 3));
    const uint_fast16_t tail2 = (uint_fast16_t)(tail2_scaled + 394u);
    const int32_t tail1_product = (int32_t)v * (int32_t)tail2;
    /* never negative */
    const uint32_t tail1_product_biased = (uint32_t)tail1_product + UINT32_C(33554432);
    /* more by 4096 */
    const uint_fast16_t tail1_scaled = (uint_fast16_t)(HWACT_UP_AND_DOWN(tail1_product_biased, 13, 3));
    const int_fast16_t tail1 = (int_fast16_t)((int_fast16_t)tail1_scaled - 4841);
    const int32_t tail0_product = (int32_t)v * (int32_t)tail1;
    /* never negative */
    const uint32_t tail0_product_biased = (uint32_t)tail0_product + UINT32_C(2097152);
    /* more by 256 */
    const uint_fast16_t tail0_scaled = (uint_fast16_t)(HWACT_UP_AND_DOWN(tail0_product_biased, 13, 3));
    /* (1 - tanh u)/2, times the ratio of the scales */
    const int_fast16_t tail0 = (int_fast16_t)((int_fast16_t)tail0_scaled - 58);
    const int32_t product = (int32_t)tail0 * (int32_t)position;
    const uint32_t product_up = (uint32_t)product + 4096u;                /* one half output LSB */
    const uint_fast16_t scaled_product = (uint_fast16_t)((uint_fast16_t)(product_up >> 8) >> 1);
    const uint_fast8_t residual = (uint_fast8_t)(scaled_product >> 4);    /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_q3_8_tanh_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_8_TANH_VECTOR; codes_left -= GELU_Q3_8_TANH_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const int32x4_t x_code_floor = vmaxq_s32(x, vdupq_n_s32((-2048)));
        const int32x4_t x_code = vminq_s32(x_code_floor, vdupq_n_s32(2047));
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x_code, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_code));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(815u));
        const uint32x4_t square_full = vmulq_u32(position, position);
        const uint32x4_t square = vshrq_n_u32(square_full, 6);
        const uint32x4_t inner0_product = vmulq_n_u32(square, 4961u);
        const uint32x4_t inner0_scaled = vshrq_n_u32(inner0_product, 13);
        const uint32x4_t inner0 = vaddq_n_u32(inner0_scaled, 14298u);
        const uint32x4_t argument_full = vmulq_u32(inner0, position);
        const uint32x4_t argument = vshrq_n_u32(argument_full, 10);
        const int32x4_t v = vsubq_n_s32(vreinterpretq_s32_u32(argument), 8191);
        const uint32x4_t tail3_product_biased = vmlaq_n_u32(vdupq_n_u32(UINT32_C(8388608)), vreinterpretq_u32_s32(v), 540u);
        const uint32x4_t tail3_scaled = vshrq_n_u32(tail3_product_biased, 13);
        const int32x4_t tail3 = vsubq_n_s32(vreinterpretq_s32_u32(tail3_scaled), 2433);
        const int32x4_t tail2_product = vmulq_s32(v, tail3);
        const uint32x4_t tail2_product_biased = vaddq_n_u32(vreinterpretq_u32_s32(tail2_product), UINT32_C(8388608));
        const uint32x4_t tail2_scaled = vshrq_n_u32(tail2_product_biased, 13);
        const uint32x4_t tail2 = vaddq_n_u32(tail2_scaled, 394u);
        const int32x4_t tail1_product = vmulq_s32(v, vreinterpretq_s32_u32(tail2));
        const uint32x4_t tail1_product_biased = vaddq_n_u32(vreinterpretq_u32_s32(tail1_product), UINT32_C(33554432));
        const uint32x4_t tail1_scaled = vshrq_n_u32(tail1_product_biased, 13);
        const int32x4_t tail1 = vsubq_n_s32(vreinterpretq_s32_u32(tail1_scaled), 4841);
        const int32x4_t tail0_product = vmulq_s32(v, tail1);
        const uint32x4_t tail0_product_biased = vaddq_n_u32(vreinterpretq_u32_s32(tail0_product), UINT32_C(2097152));
        const uint32x4_t tail0_scaled = vshrq_n_u32(tail0_product_biased, 13);
        const int32x4_t tail0 = vsubq_n_s32(vreinterpretq_s32_u32(tail0_scaled), 58);
        const int32x4_t product = vmulq_s32(tail0, vreinterpretq_s32_u32(position));
        const uint32x4_t product_up = vaddq_n_u32(vreinterpretq_u32_s32(product), 4096u);
        const uint32x4_t scaled_product = vshrq_n_u32(product_up, 9);
        const uint32x4_t residual = vshrq_n_u32(scaled_product, 4);
        const int32x4_t sum = vsubq_s32(vreinterpretq_s32_u32(positive), vreinterpretq_s32_u32(residual));

        vstrhq_s32(output, sum);
        input += GELU_Q3_8_TANH_VECTOR;
        output += GELU_Q3_8_TANH_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_8_tanh(int16_t x)
{
    return gelu_q3_8_tanh_inline(x);
}

void gelu_q3_8_tanh_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_8_TANH_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_8_tanh_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_8_TANH_VECTOR
    if (size >= GELU_Q3_8_TANH_VECTOR) {
        i = gelu_q3_8_tanh_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_8_tanh_inline(input[i]);
        output[i + 1u] = gelu_q3_8_tanh_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_8_tanh_inline(input[i]);
    }
#endif
}
