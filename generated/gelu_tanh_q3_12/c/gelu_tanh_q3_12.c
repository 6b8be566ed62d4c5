/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_tanh_q3_12.c
 * @brief GELU, tanh form: 1/2*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))
 *
 * gelu_tanh_q3_12.h states formats, error and the command that makes this file.
 */
#include "gelu_tanh_q3_12.h"

/* Where tables live and how an entry is read: define both to place them elsewhere. */
#if defined(HWACT_CONFIG)
#include HWACT_CONFIG
#elif defined(__has_include)
#if __has_include("hwact_config.h")
#include "hwact_config.h"
#endif
#endif
#if defined(HWACT_TABLE) != defined(HWACT_READ)
#error "HWACT_TABLE and HWACT_READ: define both or neither."
#endif
#ifndef HWACT_TABLE
#ifdef __AVR__
#include <avr/pgmspace.h>
#define HWACT_TABLE PROGMEM
#define HWACT_READ(type, table, index) \
    ((type)((sizeof(type) == 1u) ? pgm_read_byte(&(table)[(index)]) \
        : (sizeof(type) == 2u) ? pgm_read_word(&(table)[(index)]) \
        : (sizeof(type) == 4u) ? pgm_read_dword(&(table)[(index)]) \
        : (pgm_read_dword(&(table)[(index)]) | ((uint64_t)pgm_read_dword((const uint32_t *)(const void *)&(table)[(index)] + 1) << 32))))
#else
#define HWACT_TABLE
#define HWACT_READ(type, table, index) ((table)[(index)])
#endif
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_TANH_Q3_12_VECTOR 8u
#endif

/* Two values of 16 bits in a word at once, where the core has the DSP extension of Arm */
#if !defined(HWACT_PORTABLE_ONLY) && defined(__ARM_FEATURE_SIMD32) && defined(__ARM_FEATURE_UNALIGNED) && !defined(__ARM_BIG_ENDIAN) \
    && (defined(__clang__) || (defined(__GNUC__) && (__GNUC__ >= 10)))
#include <arm_acle.h>
#define GELU_TANH_Q3_12_DSP
typedef uint32_t __attribute__((aligned(2), may_alias)) gelu_tanh_q3_12_pair;
#endif

/* residual at every 128th position, in units of 2^-2 output LSB, rounding constant included */
static const uint16_t HWACT_TABLE gelu_tanh_q3_12_entries[123] = {
       2,  253,  489,  713,  925, 1124, 1310, 1485,
    1646, 1797, 1935, 2061, 2177, 2281, 2375, 2458,
    2531, 2594, 2647, 2691, 2727, 2754, 2773, 2784,
    2784, 2786, 2776, 2761, 2739, 2713, 2681, 2645,
    2604, 2560, 2512, 2461, 2407, 2351, 2292, 2232,
    2169, 2106, 2042, 1977, 1911, 1845, 1779, 1713,
    1647, 1582, 1518, 1454, 1391, 1330, 1269, 1210,
    1152, 1096, 1041,  987,  936,  886,  837,  791,
     746,  702,  661,  621,  583,  547,  512,  479,
     447,  418,  389,  363,  337,  313,  290,  269,
     249,  230,  213,  196,  181,  166,  153,  140,
     129,  117,  108,   98,   90,   82,   74,   68,
      61,   56,   51,   46,   42,   37,   35,   30,
      28,   26,   21,   21,   16,   18,   12,   12,
      12,    8,    8,    8,    9,    4,    4,    4,
       4,    7,    3
};

static inline int16_t gelu_tanh_q3_12_inline(int16_t x)
{
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 15615u) ? magnitude : 15615u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 7);
    /* place inside the segment */
    const uint_fast8_t fraction = (uint_fast8_t)((uint_fast8_t)position & 127u);
#ifdef GELU_TANH_Q3_12_DSP
    /* both entries */
    const uint32_t residual_pair = *(const gelu_tanh_q3_12_pair *)(const void *)&gelu_tanh_q3_12_entries[segment];
    /* each by its weight */
    const int32_t residual_sum = __smuad((int16x2_t)residual_pair, (int16x2_t)(((uint32_t)fraction * 65535u) + 128u));
    const uint_fast16_t residual = (uint_fast16_t)(residual_sum >> 9); /* the one rounding, to output LSB */
#else
    const uint_fast16_t left = HWACT_READ(uint16_t, gelu_tanh_q3_12_entries, segment);
    const uint_fast16_t right = HWACT_READ(uint16_t, (&gelu_tanh_q3_12_entries[1]), segment);
    const int_fast16_t rise = (int_fast16_t)((int_fast16_t)right - (int_fast16_t)left);
    const int_fast16_t part = (int_fast16_t)(rise * (int_fast16_t)fraction);
    const uint32_t line = (uint32_t)part + ((uint32_t)left << 7);      /* linear between the two entries */
    /* the one rounding, to output LSB */
    const uint_fast16_t residual = (uint_fast16_t)((uint_fast16_t)(line >> 8) >> 1);
#endif
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t gelu_tanh_q3_12_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_TANH_Q3_12_VECTOR; codes_left -= GELU_TANH_Q3_12_VECTOR) {
        const int16x8_t x = vldrhq_s16(input);
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(x, vdupq_n_s16(0)));
        const uint16x8_t magnitude = vreinterpretq_u16_s16(vabsq_s16(x));
        const uint16x8_t position = vminq_u16(magnitude, vdupq_n_u16(15615u));
        const uint16x8_t segment = vshrq_n_u16(position, 7);
        const uint16x8_t left = vldrhq_gather_shifted_offset_u16(gelu_tanh_q3_12_entries, segment);
        const uint16x8_t right = vldrhq_gather_shifted_offset_u16(&gelu_tanh_q3_12_entries[1], segment);
        const int16x8_t rise = vsubq_s16(vreinterpretq_s16_u16(right), vreinterpretq_s16_u16(left));
        const uint16x8_t fraction = vandq_u16(position, vdupq_n_u16(127u));
        const int16x8_t part = vmulq_s16(rise, vreinterpretq_s16_u16(fraction));
        const int16x8_t part_upper = vshrq_n_s16(part, 7);
        const int16x8_t residual = vshrq_n_s16(vaddq_s16(vreinterpretq_s16_u16(left), part_upper), 2);
        const int16x8_t sum = vsubq_s16(vreinterpretq_s16_u16(positive), residual);

        vstrhq_s16(output, sum);
        input += GELU_TANH_Q3_12_VECTOR;
        output += GELU_TANH_Q3_12_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_tanh_q3_12(int16_t x)
{
    return gelu_tanh_q3_12_inline(x);
}

void gelu_tanh_q3_12_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_TANH_Q3_12_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_tanh_q3_12_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_TANH_Q3_12_VECTOR
    if (size >= GELU_TANH_Q3_12_VECTOR) {
        i = gelu_tanh_q3_12_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_tanh_q3_12_inline(input[i]);
        output[i + 1u] = gelu_tanh_q3_12_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_tanh_q3_12_inline(input[i]);
    }
#endif
}
