/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_faithful.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_faithful.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_faithful.h"

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
#define GELU_Q3_12_FAITHFUL_VECTOR 8u
#endif

/* Two values of 16 bits in a word at once, where the core has the DSP extension of Arm */
#if !defined(HWACT_PORTABLE_ONLY) && defined(__ARM_FEATURE_SIMD32) && defined(__ARM_FEATURE_UNALIGNED) && !defined(__ARM_BIG_ENDIAN) \
    && (defined(__clang__) || (defined(__GNUC__) && (__GNUC__ >= 10)))
#include <arm_acle.h>
#define GELU_Q3_12_FAITHFUL_DSP
typedef uint32_t __attribute__((aligned(2), may_alias)) gelu_q3_12_faithful_pair;
#endif

/* residual at every 128th position, in units of 2^-1 output LSB, rounding constant included */
static const uint16_t HWACT_TABLE gelu_q3_12_faithful_entries[124] = {
       1,  126,  245,  357,  463,  562,  655,  742,
     823,  898,  967, 1031, 1088, 1141, 1187, 1229,
    1265, 1297, 1323, 1346, 1363, 1377, 1386, 1392,
    1392, 1392, 1388, 1379, 1369, 1355, 1340, 1321,
    1301, 1279, 1254, 1229, 1202, 1174, 1144, 1114,
    1083, 1051, 1019,  986,  954,  920,  888,  854,
     822,  789,  757,  726,  694,  664,  633,  604,
     575,  547,  520,  493,  468,  443,  419,  396,
     374,  352,  332,  312,  293,  275,  258,  242,
     226,  211,  198,  184,  172,  160,  149,  138,
     128,  119,  110,  102,   94,   87,   80,   74,
      68,   63,   57,   53,   49,   44,   41,   37,
      34,   31,   29,   26,   24,   21,   20,   18,
      16,   15,   13,   13,   10,   11,    8,    9,
       7,    6,    7,    5,    4,    4,    4,    4,
       2,    2,    4,    1
};

static inline int16_t gelu_q3_12_faithful_inline(int16_t x)
{
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 15743u) ? magnitude : 15743u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 7);
    /* place inside the segment */
    const uint_fast8_t fraction = (uint_fast8_t)((uint_fast8_t)position & 127u);
#ifdef GELU_Q3_12_FAITHFUL_DSP
    /* both entries */
    const uint32_t residual_pair = *(const gelu_q3_12_faithful_pair *)(const void *)&gelu_q3_12_faithful_entries[segment];
    /* each by its weight */
    const int32_t residual_sum = __smuad((int16x2_t)residual_pair, (int16x2_t)(((uint32_t)fraction * 65535u) + 128u));
    const uint_fast16_t residual = (uint_fast16_t)(residual_sum >> 8); /* the one rounding, to output LSB */
#else
    const uint_fast16_t left = HWACT_READ(uint16_t, gelu_q3_12_faithful_entries, segment);
    const uint_fast16_t right = HWACT_READ(uint16_t, (&gelu_q3_12_faithful_entries[1]), segment);
    const int_fast8_t rise = (int_fast8_t)((int_fast16_t)right - (int_fast16_t)left);
    const int_fast16_t part = (int_fast16_t)((int_fast16_t)rise * (int_fast16_t)fraction);
    const uint32_t line = (uint32_t)part + ((uint32_t)left << 7);      /* linear between the two entries */
    const uint_fast16_t residual = (uint_fast16_t)(line >> 8);         /* the one rounding, to output LSB */
#endif
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t gelu_q3_12_faithful_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_12_FAITHFUL_VECTOR; codes_left -= GELU_Q3_12_FAITHFUL_VECTOR) {
        const int16x8_t x = vldrhq_s16(input);
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(x, vdupq_n_s16(0)));
        const uint16x8_t magnitude = vreinterpretq_u16_s16(vabsq_s16(x));
        const uint16x8_t position = vminq_u16(magnitude, vdupq_n_u16(15743u));
        const uint16x8_t segment = vshrq_n_u16(position, 7);
        const uint16x8_t left = vldrhq_gather_shifted_offset_u16(gelu_q3_12_faithful_entries, segment);
        const uint16x8_t right = vldrhq_gather_shifted_offset_u16(&gelu_q3_12_faithful_entries[1], segment);
        const int16x8_t rise = vsubq_s16(vreinterpretq_s16_u16(right), vreinterpretq_s16_u16(left));
        const uint16x8_t fraction = vandq_u16(position, vdupq_n_u16(127u));
        const int16x8_t part = vmulq_s16(rise, vreinterpretq_s16_u16(fraction));
        const int16x8_t part_upper = vshrq_n_s16(part, 7);
        const int16x8_t residual = vshrq_n_s16(vaddq_s16(vreinterpretq_s16_u16(left), part_upper), 1);
        const int16x8_t sum = vsubq_s16(vreinterpretq_s16_u16(positive), residual);

        vstrhq_s16(output, sum);
        input += GELU_Q3_12_FAITHFUL_VECTOR;
        output += GELU_Q3_12_FAITHFUL_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_12_faithful(int16_t x)
{
    return gelu_q3_12_faithful_inline(x);
}

void gelu_q3_12_faithful_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_12_FAITHFUL_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_faithful_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_12_FAITHFUL_VECTOR
    if (size >= GELU_Q3_12_FAITHFUL_VECTOR) {
        i = gelu_q3_12_faithful_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_12_faithful_inline(input[i]);
        output[i + 1u] = gelu_q3_12_faithful_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_faithful_inline(input[i]);
    }
#endif
}
