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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define RELU_S8_VECTOR 16u
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

#if defined(RELU_S8_VECTOR)
/* output at 0, 1, 2, ... codes from code 116 on either side, modulo 256; the last stays */
static const int8_t relu_s8_vector_codes[128] = {
      -1,   -1,   -1,   -1,   -1,   -1,   -1,   -1,
      -1,   -1,   -1,   -1,   -3,   -6,   -8,  -11,
     -13,  -16,  -18,  -21,  -23,  -26,  -28,  -31,
     -33,  -36,  -38,  -41,  -43,  -46,  -48,  -51,
     -53,  -56,  -58,  -61,  -63,  -66,  -68,  -71,
     -73,  -76,  -78,  -81,  -83,  -86,  -88,  -91,
     -93,  -96,  -98, -101, -103, -106, -108, -111,
    -113, -116, -118, -121, -123, -126, -128,  125,
     123,  120,  118,  115,  113,  110,  108,  105,
     103,  100,   98,   95,   93,   90,   88,   85,
      83,   80,   78,   75,   73,   70,   68,   65,
      63,   60,   58,   55,   53,   50,   48,   45,
      43,   40,   38,   35,   33,   30,   28,   25,
      23,   20,   18,   15,   13,   10,    8,    5,
       3,    0,    0,    0,    0,    0,    0,    0,
       0,    0,    0,    0,    0,    0,    0,    0
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: an entry by the distance. */
static size_t relu_s8_vector(const int8_t *input, uint8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= RELU_S8_VECTOR; codes_left -= RELU_S8_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const int8x16_t distance = vqsubq_s8(x, vdupq_n_s8(116));
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(distance)), vdupq_n_u8(113u));

        vstrbq_u8(output, vreinterpretq_u8_s8(vldrbq_gather_offset_s8(relu_s8_vector_codes, place)));
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
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(RELU_S8_VECTOR)
    const int8_t *x_at = input;
    uint8_t *at = output;
    const uint8_t *end = &output[size];

    while (at != end) {
        *at = relu_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
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
#endif
}
