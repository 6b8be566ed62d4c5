/* SPDX-License-Identifier: MIT-0 */
/**
 * @file hard_sigmoid_s8.c
 * @brief Hard sigmoid: min(max(x + 3, 0), 6)/6
 *
 * hard_sigmoid_s8.h states formats, error and the command that makes this file.
 */
#include "hard_sigmoid_s8.h"

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define HARD_SIGMOID_S8_VECTOR 4u
#endif

/* Two values of 16 bits in a word at once, where the core has the DSP extension of Arm */
#if !defined(HWACT_PORTABLE_ONLY) && defined(__ARM_FEATURE_SIMD32) && defined(__ARM_FEATURE_UNALIGNED) && !defined(__ARM_BIG_ENDIAN) \
    && (defined(__clang__) || (defined(__GNUC__) && (__GNUC__ >= 10)))
#include <arm_acle.h>
#define HARD_SIGMOID_S8_DSP
#endif

static inline uint8_t hard_sigmoid_s8_inline(int8_t x)
{
    const int_fast8_t x_wide = x;
    /* the residual is odd */
    const uint_fast8_t magnitude = (uint_fast8_t)((x_wide < 0) ? (uint_fast8_t)(0u - (uint_fast8_t)x_wide) : (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 60u) ? magnitude : 60u);
    const int_fast16_t product1 = (int_fast16_t)((-273) * (int_fast16_t)position);
    /* never negative */
    const uint_fast16_t product1_biased = (uint_fast16_t)((uint_fast16_t)product1 + 16384u);
    const uint_fast16_t scaled1 = (uint_fast16_t)(product1_biased >> 4);  /* more by 1024 */
    const uint_fast16_t sum0 = (uint_fast16_t)(scaled1 + 4u);
    const uint_fast8_t residual = (uint_fast8_t)(sum0 >> 3);              /* the one rounding, to output LSB */
    /* the straight line of this side */
    const uint_fast16_t base = (uint_fast16_t)((x < 0) ? (uint_fast16_t)0u : (uint_fast16_t)256u);
    const uint_fast8_t positive = (uint_fast8_t)(((-1) < x) ? (uint_fast8_t)1u : (uint_fast8_t)0u);
    const int_fast8_t less_one = (int_fast8_t)((int_fast16_t)residual - (int_fast16_t)positive);
    const int_fast8_t turned_inverted = (int_fast8_t)((-1) - less_one);
    /* the residual is odd */
    const int_fast8_t turned = (int_fast8_t)((positive != 0u) ? turned_inverted : less_one);
    const uint_fast16_t sum = (uint_fast16_t)((uint_fast16_t)turned + base);
#ifdef HARD_SIGMOID_S8_DSP
    const uint_fast8_t saturated = (uint_fast8_t)__usat((int32_t)sum, 8); /* saturate */
#else
    /* saturate */
    const uint_fast8_t saturated = (uint_fast8_t)((sum < 255u) ? (uint_fast8_t)sum : 255u);
#endif

    return (uint8_t)saturated;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t hard_sigmoid_s8_vector(const int8_t *input, uint8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= HARD_SIGMOID_S8_VECTOR; codes_left -= HARD_SIGMOID_S8_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vreinterpretq_u32_s32(vabsq_s32(x_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(60u));
        const int32x4_t product1 = vmulq_n_s32(vreinterpretq_s32_u32(position), (-273));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), 16384u);
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 4);
        const uint32x4_t sum0 = vaddq_n_u32(scaled1, 4u);
        const uint32x4_t residual = vshrq_n_u32(sum0, 3);
        const uint32x4_t base = vpselq_u32(vdupq_n_u32(0u), vdupq_n_u32(256u), vcmpltq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t positive = vpselq_u32(vdupq_n_u32(1u), vdupq_n_u32(0u), vcmpltq_s32(vdupq_n_s32((-1)), x));
        const int32x4_t less_one = vsubq_s32(vreinterpretq_s32_u32(residual), vreinterpretq_s32_u32(positive));
        const int32x4_t turned_inverted = vsubq_s32(vdupq_n_s32((-1)), less_one);
        const int32x4_t turned = vpselq_s32(turned_inverted, less_one, vcmpneq_u32(positive, vdupq_n_u32(0u)));
        const uint32x4_t sum = vaddq_u32(base, vreinterpretq_u32_s32(turned));
        const uint32x4_t saturated = vminq_u32(sum, vdupq_n_u32(255u));

        vstrbq_u32(output, saturated);
        input += HARD_SIGMOID_S8_VECTOR;
        output += HARD_SIGMOID_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

uint8_t hard_sigmoid_s8(int8_t x)
{
    return hard_sigmoid_s8_inline(x);
}

void hard_sigmoid_s8_array(const int8_t *input, uint8_t *output, size_t size)
{
    size_t i = 0u;

#ifdef HARD_SIGMOID_S8_VECTOR
    if (size >= HARD_SIGMOID_S8_VECTOR) {
        i = hard_sigmoid_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = hard_sigmoid_s8_inline(input[i]);
        output[i + 1u] = hard_sigmoid_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = hard_sigmoid_s8_inline(input[i]);
    }
}
