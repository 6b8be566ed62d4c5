/* SPDX-License-Identifier: MIT-0 */
/**
 * @file swiglu_s8.c
 * @brief SwiGLU: f(gate)*up with f(x) = x*sigma(x)
 *
 * swiglu_s8.h states formats, error and the command that makes this file.
 */
#include "swiglu_s8.h"

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

/* coefficient 3 of every segment */
static const uint8_t HWACT_TABLE swiglu_s8_c3[2] = {
    10,  1
};

/* coefficient 2 of every segment, less -3 */
static const uint8_t HWACT_TABLE swiglu_s8_c2[2] = {
    0, 3
};

/* coefficient 1 of every segment, less -22 */
static const uint8_t HWACT_TABLE swiglu_s8_c1[2] = {
    153,   0
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE swiglu_s8_c0[2] = {
    0, 9
};

/* first position of every segment after the first, in units of 64 */
static const uint8_t HWACT_TABLE swiglu_s8_breakpoints[1] = {
    1
};

/* How many entries of swiglu_s8_breakpoints are at or below value. */
static int32_t swiglu_s8_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 1) && (HWACT_READ(uint8_t, swiglu_s8_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t swiglu_s8(int8_t gate, int8_t up)
{
    const int32_t magnitude = (gate < 0) ? -(int32_t)gate : (int32_t)gate; /* the residual is even */
    const int32_t position = (magnitude < 125) ? magnitude : 125;          /* the residual is flat beyond */
    const int32_t key = position >> 6;
    const int32_t segment = swiglu_s8_rank_in_breakpoints(key);            /* breakpoints passed */
    const int32_t first = (segment < 1) ? 1 : 0;                           /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : 1;
    const int32_t origin = start * 64;
    const int32_t place = position - origin;                               /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(uint8_t, swiglu_s8_c3, segment);  /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * place;
    const int32_t scaled3 = product3 >> 2;
    const int32_t c2_stored = HWACT_READ(uint8_t, swiglu_s8_c2, segment);  /* coefficient of the place to the power of 2 */
    const int32_t c2_whole = c2_stored - 3;                                /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 128;
    const int32_t sum2 = scaled3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 3) : (product2 >> 3);
    const int32_t c1_stored = HWACT_READ(uint8_t, swiglu_s8_c1, segment);  /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = c1_stored - 22;                               /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 16;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 7) : (product1 >> 7);
    const int32_t c0_stored = HWACT_READ(uint8_t, swiglu_s8_c0, segment);  /* value at the start of the segment */
    const int32_t c0_aligned = c0_stored * 16;
    const int32_t sum0 = scaled1 + c0_aligned;
    const int32_t aligned = sum0 * 32;                                     /* to the scale of the base */
    const int32_t positive = (gate > 0) ? gate : 0;                        /* max(x, 0) */
    const int32_t base = positive * 983;                                   /* input LSB to gate LSB */
    const int32_t base_up = base + 255;                                    /* so that subtracting rounds like adding */
    const int32_t sum = base_up - aligned;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 8) : (sum >> 8);         /* to gate LSB */
    const int32_t gated = rounded * up;                                    /* the product, exact */
    const int32_t gated_biased = gated + 128;                              /* one half output LSB */
    /* the one rounding, to output LSB */
    const int32_t requantized = (gated_biased < 0) ? ~(~gated_biased >> 8) : (gated_biased >> 8);
    const int32_t output_code = requantized - 20;                          /* output zero point */
    /* saturate */
    const int32_t limited_code_floor = (output_code > (-128)) ? output_code : (-128);
    /* saturate */
    const int32_t limited_code = (limited_code_floor < 127) ? limited_code_floor : 127;

    return (int8_t)limited_code;
}

void swiglu_s8_array(const int8_t *gate, const int8_t *up, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = swiglu_s8(gate[i], up[i]);
    }
}
