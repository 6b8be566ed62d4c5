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

static inline int8_t gelu_grad_s8_inline(int8_t x)
{
    /* residual at every 8th position, in units of 2^-0 output LSB, rounding constant included */
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

int8_t gelu_grad_s8(int8_t x)
{
    return gelu_grad_s8_inline(x);
}

void gelu_grad_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_grad_s8_inline(input[i]);
        output[i + 1u] = gelu_grad_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_grad_s8_inline(input[i]);
    }
}
