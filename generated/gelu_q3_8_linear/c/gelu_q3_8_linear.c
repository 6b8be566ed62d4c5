/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_linear.h"

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

/* first position of every segment after the first */
static const uint16_t HWACT_TABLE gelu_q3_8_linear_breakpoints[6] = {
     43,  94, 158, 246, 504, 643
};

/* coefficient 1 of every segment */
static const int8_t HWACT_TABLE gelu_q3_8_linear_c1[7] = {
     57,  38,  19,  -1, -15,  -8,  -3
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE gelu_q3_8_linear_c0[7] = {
     1, 39, 69, 87, 85, 25,  8
};

/* How many entries of gelu_q3_8_linear_breakpoints are at or below value. */
static int32_t gelu_q3_8_linear_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 6) && (HWACT_READ(uint16_t, gelu_q3_8_linear_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_8_linear(int16_t x)
{
    const int32_t x_code_floor = (x > (-2048)) ? x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047;     /* other codes are taken as the nearest */
    const int32_t magnitude = (x_code < 0) ? -x_code : x_code;              /* the residual is even */
    const int32_t position = (magnitude < 772) ? magnitude : 772;           /* the residual is flat beyond */
    const int32_t segment = gelu_q3_8_linear_rank_in_breakpoints(position); /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint16_t, gelu_q3_8_linear_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                            /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t place = position - start;                                 /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(int8_t, gelu_q3_8_linear_c1, segment);
    const int32_t product1 = c1_stored * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 6) : (product1 >> 6);
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint8_t, gelu_q3_8_linear_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t residual = sum0 >> 1;                                     /* the one rounding, to output LSB */
    const int32_t positive = (x_code > 0) ? x_code : 0;                     /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_8_linear_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_8_linear(input[i]);
    }
}
