/* SPDX-License-Identifier: MIT-0 */
/**
 * @file geglu_q3_12.c
 * @brief GEGLU: f(gate)*up with f(x) = x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * geglu_q3_12.h states formats, error and the command that makes this file.
 */
#include "geglu_q3_12.h"

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

/* first position of every segment after the first, in units of 256 */
static const uint8_t HWACT_TABLE geglu_q3_12_breakpoints[7] = {
     6, 14, 21, 28, 36, 49, 61
};

/* coefficient 3 of every segment */
static const int16_t HWACT_TABLE geglu_q3_12_c3[8] = {
     780, 1986, 1833,  877,    9, -251,  -81,  -45
};

/* coefficient 2 of every segment, less -1678 */
static const uint16_t HWACT_TABLE geglu_q3_12_c2[8] = {
       0,  229, 1010, 1614, 1893, 1877, 1724, 1690
};

/* coefficient 1 of every segment, less -521 */
static const uint16_t HWACT_TABLE geglu_q3_12_c1[8] = {
    2572, 1402,  326,    0,   64,  279,  481,  516
};

/* coefficient 0 of every segment */
static const uint16_t HWACT_TABLE geglu_q3_12_c0[8] = {
        0, 34780, 43762, 32577, 18380,  7210,   878,    69
};

/* How many entries of geglu_q3_12_breakpoints are at or below value. */
static int32_t geglu_q3_12_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 7) && (HWACT_READ(uint8_t, geglu_q3_12_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t geglu_q3_12(int16_t gate, int16_t up)
{
    const int32_t magnitude = (gate < 0) ? -(int32_t)gate : (int32_t)gate;   /* the residual is even */
    const int32_t position = (magnitude < 17916) ? magnitude : 17916;        /* the residual is flat beyond */
    const int32_t key = position >> 8;
    const int32_t segment = geglu_q3_12_rank_in_breakpoints(key);            /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, geglu_q3_12_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                             /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t origin = start * 256;
    const int32_t place = position - origin;                                 /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(int16_t, geglu_q3_12_c3, segment);  /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * place;
    const int32_t scaled3 = (product3 < 0) ? ~(~product3 >> 5) : (product3 >> 5);
    const int32_t c2_stored = HWACT_READ(uint16_t, geglu_q3_12_c2, segment); /* coefficient of the place to the power of 2 */
    const int32_t c2_whole = c2_stored - 1678;                               /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 512;
    const int32_t sum2 = scaled3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 10) : (product2 >> 10);
    const int32_t c1_stored = HWACT_READ(uint16_t, geglu_q3_12_c1, segment); /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored - 521;                                /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 2048;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int64_t product1 = (int64_t)sum1 * place;
    const int32_t scaled1 = (int32_t)((product1 < 0) ? ~(~product1 >> 17) : (product1 >> 17));
    const int32_t c0_stored = HWACT_READ(uint16_t, geglu_q3_12_c0, segment); /* value at the start of the segment */
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t positive = (gate > 0) ? gate : 0;                          /* max(x, 0) */
    const int32_t base = positive * 64;                                      /* input LSB to gate LSB */
    const int32_t sum = base - sum0;
    const int64_t gated = (int64_t)sum * up;                                 /* the product, exact */
    const int64_t gated_biased = gated + 131072;                             /* one half output LSB */
    /* the one rounding, to output LSB */
    const int32_t requantized = (int32_t)((gated_biased < 0) ? ~(~gated_biased >> 18) : (gated_biased >> 18));
    /* saturate */
    const int32_t limited_code_floor = (requantized > (-32768)) ? requantized : (-32768);
    /* saturate */
    const int32_t limited_code = (limited_code_floor < 32767) ? limited_code_floor : 32767;

    return (int16_t)limited_code;
}

void geglu_q3_12_array(const int16_t *gate, const int16_t *up, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = geglu_q3_12(gate[i], up[i]);
    }
}
