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

static inline int16_t swish_q3_8_inline(int16_t x)
{
    /* coefficient 3 of every segment */
    static const int8_t HWACT_TABLE swish_q3_8_c3[2] = {
        24, -1
    };
    /* coefficient 2 of every segment */
    static const int16_t HWACT_TABLE swish_q3_8_c2[2] = {
        -848,   65
    };
    /* coefficient 1 of every segment, less 256 */
    static const int16_t HWACT_TABLE swish_q3_8_c1[2] = {
           3, -305
    };
    /* coefficient 0 of every segment, less 8 */
    static const int8_t HWACT_TABLE swish_q3_8_c0[2] = {
        -8, -1
    };
    const int32_t x_code_floor = (x > (-2048)) ? (int32_t)x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047;      /* other codes are taken as the nearest */
    const uint32_t positive = (x_code > 0) ? (uint32_t)x_code : 0u;          /* max(x, 0) */
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_code;           /* the residual is even */
    const uint32_t position = (magnitude < 1212u) ? magnitude : 1212u;       /* the residual is flat beyond */
    const uint32_t key = position >> 5;
    const uint32_t from_15 = (14u - key) >> 31;
    const uint32_t start = from_15 * 15u;
    const uint32_t place = position - (start << 5);                          /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(int8_t, swish_q3_8_c3, from_15);    /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * (int32_t)place;
    const int32_t c2_stored = HWACT_READ(int16_t, swish_q3_8_c2, from_15);   /* coefficient of the place to the power of 2 */
    const int32_t sum2 = product3 + (c2_stored * 32);
    const int32_t product2 = sum2 * (int32_t)place;
    const uint32_t product2_biased = (uint32_t)product2 + UINT32_C(8388608); /* never negative */
    const uint32_t scaled2 = product2_biased >> 8;                           /* more by 32768 */
    const int32_t c1_stored = HWACT_READ(int16_t, swish_q3_8_c1, from_15);   /* coefficient of the place to the power of 1 */
    const int32_t sum1 = (int32_t)scaled2 + (c1_stored * 128);
    const int32_t product1 = sum1 * (int32_t)place;
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(2097152); /* never negative */
    const uint32_t scaled1 = product1_biased >> 16;                          /* more by 32 */
    const int32_t c0_stored = HWACT_READ(int8_t, swish_q3_8_c0, from_15);    /* value at the start of the segment */
    const int32_t c0_aligned = c0_stored * 4;
    const uint32_t sum0 = scaled1 + (uint32_t)c0_aligned;
    const int32_t sum = (int32_t)positive - (int32_t)sum0;

    return (int16_t)sum;
}

int16_t swish_q3_8(int16_t x)
{
    return swish_q3_8_inline(x);
}

void swish_q3_8_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i = 0u;

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = swish_q3_8_inline(input[i]);
        output[i + 1u] = swish_q3_8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = swish_q3_8_inline(input[i]);
    }
}
