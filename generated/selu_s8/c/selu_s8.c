/* SPDX-License-Identifier: MIT-0 */
/**
 * @file selu_s8.c
 * @brief SELU, lambda = 1.0507, alpha = 1.6733: x >= 0: lambda*x, x < 0: lambda*alpha*(e^x - 1)
 *
 * selu_s8.h states formats, error and the command that makes this file.
 */
#include "selu_s8.h"

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

/* coefficient 3 of every segment */
static const uint8_t HWACT_TABLE selu_s8_c3[2] = {
    1, 3
};

/* coefficient 2 of every segment, less -19 */
static const uint8_t HWACT_TABLE selu_s8_c2[2] = {
    0, 2
};

/* coefficient 1 of every segment, less 2 */
static const uint8_t HWACT_TABLE selu_s8_c1[2] = {
    7, 0
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE selu_s8_c0[2] = {
      1, 107
};

/* first position of every segment after the first, in units of 4 */
static const uint8_t HWACT_TABLE selu_s8_breakpoints[1] = {
    15
};

/* How many entries of selu_s8_breakpoints are at or below value. */
static int32_t selu_s8_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 1) && (HWACT_READ(uint8_t, selu_s8_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t selu_s8(int8_t x)
{
    const int32_t opposite = -(int32_t)x;
    const int32_t position_floor = (opposite > 0) ? opposite : 0;         /* the residual lives on the negative side */
    const int32_t position = (position_floor < 90) ? position_floor : 90; /* the residual lives on the negative side */
    const int32_t key = position >> 2;
    const int32_t segment = selu_s8_rank_in_breakpoints(key);             /* breakpoints passed */
    const int32_t first = (segment < 1) ? 1 : 0;                          /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : 15;
    const int32_t origin = start * 4;
    const int32_t place = position - origin;                              /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(uint8_t, selu_s8_c3, segment);   /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * place;
    const int32_t c2_stored = HWACT_READ(uint8_t, selu_s8_c2, segment);   /* coefficient of the place to the power of 2 */
    const int32_t c2_whole = c2_stored - 19;                              /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 8;
    const int32_t sum2 = product3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 2) : (product2 >> 2);
    const int32_t c1_stored = HWACT_READ(uint8_t, selu_s8_c1, segment);   /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored + 2;                               /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 256;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = product1 >> 9;
    const int32_t c0_stored = HWACT_READ(uint8_t, selu_s8_c0, segment);   /* value at the start of the segment */
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t aligned = sum0 * 256;                                   /* to the scale of the base */
    const int32_t positive = (x > 0) ? x : 0;                             /* max(x, 0) */
    const int32_t base = positive * 717;                                  /* input LSB to output LSB */
    const int32_t base_up = base + 511;                                   /* so that subtracting rounds like adding */
    const int32_t sum = base_up - aligned;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 9) : (sum >> 9);        /* the one rounding, to output LSB */
    const int32_t code = rounded - 70;                                    /* output zero point */

    return (int8_t)code;
}

void selu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = selu_s8(input[i]);
    }
}
