/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_linear.h"

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

/* coefficient 1 of every segment, less -2 */
static const uint8_t HWACT_TABLE gelu_q3_4_linear_c1[2] = {
    7, 0
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE gelu_q3_4_linear_c0[2] = {
    1, 7
};

/* first position of every segment after the first */
static const uint8_t HWACT_TABLE gelu_q3_4_linear_breakpoints[1] = {
    11
};

/* How many entries of gelu_q3_4_linear_breakpoints are at or below value. */
static int32_t gelu_q3_4_linear_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 1) && (HWACT_READ(uint8_t, gelu_q3_4_linear_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t gelu_q3_4_linear(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;           /* the residual is even */
    const int32_t position = (magnitude < 32) ? magnitude : 32;             /* the residual is flat beyond */
    const int32_t segment = gelu_q3_4_linear_rank_in_breakpoints(position); /* breakpoints passed */
    const int32_t first = (segment < 1) ? 1 : 0;                            /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : 11;
    const int32_t place = position - start;                                 /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(uint8_t, gelu_q3_4_linear_c1, segment);
    const int32_t c1_whole = c1_stored - 2;                                 /* what all segments have in common */
    const int32_t product1 = c1_whole * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 3) : (product1 >> 3);
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint8_t, gelu_q3_4_linear_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t residual = sum0 >> 1;                                     /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                               /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int8_t)sum;
}

void gelu_q3_4_linear_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_4_linear(input[i]);
    }
}
