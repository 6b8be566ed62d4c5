/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_shift_add.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_shift_add.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_shift_add.h"

/*
 * Where tables live and how an entry is read. Define both, on the command line or in the file HWACT_CONFIG (else
 * hwact_config.h), to place them elsewhere.
 */
#if defined(HWACT_CONFIG)
#include HWACT_CONFIG
#elif defined(__has_include)
#if __has_include("hwact_config.h")
#include "hwact_config.h"
#endif
#endif
#if defined(HWACT_TABLE) != defined(HWACT_READ)
#error "HWACT_TABLE says where tables live and HWACT_READ how an entry is read: define both or neither."
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
static uint32_t gelu_q3_8_shift_add_rank_in_breakpoints(uint32_t value)
{
    /* first position of every segment after the first */
    static const uint16_t HWACT_TABLE gelu_q3_8_shift_add_breakpoints[11] = {
         26,  41,  53, 116, 164, 238, 283, 483, 532, 652, 765
    };
    uint32_t first = 0u;
    uint32_t length = 11u;

    while (length > 1u) {
        const uint32_t half = length >> 1;

        first += (HWACT_READ(uint16_t, gelu_q3_8_shift_add_breakpoints, (first + half) - 1u) <= value) ? half : 0u;
        length -= half;
    }

    return first + ((HWACT_READ(uint16_t, gelu_q3_8_shift_add_breakpoints, first) <= value) ? 1u : 0u);
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
    const int32_t x_code_floor = (x > (-2048)) ? (int32_t)x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047; /* other codes are taken as the nearest */
    const uint32_t positive = (x_code > 0) ? (uint32_t)x_code : 0u;     /* max(x, 0) */
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_code;      /* the residual is even */
    const uint32_t position = (magnitude < 772u) ? magnitude : 772u;    /* the residual is flat beyond */
    /* breakpoints passed */
    const uint32_t segment = gelu_q3_8_shift_add_rank_in_breakpoints(position);
    const uint32_t start = HWACT_READ(uint16_t, gelu_q3_8_shift_add_starts, segment);
    const uint32_t place = position - start;                            /* place inside the segment */
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(int8_t, gelu_q3_8_shift_add_c0, segment);
    const uint32_t exponent = HWACT_READ(uint8_t, gelu_q3_8_shift_add_exponents, segment);
    const uint32_t shifted = place << exponent;                         /* the slope is a power of two */
    const int32_t sign = HWACT_READ(int8_t, gelu_q3_8_shift_add_signs, segment);
    const int32_t opposite_rise = -(int32_t)shifted;
    const uint32_t level = (0 < sign) ? shifted : 0u;
    const int32_t rise = (sign < 0) ? opposite_rise : (int32_t)level;
    const uint32_t rise_biased = (uint32_t)rise + 1024u;                /* never negative */
    const uint32_t scaled = rise_biased >> 3;                           /* more by 128 */
    const uint32_t sum0 = scaled + (uint32_t)c0_stored;
    const uint32_t residual = sum0 >> 2;                                /* the one rounding, to output LSB */
    const int32_t sum = (int32_t)positive - (int32_t)residual;

    return (int16_t)sum;
}

int16_t gelu_q3_8_shift_add(int16_t x)
{
    return gelu_q3_8_shift_add_inline(x);
}

void gelu_q3_8_shift_add_array(const int16_t *input, int16_t *output, size_t size)
{
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
}
