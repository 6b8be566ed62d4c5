/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_auto.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_auto.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_auto.h"

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

static inline int8_t gelu_s8_auto_inline(int8_t x)
{
    /* first position of every segment, in units of 2 */
    static const uint8_t HWACT_TABLE gelu_s8_auto_starts[3] = {
         0, 21, 37
    };
    /* coefficient 3 of every segment */
    static const int8_t HWACT_TABLE gelu_s8_auto_c3[3] = {
         2,  0, -1
    };
    /* coefficient 2 of every segment */
    static const int16_t HWACT_TABLE gelu_s8_auto_c2[3] = {
        -245,   23,   50
    };
    /* coefficient 1 of every segment, less 64 */
    static const int8_t HWACT_TABLE gelu_s8_auto_c1[3] = {
          1, -82, -72
    };
    /* coefficient 0 of every segment, less 64 */
    static const int8_t HWACT_TABLE gelu_s8_auto_c0[3] = {
        -61,   1, -49
    };
    const uint32_t positive = (x > 0) ? (uint32_t)x : 0u;                    /* max(x, 0) */
    const int32_t x_wide = x;
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_wide;           /* the residual is even */
    const uint32_t position = (magnitude < 102u) ? magnitude : 102u;         /* the residual is flat beyond */
    const uint32_t key = position >> 1;
    const uint32_t from_21 = (20u - key) >> 31;
    const uint32_t from_37 = (36u - key) >> 31;
    const uint32_t segment = from_37 + from_21;                              /* breakpoints passed */
    const uint32_t start = HWACT_READ(uint8_t, gelu_s8_auto_starts, segment);
    const uint32_t place = position - (start << 1);                          /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(int8_t, gelu_s8_auto_c3, segment);  /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * (int32_t)place;
    const int32_t c2_stored = HWACT_READ(int16_t, gelu_s8_auto_c2, segment); /* coefficient of the place to the power of 2 */
    const int32_t sum2 = product3 + c2_stored;
    const int32_t product2 = sum2 * (int32_t)place;
    const uint32_t product2_biased = (uint32_t)product2 + 8192u;             /* never negative */
    const uint32_t scaled2 = product2_biased >> 3;                           /* more by 1024 */
    const int32_t c1_stored = HWACT_READ(int8_t, gelu_s8_auto_c1, segment);  /* coefficient of the place to the power of 1 */
    const int32_t sum1 = (int32_t)scaled2 + (c1_stored * 16);
    const int32_t product1 = sum1 * (int32_t)place;
    const uint32_t product1_biased = (uint32_t)product1 + 8192u;             /* never negative */
    const uint32_t scaled1 = product1_biased >> 2;                           /* more by 2048 */
    const int32_t c0_stored = HWACT_READ(int8_t, gelu_s8_auto_c0, segment);  /* value at the start of the segment */
    const int32_t c0_aligned = c0_stored * 32;
    const uint32_t sum0 = scaled1 + (uint32_t)c0_aligned;
    const uint32_t base = positive * 493u;                                   /* input LSB to output LSB */
    const int32_t sum = (int32_t)base - (int32_t)sum0;
    const uint32_t sum_biased = (uint32_t)sum + 4351u;                       /* never negative */
    const uint32_t rounded = sum_biased >> 8;                                /* the one rounding, to output LSB; more by 16 */
    const int32_t code = (int32_t)rounded - 134;                             /* output zero point */

    return (int8_t)code;
}

int8_t gelu_s8_auto(int8_t x)
{
    return gelu_s8_auto_inline(x);
}

void gelu_s8_auto_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_s8_auto_inline(input[i]);
        output[i + 1u] = gelu_s8_auto_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_s8_auto_inline(input[i]);
    }
}
