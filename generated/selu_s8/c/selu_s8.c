/* SPDX-License-Identifier: MIT-0 */
/**
 * @file selu_s8.c
 * @brief SELU, lambda = 1.0507, alpha = 1.6733: x >= 0: lambda*x, x < 0: lambda*alpha*(e^x - 1)
 *
 * selu_s8.h states formats, error and the command that makes this file.
 */
#include "selu_s8.h"

/* Where tables live and how an entry is read: define both to place them elsewhere. */
#if defined(HWACT_CONFIG)
#include HWACT_CONFIG
#elif defined(__has_include)
#if __has_include("hwact_config.h")
#include "hwact_config.h"
#endif
#endif
#if defined(HWACT_TABLE) != defined(HWACT_READ)
#error "HWACT_TABLE and HWACT_READ: define both or neither."
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

/* 1 where a is below b, else 0 */
#ifdef __AVR__
#define HWACT_BELOW(a, b) (((a) < (b)) ? 1u : 0u)
#else
#define HWACT_BELOW(a, b) (((uint32_t)(a) - (uint32_t)(b)) >> 31)
#endif

static inline int8_t selu_s8_inline(int8_t x)
{
    /* coefficient 3 of every segment */
    static const uint8_t HWACT_TABLE selu_s8_c3[2] = {
        1, 3
    };
    /* coefficient 2 of every segment */
    static const int8_t HWACT_TABLE selu_s8_c2[2] = {
        -19, -17
    };
    /* coefficient 1 of every segment, less 8 */
    static const int8_t HWACT_TABLE selu_s8_c1[2] = {
         1, -6
    };
    /* coefficient 0 of every segment */
    static const uint8_t HWACT_TABLE selu_s8_c0[2] = {
          1, 107
    };
    const int_fast16_t opposite = (int_fast16_t)(-(int_fast16_t)x);
    /* the residual lives on the negative side */
    const uint_fast8_t position_floor = (uint_fast8_t)((opposite > 0) ? (uint_fast8_t)opposite : 0u);
    /* the residual lives on the negative side */
    const uint_fast8_t position = (uint_fast8_t)((position_floor < 90u) ? position_floor : 90u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 2);
    const uint_fast8_t from_15 = (uint_fast8_t)HWACT_BELOW(14u, key);
    const uint_fast8_t start = (uint_fast8_t)(from_15 * 15u);
    const uint_fast8_t place = (uint_fast8_t)(position - (start << 2));      /* place inside the segment */
    const uint_fast8_t c3_stored = HWACT_READ(uint8_t, selu_s8_c3, from_15); /* coefficient of the place to the power of 3 */
    const uint_fast8_t product3 = (uint_fast8_t)(c3_stored * place);
    const int_fast8_t c2_stored = HWACT_READ(int8_t, selu_s8_c2, from_15);   /* coefficient of the place to the power of 2 */
    const int_fast16_t sum2 = (int_fast16_t)((int_fast16_t)product3 + ((int_fast16_t)c2_stored * 8));
    const int_fast16_t product2 = (int_fast16_t)(sum2 * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product2_biased = (uint_fast16_t)((uint_fast16_t)product2 + 8192u);
    const uint_fast16_t scaled2 = (uint_fast16_t)(product2_biased >> 2);     /* more by 2048 */
    const int_fast8_t c1_stored = HWACT_READ(int8_t, selu_s8_c1, from_15);   /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_aligned = (int_fast16_t)((int_fast16_t)c1_stored * 256);
    const uint_fast16_t sum1 = (uint_fast16_t)((uint_fast16_t)c1_aligned + scaled2);
    const uint_fast16_t product1 = (uint_fast16_t)(sum1 * (uint_fast16_t)place);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1 >> 9);
    const uint_fast8_t c0_stored = HWACT_READ(uint8_t, selu_s8_c0, from_15); /* value at the start of the segment */
    const uint_fast8_t sum0 = (uint_fast8_t)(scaled1 + c0_stored);
    const uint_fast16_t aligned = (uint_fast16_t)((uint_fast16_t)sum0 << 8); /* to the scale of the base */
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const uint32_t base = (uint32_t)positive * 717u;                         /* input LSB to output LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 33279u;                      /* never negative */
    const uint_fast8_t rounded = (uint_fast8_t)(sum_biased >> 9);            /* the one rounding, to output LSB; more by 64 */
    const int_fast8_t code = (int_fast8_t)((int_fast16_t)rounded - 134);     /* output zero point */

    return (int8_t)code;
}

int8_t selu_s8(int8_t x)
{
    return selu_s8_inline(x);
}

void selu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = selu_s8_inline(input[i]);
        output[i + 1u] = selu_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = selu_s8_inline(input[i]);
    }
}
