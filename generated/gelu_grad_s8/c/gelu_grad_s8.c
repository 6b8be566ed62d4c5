/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_grad_s8.c
 * @brief GELU derivative: Phi(x) + x*phi(x)
 *
 * gelu_grad_s8.h states formats, error and the command that makes this file.
 */
#include "gelu_grad_s8.h"

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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define GELU_GRAD_S8_VECTOR 16u
#endif

static inline int8_t gelu_grad_s8_inline(int8_t x)
{
    /* residual at every 8th position, in output LSB, rounding constant included */
    static const int8_t HWACT_TABLE gelu_grad_s8_entries[14] = {
        -50, -30, -13,   0,   9,  12,  13,  11,   8,   6,   3,   2,   1,   0
    };
    const int_fast8_t x_wide = x;
    /* the residual is odd */
    const uint_fast8_t magnitude = (uint_fast8_t)((x_wide < 0) ? (uint_fast8_t)(0u - (uint_fast8_t)x_wide) : (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 103u) ? magnitude : 103u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 3);
    const int_fast8_t left = HWACT_READ(int8_t, gelu_grad_s8_entries, segment);
    const uint_fast8_t fraction = (uint_fast8_t)(position & 7u);        /* place inside the segment */
    const int_fast8_t right = HWACT_READ(int8_t, (&gelu_grad_s8_entries[1]), segment);
    const int_fast8_t rise = (int_fast8_t)(right - left);
    const int_fast16_t part = (int_fast16_t)((int_fast16_t)rise * (int_fast16_t)fraction);
    /* linear between the two entries */
    const int_fast16_t line = (int_fast16_t)(((int_fast16_t)left * 8) + part);
    /* never negative */
    const uint_fast16_t rounding_biased = (uint_fast16_t)((uint_fast16_t)line + 516u);
    const uint_fast8_t residual = (uint_fast8_t)(rounding_biased >> 3); /* the one rounding, to output LSB; more by 64 */
    const uint_fast8_t negative = (uint_fast8_t)((x < 0) ? (uint_fast8_t)1u : (uint_fast8_t)0u);
    /* the straight line of this side */
    const uint_fast8_t base = (uint_fast8_t)((negative != 0u) ? (uint_fast8_t)0u : (uint_fast8_t)100u);
    const uint_fast8_t less_one = (uint_fast8_t)(residual - negative);
    const int_fast8_t less_one_whole = (int_fast8_t)((int_fast8_t)less_one - 64);
    const int_fast8_t turned_inverted = (int_fast8_t)((-1) - less_one_whole);
    /* the residual is odd */
    const int_fast8_t turned = (int_fast8_t)((negative != 0u) ? turned_inverted : less_one_whole);
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)base + turned);
    const int_fast8_t code = (int_fast8_t)(sum - 10);                   /* output zero point */

    return (int8_t)code;
}

#if defined(GELU_GRAD_S8_VECTOR)
/* output at 0, 1, 2, ... codes from the middle, modulo 256; the last stays */
static const int8_t gelu_grad_s8_vector_codes[112] = {
     0,  3,  5,  8, 10, 13, 15, 18, 20, 22, 24, 26, 29, 31, 33, 35,
    37, 39, 40, 42, 44, 45, 47, 48, 50, 51, 52, 53, 55, 56, 57, 58,
    59, 59, 60, 60, 61, 61, 61, 62, 62, 62, 62, 62, 63, 63, 63, 63,
    63, 63, 63, 62, 62, 62, 62, 61, 61, 61, 60, 60, 60, 59, 59, 58,
    58, 58, 58, 57, 57, 57, 57, 56, 56, 56, 55, 55, 55, 54, 54, 53,
    53, 53, 53, 53, 53, 52, 52, 52, 52, 52, 52, 52, 52, 51, 51, 51,
    51, 51, 51, 51, 51, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: an entry by the distance, with its sign. */
static size_t gelu_grad_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_GRAD_S8_VECTOR; codes_left -= GELU_GRAD_S8_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(x)), vdupq_n_u8(101u));
        const int8x16_t residual = vldrbq_gather_offset_s8(gelu_grad_s8_vector_codes, place);

        vstrbq_s8(output, vaddq_s8(vnegq_m_s8(residual, residual, vcmpltq_n_s8(x, 0)), vdupq_n_s8(40)));
        input += GELU_GRAD_S8_VECTOR;
        output += GELU_GRAD_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_grad_s8(int8_t x)
{
    return gelu_grad_s8_inline(x);
}

void gelu_grad_s8_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_GRAD_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_grad_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_GRAD_S8_VECTOR
    if (size >= GELU_GRAD_S8_VECTOR) {
        i = gelu_grad_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_grad_s8_inline(input[i]);
        output[i + 1u] = gelu_grad_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_grad_s8_inline(input[i]);
    }
#endif
}
