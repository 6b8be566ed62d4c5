/* SPDX-License-Identifier: MIT-0 */
/**
 * @file silu_grad_s8.c
 * @brief SiLU derivative: sigma(x)*(1 + x*(1 - sigma(x)))
 *
 * silu_grad_s8.h states formats, error and the command that makes this file.
 */
#include "silu_grad_s8.h"

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

static inline int8_t silu_grad_s8_inline(int8_t x)
{
    /* coefficient 2 of every segment */
    static const int8_t HWACT_TABLE silu_grad_s8_c2[2] = {
        -36,  -5
    };
    /* coefficient 1 of every segment, less 32 */
    static const int8_t HWACT_TABLE silu_grad_s8_c1[2] = {
         13, -33
    };
    /* coefficient 0 of every segment, less 8 */
    static const int8_t HWACT_TABLE silu_grad_s8_c0[2] = {
        -33,  -3
    };
    const int32_t x_wide = x;
    /* the residual is odd */
    const uint32_t magnitude = (x_wide < 0) ? (0u - (uint32_t)x_wide) : (uint32_t)x_wide;
    const uint32_t position = (magnitude < 108u) ? magnitude : 108u;        /* the residual is flat beyond */
    const uint32_t key = position >> 1;
    const uint32_t from_27 = (26u - key) >> 31;
    const uint32_t start = from_27 * 27u;
    const uint32_t place = position - (start << 1);                         /* place inside the segment */
    const int32_t c2_stored = HWACT_READ(int8_t, silu_grad_s8_c2, from_27); /* coefficient of the place to the power of 2 */
    const int32_t sum2 = (int32_t)place + (c2_stored * 16);
    const int32_t product2 = sum2 * (int32_t)place;
    const uint32_t product2_biased = (uint32_t)product2 + 32768u;           /* never negative */
    const uint32_t scaled2 = product2_biased >> 5;                          /* more by 1024 */
    const int32_t c1_stored = HWACT_READ(int8_t, silu_grad_s8_c1, from_27); /* coefficient of the place to the power of 1 */
    const int32_t sum1 = (int32_t)scaled2 + (c1_stored * 32);
    const int32_t product1 = sum1 * (int32_t)place;
    const uint32_t product1_biased = (uint32_t)product1 + 8192u;            /* never negative */
    const uint32_t scaled1 = product1_biased >> 9;                          /* more by 16 */
    const int32_t c0_stored = HWACT_READ(int8_t, silu_grad_s8_c0, from_27); /* value at the start of the segment */
    const int32_t sum0 = (int32_t)scaled1 + (c0_stored * 2);
    const uint32_t negative = (x < 0) ? (uint32_t)1u : (uint32_t)0u;
    const uint32_t base = (negative != 0u) ? (uint32_t)0u : (uint32_t)100u; /* the straight line of this side */
    const int32_t less_one = sum0 - (int32_t)negative;
    const int32_t turned_inverted = (-1) - less_one;
    const int32_t turned = (negative != 0u) ? turned_inverted : less_one;   /* the residual is odd */
    const int32_t sum = (int32_t)base + turned;
    const int32_t code = sum - 10;                                          /* output zero point */

    return (int8_t)code;
}

int8_t silu_grad_s8(int8_t x)
{
    return silu_grad_s8_inline(x);
}

void silu_grad_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = silu_grad_s8_inline(input[i]);
        output[i + 1u] = silu_grad_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = silu_grad_s8_inline(input[i]);
    }
}
