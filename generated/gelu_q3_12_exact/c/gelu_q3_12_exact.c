/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_exact.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_exact.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_exact.h"

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

/* first position of every segment after the first, in units of 128 */
static const uint8_t HWACT_TABLE gelu_q3_12_exact_breakpoints[12] = {
      8,  14,  23,  32,  39,  47,  56,  64,  74,  88, 100, 114
};

/* coefficient 3 of every segment, less -139 */
static const uint16_t HWACT_TABLE gelu_q3_12_exact_c3[13] = {
     415,  824, 1118, 1188, 1040,  790,  470,  247,
      65,    6,   42,   88,    0
};

/* coefficient 2 of every segment, less -3317 */
static const uint16_t HWACT_TABLE gelu_q3_12_exact_c2[13] = {
       0,  226,  604, 1449, 2340, 2941, 3437, 3702,
    3773, 3697, 3517, 3407, 3421
};

/* coefficient 1 of every segment, less -33707 */
static const uint32_t HWACT_TABLE gelu_q3_12_exact_c1[13] = {
    164888, 113607,  78924,  37539,  11842,   2234,      0,   4616,
     11335,  19736,  27958,  31485,  32784
};

/* coefficient 0 of every segment */
static const uint32_t HWACT_TABLE gelu_q3_12_exact_c0[13] = {
       239, 210641, 303829, 356213, 332983, 285163, 218806, 147275,
     95682,  50573,  17435,   6077,   1671
};

/* How many entries of gelu_q3_12_exact_breakpoints are at or below value. */
static int32_t gelu_q3_12_exact_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 12) && (HWACT_READ(uint8_t, gelu_q3_12_exact_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_12_exact(int16_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;      /* the residual is even */
    const int32_t position = (magnitude < 16423) ? magnitude : 16423;  /* the residual is flat beyond */
    const int32_t key = position >> 7;
    const int32_t segment = gelu_q3_12_exact_rank_in_breakpoints(key); /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, gelu_q3_12_exact_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                       /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t origin = start * 128;
    const int32_t place = position - origin;                           /* place inside the segment */
    /* coefficient of the place to the power of 3 */
    const int32_t c3_stored = HWACT_READ(uint16_t, gelu_q3_12_exact_c3, segment);
    const int32_t c3_whole = c3_stored - 139;                          /* what all segments have in common */
    const int32_t product3 = c3_whole * place;
    const int32_t scaled3 = (product3 < 0) ? ~(~product3 >> 6) : (product3 >> 6);
    /* coefficient of the place to the power of 2 */
    const int32_t c2_stored = HWACT_READ(uint16_t, gelu_q3_12_exact_c2, segment);
    const int32_t c2_whole = c2_stored - 3317;                         /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 64;
    const int32_t sum2 = scaled3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 10) : (product2 >> 10);
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = (int32_t)HWACT_READ(uint32_t, gelu_q3_12_exact_c1, segment);
    const int32_t c1_whole = c1_stored - 33707;                        /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 8;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 12) : (product1 >> 12);
    /* value at the start of the segment */
    const int32_t c0_stored = (int32_t)HWACT_READ(uint32_t, gelu_q3_12_exact_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t residual = sum0 >> 9;                                /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                          /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_12_exact_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_12_exact(input[i]);
    }
}
