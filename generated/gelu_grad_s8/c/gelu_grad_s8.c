/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_grad_s8.c
 * @brief GELU derivative: Phi(x) + x*phi(x)
 *
 * gelu_grad_s8.h states formats, error and the command that makes this file.
 */
#include "gelu_grad_s8.h"

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

/* residual at every 8th position, in units of 2^-0 output LSB, rounding constant included */
static const int8_t HWACT_TABLE gelu_grad_s8_entries[14] = {
    -50, -30, -13,   0,   9,  12,  13,  11,   8,   6,   3,   2,   1,   0
};

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t gelu_grad_s8(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;      /* the residual is odd */
    const int32_t position = (magnitude < 103) ? magnitude : 103;      /* the residual is flat beyond */
    const int32_t segment = position >> 3;
    const int32_t left = HWACT_READ(int8_t, gelu_grad_s8_entries, segment);
    const int32_t fraction = position & 7;                             /* place inside the segment */
    const int32_t next = segment + 1;
    const int32_t right = HWACT_READ(int8_t, gelu_grad_s8_entries, next);
    const int32_t rise = right - left;
    const int32_t part = rise * fraction;
    const int32_t start = left * 8;
    const int32_t line = start + part;                                 /* linear between the two entries */
    const int32_t rounding = line + 4;                                 /* one half output LSB */
    /* the one rounding, to output LSB */
    const int32_t residual = (rounding < 0) ? ~(~rounding >> 3) : (rounding >> 3);
    const int32_t negative = (x < 0) ? 1 : 0;
    const int32_t base = (negative != 0) ? 0 : 100;                    /* the straight line of this side */
    const int32_t less_one = residual - negative;
    const int32_t turned = (negative != 0) ? -1 - less_one : less_one; /* the residual is odd */
    const int32_t sum = base + turned;
    const int32_t code = sum - 10;                                     /* output zero point */

    return (int8_t)code;
}

void gelu_grad_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_grad_s8(input[i]);
    }
}
