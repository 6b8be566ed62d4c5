/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_interpolated.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_interpolated.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_interpolated.h"

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

/* residual at every 8th position, in units of 2^-4 output LSB, rounding constant included */
static const uint8_t HWACT_TABLE gelu_s8_interpolated_entries[17] = {
     13, 111, 159, 178, 167, 137, 105,  75,  52,  34,  23,  15,  13,   7,  10,   4,
      3
};

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t gelu_s8_interpolated(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;  /* the residual is even */
    const int32_t position = (magnitude < 127) ? magnitude : 127;  /* the residual is flat beyond */
    const int32_t segment = position >> 3;
    const int32_t left = HWACT_READ(uint8_t, gelu_s8_interpolated_entries, segment);
    const int32_t fraction = position & 7;                         /* place inside the segment */
    const int32_t next = segment + 1;
    const int32_t right = HWACT_READ(uint8_t, gelu_s8_interpolated_entries, next);
    const int32_t rise = right - left;
    const int32_t part = rise * fraction;
    const int32_t start = left * 8;
    const int32_t line = start + part;                             /* linear between the two entries */
    const int32_t aligned = line * 2;                              /* to the scale of the base */
    const int32_t positive = (x > 0) ? x : 0;                      /* max(x, 0) */
    const int32_t base = positive * 493;                           /* input LSB to output LSB */
    const int32_t base_up = base + 255;                            /* so that subtracting rounds like adding */
    const int32_t sum = base_up - aligned;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 8) : (sum >> 8); /* the one rounding, to output LSB */
    const int32_t code = rounded - 118;                            /* output zero point */
    const int32_t saturated = (code > (-128)) ? code : (-128);     /* saturate */

    return (int8_t)saturated;
}

void gelu_s8_interpolated_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_s8_interpolated(input[i]);
    }
}
