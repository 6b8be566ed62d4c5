/* SPDX-License-Identifier: MIT-0 */
/**
 * @file parametric_gelu_s8.c
 * @brief Parametric GELU: alpha*x*sigma(beta*x)
 *
 * parametric_gelu_s8.h states formats, error and the command that makes this file.
 */
#include "parametric_gelu_s8.h"

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
static const uint8_t HWACT_TABLE parametric_gelu_s8_breakpoints[2] = {
    13, 32
};

/* coefficient 1 of every segment, less -1 */
static const uint8_t HWACT_TABLE parametric_gelu_s8_c1[3] = {
    5, 1, 0
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE parametric_gelu_s8_c0[3] = {
     2, 26, 24
};

/* How many entries of parametric_gelu_s8_breakpoints are at or below value. */
static int32_t parametric_gelu_s8_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 2) && (HWACT_READ(uint8_t, parametric_gelu_s8_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t parametric_gelu_s8(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;  /* the residual is even */
    const int32_t position = (magnitude < 73) ? magnitude : 73;    /* the residual is flat beyond */
    /* breakpoints passed */
    const int32_t segment = parametric_gelu_s8_rank_in_breakpoints(position);
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, parametric_gelu_s8_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                   /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t place = position - start;                        /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(uint8_t, parametric_gelu_s8_c1, segment);
    const int32_t c1_whole = c1_stored - 1;                        /* what all segments have in common */
    const int32_t product1 = c1_whole * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 1) : (product1 >> 1);
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint8_t, parametric_gelu_s8_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t aligned = sum0 * 128;                            /* to the scale of the base */
    const int32_t positive = (x > 0) ? x : 0;                      /* max(x, 0) */
    const int32_t base = positive * 751;                           /* input LSB to output LSB */
    const int32_t base_up = base + 511;                            /* so that subtracting rounds like adding */
    const int32_t sum = base_up - aligned;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 9) : (sum >> 9); /* the one rounding, to output LSB */
    const int32_t code = rounded - 90;                             /* output zero point */

    return (int8_t)code;
}

void parametric_gelu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = parametric_gelu_s8(input[i]);
    }
}
