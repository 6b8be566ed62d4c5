/* SPDX-License-Identifier: MIT-0 */
/**
 * @file silu_q3_12.c
 * @brief SiLU: x*sigma(x)
 *
 * silu_q3_12.h states formats, error and the command that makes this file.
 */
#include "silu_q3_12.h"

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

/* first position of every segment after the first, in units of 4096 */
static const uint8_t HWACT_TABLE silu_q3_12_breakpoints[4] = {
    1, 2, 3, 6
};

/* coefficient 3 of every segment, less -2 */
static const uint8_t HWACT_TABLE silu_q3_12_c3[5] = {
    38, 46, 16,  0,  1
};

/* coefficient 2 of every segment, less -4423 */
static const uint16_t HWACT_TABLE silu_q3_12_c2[5] = {
       0, 2059, 4133, 4779, 4508
};

/* coefficient 1 of every segment, less -3016 */
static const uint16_t HWACT_TABLE silu_q3_12_c1[5] = {
    19523,  5336,     0,    63,  2599
};

/* coefficient 0 of every segment */
static const uint16_t HWACT_TABLE silu_q3_12_c0[5] = {
       0, 4409, 3908, 2335,  247
};

/* How many entries of silu_q3_12_breakpoints are at or below value. */
static int32_t silu_q3_12_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 4) && (HWACT_READ(uint8_t, silu_q3_12_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t silu_q3_12(int16_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;           /* the residual is even */
    const int32_t position = (magnitude < 32356) ? magnitude : 32356;       /* the residual is flat beyond */
    const int32_t key = position >> 12;
    const int32_t segment = silu_q3_12_rank_in_breakpoints(key);            /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, silu_q3_12_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                            /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t origin = start * 4096;
    const int32_t place = position - origin;                                /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(uint8_t, silu_q3_12_c3, segment);  /* coefficient of the place to the power of 3 */
    const int32_t c3_whole = c3_stored - 2;                                 /* what all segments have in common */
    const int32_t product3 = c3_whole * place;
    const int32_t c2_stored = HWACT_READ(uint16_t, silu_q3_12_c2, segment); /* coefficient of the place to the power of 2 */
    const int32_t c2_whole = c2_stored - 4423;                              /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 256;
    const int32_t sum2 = product3 + c2_aligned;
    const int64_t product2 = (int64_t)sum2 * place;
    const int32_t scaled2 = (int32_t)((product2 < 0) ? ~(~product2 >> 13) : (product2 >> 13));
    const int32_t c1_stored = HWACT_READ(uint16_t, silu_q3_12_c1, segment); /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored - 3016;                              /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 64;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int64_t product1 = (int64_t)sum1 * place;
    const int32_t scaled1 = (int32_t)((product1 < 0) ? ~(~product1 >> 19) : (product1 >> 19));
    const int32_t c0_stored = HWACT_READ(uint16_t, silu_q3_12_c0, segment); /* value at the start of the segment */
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t residual = sum0 >> 2;                                     /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                               /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void silu_q3_12_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = silu_q3_12(input[i]);
    }
}
