/* SPDX-License-Identifier: MIT-0 */
/**
 * @file parametric_gelu_s8.c
 * @brief Parametric GELU: alpha*x*sigma(beta*x)
 *
 * parametric_gelu_s8.h states formats, error and the command that makes this file.
 */
#include "parametric_gelu_s8.h"

/*
 * Where tables live and how an entry is read. Define both, on the command line or in the file HWACT_CONFIG (else
 * hwact_config.h), to place them elsewhere.
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

static inline int8_t parametric_gelu_s8_inline(int8_t x)
{
    /* first position of every segment */
    static const uint8_t HWACT_TABLE parametric_gelu_s8_starts[3] = {
         0, 13, 32
    };
    /* coefficient 1 of every segment */
    static const int8_t HWACT_TABLE parametric_gelu_s8_c1[3] = {
         4,  0, -1
    };
    /* coefficient 0 of every segment, less 32 */
    static const int8_t HWACT_TABLE parametric_gelu_s8_c0[3] = {
        -30,  -6,  -8
    };
    const uint32_t positive = (x > 0) ? (uint32_t)x : 0u;          /* max(x, 0) */
    const int32_t x_wide = x;
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_wide; /* the residual is even */
    const uint32_t position = (magnitude < 73u) ? magnitude : 73u; /* the residual is flat beyond */
    const uint32_t from_13 = (12u - position) >> 31;
    const uint32_t from_32 = (31u - position) >> 31;
    const uint32_t segment = from_32 + from_13;                    /* breakpoints passed */
    const uint32_t start = HWACT_READ(uint8_t, parametric_gelu_s8_starts, segment);
    const uint32_t place = position - start;                       /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(int8_t, parametric_gelu_s8_c1, segment);
    const int32_t product1 = c1_stored * (int32_t)place;
    const uint32_t product1_biased = (uint32_t)product1 + 64u;     /* never negative */
    const uint32_t scaled1 = product1_biased >> 1;                 /* more by 32 */
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(int8_t, parametric_gelu_s8_c0, segment);
    const uint32_t sum0 = scaled1 + (uint32_t)c0_stored;
    const uint32_t aligned = sum0 << 7;                            /* to the scale of the base */
    const uint32_t base = positive * 751u;                         /* input LSB to output LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 4607u;             /* never negative */
    const uint32_t rounded = sum_biased >> 9;                      /* the one rounding, to output LSB; more by 8 */
    const int32_t code = (int32_t)rounded - 98;                    /* output zero point */

    return (int8_t)code;
}

int8_t parametric_gelu_s8(int8_t x)
{
    return parametric_gelu_s8_inline(x);
}

void parametric_gelu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = parametric_gelu_s8_inline(input[i]);
        output[i + 1u] = parametric_gelu_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = parametric_gelu_s8_inline(input[i]);
    }
}
