/* SPDX-License-Identifier: MIT-0 */
/**
 * @file geglu_s8.c
 * @brief GEGLU: f(gate)*up with f(x) = x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * geglu_s8.h states formats, error and the command that makes this file.
 */
#include "geglu_s8.h"

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

/* residual at every 8th position, in units of 2^-0 gate LSB, rounding constant included */
static const uint8_t HWACT_TABLE geglu_s8_entries[12] = {
     0, 11, 16, 18, 16, 14, 10,  7,  5,  3,  2,  0
};

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t geglu_s8(int8_t gate, int8_t up)
{
    const int32_t magnitude = (gate < 0) ? -(int32_t)gate : (int32_t)gate; /* the residual is even */
    const int32_t position = (magnitude < 87) ? magnitude : 87;            /* the residual is flat beyond */
    const int32_t segment = position >> 3;
    const int32_t left = HWACT_READ(uint8_t, geglu_s8_entries, segment);
    const int32_t fraction = position & 7;                                 /* place inside the segment */
    const int32_t next = segment + 1;
    const int32_t right = HWACT_READ(uint8_t, geglu_s8_entries, next);
    const int32_t rise = right - left;
    const int32_t part = rise * fraction;
    const int32_t start = left * 8;
    const int32_t line = start + part;                                     /* linear between the two entries */
    const int32_t rounding = line + 4;                                     /* one half gate LSB */
    const int32_t aligned = rounding * 64;                                 /* to the scale of the base */
    const int32_t positive = (gate > 0) ? gate : 0;                        /* max(x, 0) */
    const int32_t base = positive * 1645;                                  /* input LSB to gate LSB */
    const int32_t base_up = base + 511;                                    /* so that subtracting rounds like adding */
    const int32_t sum = base_up - aligned;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 9) : (sum >> 9);         /* to gate LSB */
    const int32_t centered_up = (int32_t)up - 3;                           /* second input less its zero point */
    const int32_t gated = rounded * centered_up;                           /* the product, exact */
    const int32_t gated_biased = gated + 128;                              /* one half output LSB */
    /* the one rounding, to output LSB */
    const int32_t requantized = (gated_biased < 0) ? ~(~gated_biased >> 8) : (gated_biased >> 8);
    const int32_t output_code = requantized - 5;                           /* output zero point */
    /* saturate */
    const int32_t limited_code_floor = (output_code > (-128)) ? output_code : (-128);
    /* saturate */
    const int32_t limited_code = (limited_code_floor < 127) ? limited_code_floor : 127;

    return (int8_t)limited_code;
}

void geglu_s8_array(const int8_t *gate, const int8_t *up, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = geglu_s8(gate[i], up[i]);
    }
}
