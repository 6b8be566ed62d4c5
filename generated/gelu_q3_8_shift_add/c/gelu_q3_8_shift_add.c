/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_shift_add.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_shift_add.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_shift_add.h"

/*
 * Where tables live and how an entry is read. Define both, on the command line or in the file that HWACT_CONFIG names
 * (hwact_config.h, where there is one), to place tables elsewhere. AVR keeps them in program memory.
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

/* first position of every segment after the first */
static const uint16_t HWACT_TABLE gelu_q3_8_shift_add_breakpoints[11] = {
     26,  41,  53, 116, 164, 238, 283, 483, 532, 652, 765
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE gelu_q3_8_shift_add_c0[12] = {
      0,  46,  75,  93, 152, 173, 168, 156,  57,  43,  18,  10
};

/* slope is sign times 2 to this power */
static const uint8_t HWACT_TABLE gelu_q3_8_shift_add_exponents[12] = {
    4, 4, 3, 3, 2, 0, 1, 2, 1, 1, 0, 3
};

/* sign of the slope */
static const int8_t HWACT_TABLE gelu_q3_8_shift_add_signs[12] = {
     1,  1,  1,  1,  1,  0, -1, -1, -1, -1, -1, -1
};

/* How many entries of gelu_q3_8_shift_add_breakpoints are at or below value. */
static int32_t gelu_q3_8_shift_add_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 11) && (HWACT_READ(uint16_t, gelu_q3_8_shift_add_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_8_shift_add(int16_t x)
{
    const int32_t x_code_floor = (x > (-2048)) ? x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047; /* other codes are taken as the nearest */
    const int32_t magnitude = (x_code < 0) ? -x_code : x_code;          /* the residual is even */
    const int32_t position = (magnitude < 772) ? magnitude : 772;       /* the residual is flat beyond */
    /* breakpoints passed */
    const int32_t segment = gelu_q3_8_shift_add_rank_in_breakpoints(position);
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint16_t, gelu_q3_8_shift_add_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                        /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t place = position - start;                             /* place inside the segment */
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint8_t, gelu_q3_8_shift_add_c0, segment);
    const int32_t exponent = HWACT_READ(uint8_t, gelu_q3_8_shift_add_exponents, segment);
    const int32_t shifted = place * ((int32_t)1 << exponent);           /* the slope is a power of two */
    const int32_t sign = HWACT_READ(int8_t, gelu_q3_8_shift_add_signs, segment);
    const int32_t opposite_rise = -shifted;
    const int32_t rising = (0 < sign) ? 1 : 0;
    const int32_t level = (rising != 0) ? shifted : 0;
    const int32_t falling = (sign < 0) ? 1 : 0;
    const int32_t rise = (falling != 0) ? opposite_rise : level;
    const int32_t scaled = (rise < 0) ? ~(~rise >> 3) : (rise >> 3);
    const int32_t sum0 = scaled + c0_stored;
    const int32_t residual = sum0 >> 2;                                 /* the one rounding, to output LSB */
    const int32_t positive = (x_code > 0) ? x_code : 0;                 /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_8_shift_add_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_8_shift_add(input[i]);
    }
}
