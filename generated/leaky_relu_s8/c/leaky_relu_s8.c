/* SPDX-License-Identifier: MIT-0 */
/**
 * @file leaky_relu_s8.c
 * @brief Leaky ReLU: x >= 0: x, x < 0: alpha*x
 *
 * leaky_relu_s8.h states formats, error and the command that makes this file.
 */
#include "leaky_relu_s8.h"

#ifdef __AVR__
/* ((256 * high + low) * x + 256 * whole + part) / 256, by products of bytes */
#define HWACT_LINE(x, high, low, whole, part) (((uint16_t)(((x) * (low)) + (part)) >> 8) + ((x) * (high)) + (whole))
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define LEAKY_RELU_S8_VECTOR 4u
#endif

static inline int8_t leaky_relu_s8_inline(int8_t x)
{
#ifdef __AVR__
    const uint_fast8_t rounded_byte = (uint_fast8_t)x;
    /* the one rounding, to output LSB; more by 32 */
    const uint_fast8_t rounded = (uint_fast8_t)((x < 0) ? (uint_fast8_t)HWACT_LINE(rounded_byte, 0u, 43u, 65525u, 128u) : (uint_fast8_t)HWACT_LINE(rounded_byte, 1u, 171u, 32u, 128u));
#else
    const int_fast16_t base_below = (int_fast16_t)((int_fast16_t)x * 43); /* input LSB to output LSB */
    const int32_t base_above = (int32_t)x * 427;                          /* input LSB to output LSB */
    const int32_t base = (x < 0) ? (int32_t)base_below : base_above;      /* the straight line of this side */
    /* never negative */
    const uint_fast16_t sum_biased = (uint_fast16_t)((uint_fast16_t)base + 8320u);
    const uint_fast8_t rounded = (uint_fast8_t)(sum_biased >> 8);         /* the one rounding, to output LSB; more by 32 */
#endif
    const int_fast16_t code = (int_fast16_t)((int_fast16_t)rounded - 92); /* output zero point */
    /* saturate */
    const int_fast8_t saturated = (int_fast8_t)((code < 127) ? (int_fast8_t)code : 127);

    return (int8_t)saturated;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t leaky_relu_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= LEAKY_RELU_S8_VECTOR; codes_left -= LEAKY_RELU_S8_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const int32x4_t base_below = vmulq_n_s32(x, 43);
        const int32x4_t base_above = vmulq_n_s32(x, 427);
        const int32x4_t base = vpselq_s32(base_below, base_above, vcmpltq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(base), 8320u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 8);
        const int32x4_t code = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 92);
        const int32x4_t saturated = vminq_s32(code, vdupq_n_s32(127));

        vstrbq_s32(output, saturated);
        input += LEAKY_RELU_S8_VECTOR;
        output += LEAKY_RELU_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t leaky_relu_s8(int8_t x)
{
    return leaky_relu_s8_inline(x);
}

void leaky_relu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(LEAKY_RELU_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = leaky_relu_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef LEAKY_RELU_S8_VECTOR
    if (size >= LEAKY_RELU_S8_VECTOR) {
        i = leaky_relu_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = leaky_relu_s8_inline(input[i]);
        output[i + 1u] = leaky_relu_s8_inline(input[i + 1u]);
        output[i + 2u] = leaky_relu_s8_inline(input[i + 2u]);
        output[i + 3u] = leaky_relu_s8_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = leaky_relu_s8_inline(input[i]);
    }
#endif
}
