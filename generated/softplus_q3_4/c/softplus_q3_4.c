/* SPDX-License-Identifier: MIT-0 */
/**
 * @file softplus_q3_4.c
 * @brief Softplus: ln(1 + e^(beta*x))/beta
 *
 * softplus_q3_4.h states formats, error and the command that makes this file.
 */
#include "softplus_q3_4.h"

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

/* coefficient 1 of every segment, less -5 */
static const uint8_t HWACT_TABLE softplus_q3_4_c1[2] = {
    0, 3
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE softplus_q3_4_c0[2] = {
    11,  3
};

/* first position of every segment after the first */
static const uint8_t HWACT_TABLE softplus_q3_4_breakpoints[1] = {
    27
};

/* How many entries of softplus_q3_4_breakpoints are at or below value. */
static int32_t softplus_q3_4_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 1) && (HWACT_READ(uint8_t, softplus_q3_4_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t softplus_q3_4(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;        /* the residual is even */
    const int32_t position = (magnitude < 44) ? magnitude : 44;          /* the residual is flat beyond */
    const int32_t segment = softplus_q3_4_rank_in_breakpoints(position); /* breakpoints passed */
    const int32_t first = (segment < 1) ? 1 : 0;                         /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : 27;
    const int32_t place = position - start;                              /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(uint8_t, softplus_q3_4_c1, segment);
    const int32_t c1_whole = c1_stored - 5;                              /* what all segments have in common */
    const int32_t product1 = c1_whole * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 4) : (product1 >> 4);
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint8_t, softplus_q3_4_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t positive = (x > 0) ? x : 0;                            /* max(x, 0) */
    const int32_t sum = positive + sum0;

    return (int8_t)sum;
}

void softplus_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = softplus_q3_4(input[i]);
    }
}
