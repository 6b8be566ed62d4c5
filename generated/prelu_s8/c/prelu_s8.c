/* SPDX-License-Identifier: MIT-0 */
/**
 * @file prelu_s8.c
 * @brief PReLU: x >= 0: x, x < 0: alpha*x
 *
 * prelu_s8.h states formats, error and the command that makes this file.
 */
#include "prelu_s8.h"

#ifdef __AVR__
/* ((256 * high + low) * x + 256 * whole + part) / 256, by products of bytes */
#define HWACT_LINE(x, high, low, whole, part) (((uint16_t)(((x) * (low)) + (part)) >> 8) + ((x) * (high)) + (whole))
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define PRELU_S8_VECTOR 4u
#endif

static inline int8_t prelu_s8_inline(int8_t x)
{
#ifdef __AVR__
    const uint_fast8_t rounded_byte = (uint_fast8_t)x;
    const uint_fast16_t rounded_line = (x < 0) ? HWACT_LINE(rounded_byte, 1u, 171u, 65367u, 0u) : HWACT_LINE(rounded_byte, 6u, 171u, 258u, 0u);
    const uint_fast16_t rounded = (uint_fast16_t)(rounded_line >> 2);      /* the one rounding, to output LSB; more by 64 */
#else
    const int32_t base_below = (int32_t)x * 427;                           /* input LSB to output LSB */
    const int32_t base_above = (int32_t)x * 1707;                          /* input LSB to output LSB */
    const int32_t base = (x < 0) ? base_below : base_above;                /* the straight line of this side */
    const uint32_t sum_biased = (uint32_t)base + UINT32_C(66048);          /* never negative */
    /* the one rounding, to output LSB; more by 64 */
    const uint_fast16_t rounded = (uint_fast16_t)((uint_fast16_t)(sum_biased >> 8) >> 2);
#endif
    const int_fast16_t code = (int_fast16_t)((int_fast16_t)rounded - 104); /* output zero point */
    /* saturate */
    const int_fast8_t saturated = (int_fast8_t)((code < 127) ? (int_fast8_t)code : 127);

    return (int8_t)saturated;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t prelu_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= PRELU_S8_VECTOR; codes_left -= PRELU_S8_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const int32x4_t base_below = vmulq_n_s32(x, 427);
        const int32x4_t base_above = vmulq_n_s32(x, 1707);
        const int32x4_t base = vpselq_s32(base_below, base_above, vcmpltq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(base), UINT32_C(66048));
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 10);
        const int32x4_t code = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 104);
        const int32x4_t saturated = vminq_s32(code, vdupq_n_s32(127));

        vstrbq_s32(output, saturated);
        input += PRELU_S8_VECTOR;
        output += PRELU_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t prelu_s8(int8_t x)
{
    return prelu_s8_inline(x);
}

void prelu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(PRELU_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = prelu_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef PRELU_S8_VECTOR
    if (size >= PRELU_S8_VECTOR) {
        i = prelu_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = prelu_s8_inline(input[i]);
        output[i + 1u] = prelu_s8_inline(input[i + 1u]);
        output[i + 2u] = prelu_s8_inline(input[i + 2u]);
        output[i + 3u] = prelu_s8_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = prelu_s8_inline(input[i]);
    }
#endif
}
