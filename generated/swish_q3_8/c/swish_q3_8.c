/* SPDX-License-Identifier: MIT-0 */
/**
 * @file swish_q3_8.c
 * @brief Swish: x*sigma(beta*x)
 *
 * swish_q3_8.h states formats, error and the command that makes this file.
 */
#include "swish_q3_8.h"

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

/* coefficient 3 of every segment, less -1 */
static const uint8_t HWACT_TABLE swish_q3_8_c3[2] = {
    25,  0
};

/* coefficient 2 of every segment, less -848 */
static const uint16_t HWACT_TABLE swish_q3_8_c2[2] = {
      0, 913
};

/* coefficient 1 of every segment, less -49 */
static const uint16_t HWACT_TABLE swish_q3_8_c1[2] = {
    308,   0
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE swish_q3_8_c0[2] = {
    0, 7
};

/* first position of every segment after the first, in units of 32 */
static const uint8_t HWACT_TABLE swish_q3_8_breakpoints[1] = {
    15
};

/* How many entries of swish_q3_8_breakpoints are at or below value. */
static int32_t swish_q3_8_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 1) && (HWACT_READ(uint8_t, swish_q3_8_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t swish_q3_8(int16_t x)
{
    const int32_t x_code_floor = (x > (-2048)) ? x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047;     /* other codes are taken as the nearest */
    const int32_t magnitude = (x_code < 0) ? -x_code : x_code;              /* the residual is even */
    const int32_t position = (magnitude < 1212) ? magnitude : 1212;         /* the residual is flat beyond */
    const int32_t key = position >> 5;
    const int32_t segment = swish_q3_8_rank_in_breakpoints(key);            /* breakpoints passed */
    const int32_t first = (segment < 1) ? 1 : 0;                            /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : 15;
    const int32_t origin = start * 32;
    const int32_t place = position - origin;                                /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(uint8_t, swish_q3_8_c3, segment);  /* coefficient of the place to the power of 3 */
    const int32_t c3_whole = c3_stored - 1;                                 /* what all segments have in common */
    const int32_t product3 = c3_whole * place;
    const int32_t c2_stored = HWACT_READ(uint16_t, swish_q3_8_c2, segment); /* coefficient of the place to the power of 2 */
    const int32_t c2_whole = c2_stored - 848;                               /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 32;
    const int32_t sum2 = product3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 8) : (product2 >> 8);
    const int32_t c1_stored = HWACT_READ(uint16_t, swish_q3_8_c1, segment); /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored - 49;                                /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 128;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 16) : (product1 >> 16);
    const int32_t c0_stored = HWACT_READ(uint8_t, swish_q3_8_c0, segment);  /* value at the start of the segment */
    const int32_t c0_aligned = c0_stored * 4;
    const int32_t sum0 = scaled1 + c0_aligned;
    const int32_t positive = (x_code > 0) ? x_code : 0;                     /* max(x, 0) */
    const int32_t sum = positive - sum0;

    return (int16_t)sum;
}

void swish_q3_8_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = swish_q3_8(input[i]);
    }
}
