/* SPDX-License-Identifier: MIT-0 */
/**
 * @file tanh_q3_8.c
 * @brief Tanh: tanh(x) = (e^x - e^-x)/(e^x + e^-x)
 *
 * tanh_q3_8.h states formats, error and the command that makes this file.
 */
#include "tanh_q3_8.h"

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

/* first position of every segment after the first, in units of 32 */
static const uint8_t HWACT_TABLE tanh_q3_8_breakpoints[3] = {
     5, 15, 25
};

/* coefficient 3 of every segment */
static const int8_t HWACT_TABLE tanh_q3_8_c3[4] = {
    -56,  25,   5,   1
};

/* coefficient 2 of every segment, less -217 */
static const uint8_t HWACT_TABLE tanh_q3_8_c2[4] = {
    189,   0, 183, 213
};

/* coefficient 1 of every segment, less 15 */
static const uint16_t HWACT_TABLE tanh_q3_8_c1[4] = {
    2047, 1412,  162,    0
};

/* coefficient 0 of every segment */
static const uint16_t HWACT_TABLE tanh_q3_8_c0[4] = {
       1, 4546, 7817, 8163
};

/* How many entries of tanh_q3_8_breakpoints are at or below value. */
static int32_t tanh_q3_8_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 3) && (HWACT_READ(uint8_t, tanh_q3_8_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t tanh_q3_8(int16_t x)
{
    const int32_t x_code_floor = (x > (-2048)) ? x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047;    /* other codes are taken as the nearest */
    const int32_t magnitude = (x_code < 0) ? -x_code : x_code;             /* the residual is odd */
    const int32_t position = (magnitude < 1065) ? magnitude : 1065;        /* the residual is flat beyond */
    const int32_t key = position >> 5;
    const int32_t segment = tanh_q3_8_rank_in_breakpoints(key);            /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, tanh_q3_8_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                           /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t origin = start * 32;
    const int32_t place = position - origin;                               /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(int8_t, tanh_q3_8_c3, segment);   /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * place;
    const int32_t c2_stored = HWACT_READ(uint8_t, tanh_q3_8_c2, segment);  /* coefficient of the place to the power of 2 */
    const int32_t c2_whole = c2_stored - 217;                              /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 128;
    const int32_t sum2 = product3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 6) : (product2 >> 6);
    const int32_t c1_stored = HWACT_READ(uint16_t, tanh_q3_8_c1, segment); /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored + 15;                               /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 128;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = product1 >> 13;
    const int32_t c0_stored = HWACT_READ(uint16_t, tanh_q3_8_c0, segment); /* value at the start of the segment */
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t residual = sum0 >> 2;                                    /* the one rounding, to output LSB */
    const int32_t negative = (x_code < 0) ? 1 : 0;
    const int32_t less_one = residual - negative;
    const int32_t turned = (negative != 0) ? -1 - less_one : less_one;     /* the residual is odd */
    const int32_t saturated = (turned < 2047) ? turned : 2047;             /* saturate */

    return (int16_t)saturated;
}

void tanh_q3_8_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = tanh_q3_8(input[i]);
    }
}
