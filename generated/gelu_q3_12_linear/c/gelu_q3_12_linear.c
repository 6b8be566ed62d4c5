/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_linear.h"

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
static const uint16_t HWACT_TABLE gelu_q3_12_linear_breakpoints[29] = {
      203,   412,   637,   859,  1077,  1298,  1528,  1755,
     1995,  2235,  2490,  2758,  3089,  3426,  3760,  4122,
     4542,  5079,  6620,  7251,  7839,  8415,  8987,  9601,
    10255, 10982, 11783, 12923, 14669
};

/* coefficient 1 of every segment */
static const int16_t HWACT_TABLE gelu_q3_12_linear_c1[30] = {
     3955,  3610,  3271,  2919,  2580,  2264,  1930,  1617,
     1307,  1002,   711,   430,   155,  -155,  -388,  -599,
     -785,  -937, -1041,  -948,  -836,  -712,  -590,  -470,
     -357,  -257,  -168,   -96,   -38,   -16
};

/* coefficient 0 of every segment */
static const uint16_t HWACT_TABLE gelu_q3_12_linear_c0[30] = {
       3,  394,  762, 1121, 1437, 1711, 1955, 2171,
    2350, 2503, 2621, 2710, 2767, 2791, 2765, 2701,
    2595, 2434, 2187, 1404, 1112,  872,  672,  507,
     366,  252,  161,   94,   41,   12
};

/* How many entries of gelu_q3_12_linear_breakpoints are at or below value. */
static int32_t gelu_q3_12_linear_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 29) && (HWACT_READ(uint16_t, gelu_q3_12_linear_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_12_linear(int16_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;            /* the residual is even */
    const int32_t position = (magnitude < 15694) ? magnitude : 15694;        /* the residual is flat beyond */
    const int32_t segment = gelu_q3_12_linear_rank_in_breakpoints(position); /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint16_t, gelu_q3_12_linear_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                             /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t place = position - start;                                  /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(int16_t, gelu_q3_12_linear_c1, segment);
    const int32_t product1 = c1_stored * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 11) : (product1 >> 11);
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint16_t, gelu_q3_12_linear_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t residual = sum0 >> 2;                                      /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                                /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_12_linear_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_12_linear(input[i]);
    }
}
