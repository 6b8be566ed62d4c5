/* SPDX-License-Identifier: MIT-0 */
/**
 * @file silu_grad_s8.c
 * @brief SiLU derivative: sigma(x)*(1 + x*(1 - sigma(x)))
 *
 * silu_grad_s8.h states formats, error and the command that makes this file.
 */
#include "silu_grad_s8.h"

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

/* coefficient 2 of every segment, less -36 */
static const uint8_t HWACT_TABLE silu_grad_s8_c2[2] = {
     0, 31
};

/* coefficient 1 of every segment, less -1 */
static const uint8_t HWACT_TABLE silu_grad_s8_c1[2] = {
    46,  0
};

/* coefficient 0 of every segment, less -25 */
static const uint8_t HWACT_TABLE silu_grad_s8_c0[2] = {
     0, 30
};

/* first position of every segment after the first, in units of 2 */
static const uint8_t HWACT_TABLE silu_grad_s8_breakpoints[1] = {
    27
};

/* How many entries of silu_grad_s8_breakpoints are at or below value. */
static int32_t silu_grad_s8_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 1) && (HWACT_READ(uint8_t, silu_grad_s8_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t silu_grad_s8(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;            /* the residual is odd */
    const int32_t position = (magnitude < 108) ? magnitude : 108;            /* the residual is flat beyond */
    const int32_t key = position >> 1;
    const int32_t segment = silu_grad_s8_rank_in_breakpoints(key);           /* breakpoints passed */
    const int32_t first = (segment < 1) ? 1 : 0;                             /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : 27;
    const int32_t origin = start * 2;
    const int32_t place = position - origin;                                 /* place inside the segment */
    const int32_t product3 = 1 * place;
    const int32_t c2_stored = HWACT_READ(uint8_t, silu_grad_s8_c2, segment); /* coefficient of the place to the power of 2 */
    const int32_t c2_whole = c2_stored - 36;                                 /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 16;
    const int32_t sum2 = product3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 5) : (product2 >> 5);
    const int32_t c1_stored = HWACT_READ(uint8_t, silu_grad_s8_c1, segment); /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored - 1;                                  /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 32;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 9) : (product1 >> 9);
    const int32_t c0_stored = HWACT_READ(uint8_t, silu_grad_s8_c0, segment); /* value at the start of the segment */
    const int32_t c0_whole = c0_stored - 25;                                 /* what all segments have in common */
    const int32_t c0_aligned = c0_whole * 2;
    const int32_t sum0 = scaled1 + c0_aligned;
    const int32_t negative = (x < 0) ? 1 : 0;
    const int32_t base = (negative != 0) ? 0 : 100;                          /* the straight line of this side */
    const int32_t less_one = sum0 - negative;
    const int32_t turned = (negative != 0) ? -1 - less_one : less_one;       /* the residual is odd */
    const int32_t sum = base + turned;
    const int32_t code = sum - 10;                                           /* output zero point */

    return (int8_t)code;
}

void silu_grad_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = silu_grad_s8(input[i]);
    }
}
