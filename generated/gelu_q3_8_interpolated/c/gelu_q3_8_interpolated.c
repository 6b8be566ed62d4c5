/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_interpolated.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_interpolated.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_interpolated.h"

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
#define GELU_Q3_8_INTERPOLATED_VECTOR 8u
#endif

/* residual at every 32th position, in units of 2^-2 output LSB, rounding constant included */
static const uint8_t HWACT_TABLE gelu_q3_8_interpolated_entries[27] = {
      2,  61, 105, 139, 161, 172, 176, 173, 165, 152, 137, 121, 105,  88,  74,  60,
     49,  38,  30,  23,  18,  13,  11,   8,   4,   7,   3
};

static inline int16_t gelu_q3_8_interpolated_inline(int16_t x)
{
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x_code > 0) ? (uint_fast16_t)x_code : 0u);
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_code);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 831u) ? magnitude : 831u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 5);
    const uint_fast8_t left = HWACT_READ(uint8_t, gelu_q3_8_interpolated_entries, segment);
    /* place inside the segment */
    const uint_fast8_t fraction = (uint_fast8_t)((uint_fast8_t)position & 31u);
    const uint_fast8_t right = HWACT_READ(uint8_t, (&gelu_q3_8_interpolated_entries[1]), segment);
    const int_fast8_t rise = (int_fast8_t)((int_fast16_t)right - (int_fast16_t)left);
    const int_fast16_t part = (int_fast16_t)((int_fast16_t)rise * (int_fast16_t)fraction);
    /* linear between the two entries */
    const uint_fast16_t line = (uint_fast16_t)((uint_fast16_t)part + ((uint_fast16_t)left << 5));
    const uint_fast8_t residual = (uint_fast8_t)(line >> 7); /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t gelu_q3_8_interpolated_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_8_INTERPOLATED_VECTOR; codes_left -= GELU_Q3_8_INTERPOLATED_VECTOR) {
        const int16x8_t x = vmaxq_s16(vminq_s16(vldrhq_s16(input), vdupq_n_s16(2047)), vdupq_n_s16(-2048));
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(x, vdupq_n_s16(0)));
        const uint16x8_t magnitude = vreinterpretq_u16_s16(vabsq_s16(x));
        const uint16x8_t position = vminq_u16(magnitude, vdupq_n_u16(831u));
        const uint16x8_t segment = vshrq_n_u16(position, 5);
        const uint16x8_t left = vldrbq_gather_offset_u16(gelu_q3_8_interpolated_entries, segment);
        const uint16x8_t start = vshlq_n_u16(left, 5);
        const uint16x8_t right = vldrbq_gather_offset_u16(&gelu_q3_8_interpolated_entries[1], segment);
        const int16x8_t rise = vsubq_s16(vreinterpretq_s16_u16(right), vreinterpretq_s16_u16(left));
        const uint16x8_t fraction = vandq_u16(position, vdupq_n_u16(31u));
        const int16x8_t part = vmulq_s16(rise, vreinterpretq_s16_u16(fraction));
        const uint16x8_t line = vaddq_u16(start, vreinterpretq_u16_s16(part));
        const uint16x8_t residual = vshrq_n_u16(line, 7);
        const int16x8_t sum = vsubq_s16(vreinterpretq_s16_u16(positive), vreinterpretq_s16_u16(residual));

        vstrhq_s16(output, sum);
        input += GELU_Q3_8_INTERPOLATED_VECTOR;
        output += GELU_Q3_8_INTERPOLATED_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_8_interpolated(int16_t x)
{
    return gelu_q3_8_interpolated_inline(x);
}

void gelu_q3_8_interpolated_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_8_INTERPOLATED_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_8_interpolated_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_8_INTERPOLATED_VECTOR
    if (size >= GELU_Q3_8_INTERPOLATED_VECTOR) {
        i = gelu_q3_8_interpolated_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_8_interpolated_inline(input[i]);
        output[i + 1u] = gelu_q3_8_interpolated_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_8_interpolated_inline(input[i]);
    }
#endif
}
