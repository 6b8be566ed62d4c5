/* SPDX-License-Identifier: MIT-0 */
/**
 * @file silu_q3_12.c
 * @brief SiLU: x*sigma(x)
 *
 * silu_q3_12.h states formats, error and the command that makes this file.
 */
#include "silu_q3_12.h"

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

static inline int16_t silu_q3_12_inline(int16_t x)
{
    /* segment of every key */
    static const uint8_t HWACT_TABLE silu_q3_12_segment_map[8] = {
        0, 1, 2, 3, 3, 3, 4, 4
    };
    /* first position of every segment, in units of 4096 */
    static const uint8_t HWACT_TABLE silu_q3_12_starts[5] = {
        0, 1, 2, 3, 6
    };
    /* coefficient 3 of every segment */
    static const int8_t HWACT_TABLE silu_q3_12_c3[5] = {
        36, 44, 14, -2, -1
    };
    /* coefficient 2 of every segment */
    static const int16_t HWACT_TABLE silu_q3_12_c2[5] = {
        -4423, -2364,  -290,   356,    85
    };
    /* coefficient 1 of every segment, less 8192 */
    static const int16_t HWACT_TABLE silu_q3_12_c1[5] = {
          8315,  -5872, -11208, -11145,  -8609
    };
    /* coefficient 0 of every segment, less 2090 */
    static const int16_t HWACT_TABLE silu_q3_12_c0[5] = {
        -2090,  2319,  1818,   245, -1843
    };
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 32356u) ? magnitude : 32356u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 12);
    /* breakpoints passed */
    const uint_fast8_t segment = HWACT_READ(uint8_t, silu_q3_12_segment_map, key);
    const uint_fast8_t start = HWACT_READ(uint8_t, silu_q3_12_starts, segment);
    /* place inside the segment */
    const uint_fast16_t place = (uint_fast16_t)(position - ((uint_fast16_t)start << 12));
    /* coefficient of the place to the power of 3 */
    const int_fast8_t c3_stored = HWACT_READ(int8_t, silu_q3_12_c3, segment);
    const int32_t product3 = (int32_t)c3_stored * (int32_t)place;
    /* coefficient of the place to the power of 2 */
    const int_fast16_t c2_stored = HWACT_READ(int16_t, silu_q3_12_c2, segment);
    const int32_t sum2 = product3 + ((int32_t)c2_stored * 256);
    const int64_t product2 = (int64_t)sum2 * (int64_t)place;
    /* never negative */
    const uint64_t product2_biased = (uint64_t)product2 + UINT64_C(4294967296);
    const uint32_t scaled2 = (uint32_t)(product2_biased >> 13); /* more by 524288 */
    /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_stored = HWACT_READ(int16_t, silu_q3_12_c1, segment);
    const int32_t sum1 = (int32_t)scaled2 + ((int32_t)c1_stored * 64);
    const int64_t product1 = (int64_t)sum1 * (int64_t)place;
    /* never negative */
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(1095761920);
    /* more by 2090 */
    const uint_fast16_t scaled1 = (uint_fast16_t)((uint_fast16_t)(product1_biased >> 16) >> 3);
    /* value at the start of the segment */
    const int_fast16_t c0_stored = HWACT_READ(int16_t, silu_q3_12_c0, segment);
    const uint_fast16_t sum0 = (uint_fast16_t)((uint_fast16_t)c0_stored + scaled1);
    const uint_fast16_t residual = (uint_fast16_t)(sum0 >> 2);  /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

int16_t silu_q3_12(int16_t x)
{
    return silu_q3_12_inline(x);
}

void silu_q3_12_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__))
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = silu_q3_12_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = silu_q3_12_inline(input[i]);
        output[i + 1u] = silu_q3_12_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = silu_q3_12_inline(input[i]);
    }
#endif
}
