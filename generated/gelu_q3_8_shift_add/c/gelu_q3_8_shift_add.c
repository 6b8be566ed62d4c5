/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_shift_add.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_shift_add.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_shift_add.h"

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

/* How many entries of gelu_q3_8_shift_add_breakpoints are at or below value: by halving, as many passes for every value. */
static uint_fast8_t gelu_q3_8_shift_add_rank_in_breakpoints(uint_fast16_t value)
{
    /* first position of every segment after the first */
    static const uint16_t HWACT_TABLE gelu_q3_8_shift_add_breakpoints[11] = {
         26,  41,  53, 116, 164, 238, 283, 483, 532, 652, 765
    };
    uint_fast8_t first = 0u;
    uint_fast8_t length = 11u;

    while (length > 1u) {
        const uint_fast8_t half = (uint_fast8_t)(length >> 1);
        const uint_fast8_t middle = (uint_fast8_t)(first + half);

        first = (HWACT_READ(uint16_t, gelu_q3_8_shift_add_breakpoints, middle - 1u) <= value) ? middle : first;
        length = (uint_fast8_t)(length - half);
    }

    return (uint_fast8_t)(first + ((HWACT_READ(uint16_t, gelu_q3_8_shift_add_breakpoints, first) <= value) ? 1u : 0u));
}

static inline int16_t gelu_q3_8_shift_add_inline(int16_t x)
{
    /* first position of every segment */
    static const uint16_t HWACT_TABLE gelu_q3_8_shift_add_starts[12] = {
          0,  26,  41,  53, 116, 164, 238, 283, 483, 532, 652, 765
    };
    /* coefficient 0 of every segment, less 128 */
    static const int8_t HWACT_TABLE gelu_q3_8_shift_add_c0[12] = {
        -128,  -82,  -53,  -35,   24,   45,   40,   28,
         -71,  -85, -110, -118
    };
    /* slope is sign times 2 to this power */
    static const uint8_t HWACT_TABLE gelu_q3_8_shift_add_exponents[12] = {
        4, 4, 3, 3, 2, 0, 1, 2, 1, 1, 0, 3
    };
    /* sign of the slope */
    static const int8_t HWACT_TABLE gelu_q3_8_shift_add_signs[12] = {
         1,  1,  1,  1,  1,  0, -1, -1, -1, -1, -1, -1
    };
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x_code > 0) ? (uint_fast16_t)x_code : 0u);
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_code);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 772u) ? magnitude : 772u);
    /* breakpoints passed */
    const uint_fast8_t segment = (uint_fast8_t)gelu_q3_8_shift_add_rank_in_breakpoints(position);
    const uint_fast16_t start = HWACT_READ(uint16_t, gelu_q3_8_shift_add_starts, segment);
    /* place inside the segment */
    const uint_fast8_t place = (uint_fast8_t)((uint_fast8_t)position - (uint_fast8_t)start);
    /* value at the start of the segment */
    const int_fast8_t c0_stored = HWACT_READ(int8_t, gelu_q3_8_shift_add_c0, segment);
    const uint_fast8_t exponent = HWACT_READ(uint8_t, gelu_q3_8_shift_add_exponents, segment);
    /* the slope is a power of two */
    const uint_fast16_t shifted = (uint_fast16_t)((uint_fast16_t)place << exponent);
    const int_fast8_t sign = HWACT_READ(int8_t, gelu_q3_8_shift_add_signs, segment);
    const int_fast16_t opposite_rise = (int_fast16_t)(-(int_fast16_t)shifted);
    const uint_fast16_t level = (uint_fast16_t)((0 < sign) ? shifted : 0u);
    const int_fast16_t rise = (int_fast16_t)((sign < 0) ? opposite_rise : (int_fast16_t)level);
    /* never negative */
    const uint_fast16_t rise_biased = (uint_fast16_t)((uint_fast16_t)rise + 1024u);
    const uint_fast8_t scaled = (uint_fast8_t)(rise_biased >> 3); /* more by 128 */
    const uint_fast8_t sum0 = (uint_fast8_t)((uint_fast8_t)c0_stored + scaled);
    const uint_fast8_t residual = (uint_fast8_t)(sum0 >> 2);      /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

int16_t gelu_q3_8_shift_add(int16_t x)
{
    return gelu_q3_8_shift_add_inline(x);
}

void gelu_q3_8_shift_add_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__))
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_8_shift_add_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_8_shift_add_inline(input[i]);
        output[i + 1u] = gelu_q3_8_shift_add_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_8_shift_add_inline(input[i]);
    }
#endif
}
