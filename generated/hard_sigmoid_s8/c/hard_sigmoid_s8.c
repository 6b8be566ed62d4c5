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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define HARD_SIGMOID_S8_VECTOR 8u
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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t hard_sigmoid_s8_vector(const int8_t *input, uint8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= HARD_SIGMOID_S8_VECTOR; codes_left -= HARD_SIGMOID_S8_VECTOR) {
        const int16x8_t x = vldrbq_s16(input);
        const int16x8_t negative = vshrq_n_s16(x, 15);
        const uint16x8_t base = vaddq_u16(vandq_u16(vreinterpretq_u16_s16(negative), vdupq_n_u16(65280u)), vdupq_n_u16(256u));
        const int16x8_t positive = vshrq_n_s16(vsubq_s16(vdupq_n_s16(-1), x), 15);
        const uint16x8_t magnitude = vreinterpretq_u16_s16(vabsq_s16(x));
        const uint16x8_t position = vminq_u16(magnitude, vdupq_n_u16(60u));
        const int16x8_t product1 = vmulq_s16(vdupq_n_s16(-273), vreinterpretq_s16_u16(position));
        const int16x8_t scaled1 = vshrq_n_s16(product1, 4);
        const uint16x8_t sum0 = vaddq_u16(vreinterpretq_u16_s16(scaled1), vdupq_n_u16(1028u));
        const uint16x8_t residual = vshrq_n_u16(sum0, 3);
        const int16x8_t less_one = vaddq_s16(vreinterpretq_s16_u16(residual), positive);
        const int16x8_t turned = veorq_s16(less_one, positive);
        const uint16x8_t sum = vaddq_u16(base, vreinterpretq_u16_s16(turned));
        const uint16x8_t saturated = vminq_u16(sum, vdupq_n_u16(255u));

        vstrbq_u16(output, saturated);
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
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(HARD_SIGMOID_S8_VECTOR)
    const int8_t *x_at = input;
    uint8_t *at = output;
    const uint8_t *end = &output[size];

    while (at != end) {
        *at = hard_sigmoid_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
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
#endif
}
