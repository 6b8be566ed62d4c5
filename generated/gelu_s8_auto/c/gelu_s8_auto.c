/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_auto.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_auto.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_auto.h"

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

/* first position of every segment after the first, in units of 2 */
static const uint8_t HWACT_TABLE gelu_s8_auto_breakpoints[2] = {
    21, 37
};

/* coefficient 3 of every segment, less -1 */
static const uint8_t HWACT_TABLE gelu_s8_auto_c3[3] = {
    3, 1, 0
};

/* coefficient 2 of every segment */
static const int16_t HWACT_TABLE gelu_s8_auto_c2[3] = {
    -245,   23,   50
};

/* coefficient 1 of every segment, less -18 */
static const uint8_t HWACT_TABLE gelu_s8_auto_c1[3] = {
    83,  0, 10
};

/* coefficient 0 of every segment, less 3 */
static const uint8_t HWACT_TABLE gelu_s8_auto_c0[3] = {
     0, 62, 12
};

/* How many entries of gelu_s8_auto_breakpoints are at or below value. */
static int32_t gelu_s8_auto_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 2) && (HWACT_READ(uint8_t, gelu_s8_auto_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t gelu_s8_auto(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;            /* the residual is even */
    const int32_t position = (magnitude < 102) ? magnitude : 102;            /* the residual is flat beyond */
    const int32_t key = position >> 1;
    const int32_t segment = gelu_s8_auto_rank_in_breakpoints(key);           /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, gelu_s8_auto_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                             /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t origin = start * 2;
    const int32_t place = position - origin;                                 /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(uint8_t, gelu_s8_auto_c3, segment); /* coefficient of the place to the power of 3 */
    const int32_t c3_whole = c3_stored - 1;                                  /* what all segments have in common */
    const int32_t product3 = c3_whole * place;
    const int32_t c2_stored = HWACT_READ(int16_t, gelu_s8_auto_c2, segment); /* coefficient of the place to the power of 2 */
    const int32_t sum2 = product3 + c2_stored;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 3) : (product2 >> 3);
    const int32_t c1_stored = HWACT_READ(uint8_t, gelu_s8_auto_c1, segment); /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored - 18;                                 /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 16;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 2) : (product1 >> 2);
    const int32_t c0_stored = HWACT_READ(uint8_t, gelu_s8_auto_c0, segment); /* value at the start of the segment */
    const int32_t c0_whole = c0_stored + 3;                                  /* what all segments have in common */
    const int32_t c0_aligned = c0_whole * 32;
    const int32_t sum0 = scaled1 + c0_aligned;
    const int32_t positive = (x > 0) ? x : 0;                                /* max(x, 0) */
    const int32_t base = positive * 493;                                     /* input LSB to output LSB */
    const int32_t base_up = base + 255;                                      /* so that subtracting rounds like adding */
    const int32_t sum = base_up - sum0;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 8) : (sum >> 8);           /* the one rounding, to output LSB */
    const int32_t code = rounded - 118;                                      /* output zero point */

    return (int8_t)code;
}

void gelu_s8_auto_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_s8_auto(input[i]);
    }
}
