/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_interpolated.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_interpolated.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_interpolated.h"

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
#define GELU_Q3_12_INTERPOLATED_VECTOR 8u
#endif

/* Two values of 16 bits in a word at once, where the core has the DSP extension of Arm */
#if !defined(HWACT_PORTABLE_ONLY) && defined(__ARM_FEATURE_SIMD32) && defined(__ARM_FEATURE_UNALIGNED) && !defined(__ARM_BIG_ENDIAN) \
    && (defined(__clang__) || (defined(__GNUC__) && (__GNUC__ >= 10)))
#include <arm_acle.h>
#define GELU_Q3_12_INTERPOLATED_DSP
typedef uint32_t __attribute__((aligned(2), may_alias)) gelu_q3_12_interpolated_pair;
#endif

/* residual at every 128th position, in units of 2^-3 output LSB, rounding constant included */
static const uint16_t HWACT_TABLE gelu_q3_12_interpolated_entries[129] = {
       7,  505,  979, 1427, 1851, 2247, 2621, 2970,
    3293, 3593, 3870, 4123, 4353, 4562, 4749, 4915,
    5061, 5186, 5293, 5382, 5453, 5507, 5545, 5567,
    5573, 5568, 5550, 5518, 5475, 5421, 5358, 5285,
    5204, 5114, 5018, 4916, 4807, 4695, 4577, 4456,
    4331, 4205, 4076, 3946, 3814, 3683, 3550, 3419,
    3288, 3157, 3029, 2902, 2777, 2654, 2534, 2416,
    2301, 2189, 2080, 1974, 1871, 1772, 1676, 1584,
    1494, 1409, 1327, 1248, 1173, 1101, 1033,  967,
     905,  846,  790,  737,  687,  639,  595,  552,
     513,  475,  440,  407,  376,  348,  321,  296,
     272,  251,  230,  212,  194,  178,  163,  149,
     137,  125,  114,  104,   95,   86,   79,   72,
      66,   58,   55,   50,   43,   42,   32,   37,
      28,   24,   29,   21,   16,   16,   16,   17,
      10,    8,    8,    8,    8,    8,    8,   14,
       7
};

#ifdef __AVR__
/* floor((p * q + half) / 256), by two products of 8 bits */
static inline int16_t gelu_q3_12_interpolated_upper(int16_t p, uint8_t q, uint8_t half)
{
    const uint8_t low = (uint8_t)p;
    const int8_t high = (int8_t)((uint16_t)p >> 8);

    return (int16_t)(((int16_t)high * q) + (int16_t)((uint16_t)((uint16_t)((uint16_t)low * q) + half) >> 8));
}
#endif

static inline int16_t gelu_q3_12_interpolated_inline(int16_t x)
{
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
#ifdef GELU_Q3_12_INTERPOLATED_DSP
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)__usat((int32_t)magnitude, 14);
#else
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 16383u) ? magnitude : 16383u);
#endif
    const uint_fast8_t segment = (uint_fast8_t)(position >> 7);
    /* place inside the segment */
    const uint_fast8_t fraction = (uint_fast8_t)((uint_fast8_t)position & 127u);
#ifdef GELU_Q3_12_INTERPOLATED_DSP
    /* both entries */
    const uint32_t residual_pair = *(const gelu_q3_12_interpolated_pair *)(const void *)&gelu_q3_12_interpolated_entries[segment];
    /* each by its weight */
    const int32_t residual_sum = __smuad((int16x2_t)residual_pair, (int16x2_t)(((uint32_t)fraction * 65535u) + 128u));
    const uint_fast16_t residual = (uint_fast16_t)(residual_sum >> 10); /* the one rounding, to output LSB */
#else
    const uint_fast16_t left = HWACT_READ(uint16_t, gelu_q3_12_interpolated_entries, segment);
    const uint_fast16_t right = HWACT_READ(uint16_t, (&gelu_q3_12_interpolated_entries[1]), segment);
    const int_fast16_t rise = (int_fast16_t)((int_fast16_t)right - (int_fast16_t)left);
#ifdef __AVR__
    /* the one rounding, to output LSB */
    const uint_fast16_t residual = (uint_fast16_t)((uint16_t)(left + (uint16_t)gelu_q3_12_interpolated_upper((int16_t)rise, (uint8_t)(fraction << 1), 0u)) >> 3);
#else
    const int32_t part = (int32_t)rise * (int32_t)fraction;
    const uint32_t line = (uint32_t)part + ((uint32_t)left << 7);       /* linear between the two entries */
    /* the one rounding, to output LSB */
    const uint_fast16_t residual = (uint_fast16_t)((uint_fast16_t)(line >> 8) >> 2);
#endif
#endif
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t gelu_q3_12_interpolated_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_12_INTERPOLATED_VECTOR; codes_left -= GELU_Q3_12_INTERPOLATED_VECTOR) {
        const int16x8_t x = vldrhq_s16(input);
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(x, vdupq_n_s16(0)));
        const uint16x8_t magnitude = vreinterpretq_u16_s16(vabsq_s16(x));
        const uint16x8_t position = vminq_u16(magnitude, vdupq_n_u16(16383u));
        const uint16x8_t segment = vshrq_n_u16(position, 7);
        const uint16x8_t left = vldrhq_gather_shifted_offset_u16(gelu_q3_12_interpolated_entries, segment);
        const uint16x8_t right = vldrhq_gather_shifted_offset_u16(&gelu_q3_12_interpolated_entries[1], segment);
        const int16x8_t rise = vsubq_s16(vreinterpretq_s16_u16(right), vreinterpretq_s16_u16(left));
        const int16x8_t part_upper = vqdmulhq_s16(rise, vreinterpretq_s16_u16(vshrq_n_u16(vshlq_n_u16(position, 9), 1)));
        const int16x8_t residual = vshrq_n_s16(vaddq_s16(vreinterpretq_s16_u16(left), part_upper), 3);
        const int16x8_t sum = vsubq_s16(vreinterpretq_s16_u16(positive), residual);

        vstrhq_s16(output, sum);
        input += GELU_Q3_12_INTERPOLATED_VECTOR;
        output += GELU_Q3_12_INTERPOLATED_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_12_interpolated(int16_t x)
{
    return gelu_q3_12_interpolated_inline(x);
}

void gelu_q3_12_interpolated_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_12_INTERPOLATED_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_interpolated_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_12_INTERPOLATED_VECTOR
    if (size >= GELU_Q3_12_INTERPOLATED_VECTOR) {
        i = gelu_q3_12_interpolated_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_12_interpolated_inline(input[i]);
        output[i + 1u] = gelu_q3_12_interpolated_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_interpolated_inline(input[i]);
    }
#endif
}
