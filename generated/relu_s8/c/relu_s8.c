/* SPDX-License-Identifier: MIT-0 */
/**
 * @file relu_s8.c
 * @brief ReLU: max(x, 0)
 *
 * relu_s8.h states formats, error and the command that makes this file.
 */
#include "relu_s8.h"

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define RELU_S8_VECTOR 8u
#endif

/* Two values of 16 bits in a word at once, where the core has the DSP extension of Arm */
#if !defined(HWACT_PORTABLE_ONLY) && defined(__ARM_FEATURE_SIMD32) && defined(__ARM_FEATURE_UNALIGNED) && !defined(__ARM_BIG_ENDIAN) \
    && (defined(__clang__) || (defined(__GNUC__) && (__GNUC__ >= 10)))
#include <arm_acle.h>
#define RELU_S8_DSP
#endif

static inline uint8_t relu_s8_inline(int8_t x)
{
    const int_fast16_t centered = (int_fast16_t)((int_fast16_t)x - 3); /* input code less its zero point */
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((centered > 0) ? (uint_fast8_t)centered : 0u);
    /* input LSB to output LSB */
    const uint_fast16_t base = (uint_fast16_t)((uint_fast16_t)positive * 5u);
    const uint_fast16_t sum = (uint_fast16_t)(base + 1u);
    const uint_fast16_t rounded = (uint_fast16_t)(sum >> 1);           /* the one rounding, to output LSB */
#ifdef RELU_S8_DSP
    /* saturate */
    const uint_fast8_t saturated = (uint_fast8_t)__usat((int32_t)rounded, 8);
#else
    /* saturate */
    const uint_fast8_t saturated = (uint_fast8_t)((rounded < 255u) ? (uint_fast8_t)rounded : 255u);
#endif

    return (uint8_t)saturated;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t relu_s8_vector(const int8_t *input, uint8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= RELU_S8_VECTOR; codes_left -= RELU_S8_VECTOR) {
        const int16x8_t x = vldrbq_s16(input);
        const int16x8_t centered = vsubq_s16(x, vdupq_n_s16(3));
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(centered, vdupq_n_s16(0)));
        const uint16x8_t base = vmulq_u16(positive, vdupq_n_u16(5u));
        const uint16x8_t sum = vaddq_u16(base, vdupq_n_u16(1u));
        const uint16x8_t rounded = vshrq_n_u16(sum, 1);
        const uint16x8_t saturated = vminq_u16(rounded, vdupq_n_u16(255u));

        vstrbq_u16(output, saturated);
        input += RELU_S8_VECTOR;
        output += RELU_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

uint8_t relu_s8(int8_t x)
{
    return relu_s8_inline(x);
}

void relu_s8_array(const int8_t *input, uint8_t *output, size_t size)
{
    size_t i = 0u;

#ifdef RELU_S8_VECTOR
    if (size >= RELU_S8_VECTOR) {
        i = relu_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = relu_s8_inline(input[i]);
        output[i + 1u] = relu_s8_inline(input[i + 1u]);
        output[i + 2u] = relu_s8_inline(input[i + 2u]);
        output[i + 3u] = relu_s8_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = relu_s8_inline(input[i]);
    }
}
