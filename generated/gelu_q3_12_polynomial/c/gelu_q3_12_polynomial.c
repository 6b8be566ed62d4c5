/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_polynomial.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_polynomial.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_polynomial.h"

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

/* first position of every segment after the first, in units of 64 */
static const uint8_t HWACT_TABLE gelu_q3_12_polynomial_breakpoints[3] = {
     47, 100, 159
};

/* coefficient 3 of every segment, less -19 */
static const uint8_t HWACT_TABLE gelu_q3_12_polynomial_c3[4] = {
    189, 230,  21,   0
};

/* coefficient 2 of every segment, less -222 */
static const uint8_t HWACT_TABLE gelu_q3_12_polynomial_c2[4] = {
      0, 118, 247, 238
};

/* coefficient 1 of every segment, less -263 */
static const uint16_t HWACT_TABLE gelu_q3_12_polynomial_c1[4] = {
    1297,  271,    0,  187
};

/* coefficient 0 of every segment */
static const uint16_t HWACT_TABLE gelu_q3_12_polynomial_c0[4] = {
       1, 5575, 3031,  531
};

/* How many entries of gelu_q3_12_polynomial_breakpoints are at or below value. */
static int32_t gelu_q3_12_polynomial_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 3) && (HWACT_READ(uint8_t, gelu_q3_12_polynomial_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_12_polynomial(int16_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;           /* the residual is even */
    const int32_t position = (magnitude < 15694) ? magnitude : 15694;       /* the residual is flat beyond */
    const int32_t key = position >> 6;
    const int32_t segment = gelu_q3_12_polynomial_rank_in_breakpoints(key); /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, gelu_q3_12_polynomial_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                            /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t origin = start * 64;
    const int32_t place = position - origin;                                /* place inside the segment */
    /* coefficient of the place to the power of 3 */
    const int32_t c3_stored = HWACT_READ(uint8_t, gelu_q3_12_polynomial_c3, segment);
    const int32_t c3_whole = c3_stored - 19;                                /* what all segments have in common */
    const int32_t product3 = c3_whole * place;
    const int32_t scaled3 = (product3 < 0) ? ~(~product3 >> 3) : (product3 >> 3);
    /* coefficient of the place to the power of 2 */
    const int32_t c2_stored = HWACT_READ(uint8_t, gelu_q3_12_polynomial_c2, segment);
    const int32_t c2_whole = c2_stored - 222;                               /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 2048;
    const int32_t sum2 = scaled3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 12) : (product2 >> 12);
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(uint16_t, gelu_q3_12_polynomial_c1, segment);
    const int32_t c1_whole = c1_stored - 263;                               /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 512;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 17) : (product1 >> 17);
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint16_t, gelu_q3_12_polynomial_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t residual = sum0 >> 3;                                     /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                               /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_12_polynomial_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_12_polynomial(input[i]);
    }
}
