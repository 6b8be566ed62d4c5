/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_linear.h"

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

/* How many entries of gelu_q3_12_linear_breakpoints are at or below value: by halving, as many passes for every value. */
static uint_fast8_t gelu_q3_12_linear_rank_in_breakpoints(uint_fast16_t value)
{
    /* first position of every segment after the first */
    static const uint16_t HWACT_TABLE gelu_q3_12_linear_breakpoints[29] = {
          203,   412,   637,   859,  1077,  1298,  1528,  1755,
         1995,  2235,  2490,  2758,  3089,  3426,  3760,  4122,
         4542,  5079,  6620,  7251,  7839,  8415,  8987,  9601,
        10255, 10982, 11783, 12923, 14669
    };
    uint_fast8_t first = 0u;
    uint_fast8_t length = 29u;

    while (length > 1u) {
        const uint_fast8_t half = (uint_fast8_t)(length >> 1);
        const uint_fast8_t middle = (uint_fast8_t)(first + half);

        first = (HWACT_READ(uint16_t, gelu_q3_12_linear_breakpoints, middle - 1u) <= value) ? middle : first;
        length = (uint_fast8_t)(length - half);
    }

    return (uint_fast8_t)(first + ((HWACT_READ(uint16_t, gelu_q3_12_linear_breakpoints, first) <= value) ? 1u : 0u));
}

static inline int16_t gelu_q3_12_linear_inline(int16_t x)
{
    /* first position of every segment */
    static const uint16_t HWACT_TABLE gelu_q3_12_linear_starts[30] = {
            0,   203,   412,   637,   859,  1077,  1298,  1528,
         1755,  1995,  2235,  2490,  2758,  3089,  3426,  3760,
         4122,  4542,  5079,  6620,  7251,  7839,  8415,  8987,
         9601, 10255, 10982, 11783, 12923, 14669
    };
    /* coefficient 1 of every segment */
    static const int16_t HWACT_TABLE gelu_q3_12_linear_c1[30] = {
         3955,  3610,  3271,  2919,  2580,  2264,  1930,  1617,
         1307,  1002,   711,   430,   155,  -155,  -388,  -599,
         -785,  -937, -1041,  -948,  -836,  -712,  -590,  -470,
         -357,  -257,  -168,   -96,   -38,   -16
    };
    /* coefficient 0 of every segment, less 1024 */
    static const int16_t HWACT_TABLE gelu_q3_12_linear_c0[30] = {
        -1021,  -630,  -262,    97,   413,   687,   931,  1147,
         1326,  1479,  1597,  1686,  1743,  1767,  1741,  1677,
         1571,  1410,  1163,   380,    88,  -152,  -352,  -517,
         -658,  -772,  -863,  -930,  -983, -1012
    };
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 15694u) ? magnitude : 15694u);
    /* breakpoints passed */
    const uint_fast8_t segment = (uint_fast8_t)gelu_q3_12_linear_rank_in_breakpoints(position);
    const uint_fast16_t start = HWACT_READ(uint16_t, gelu_q3_12_linear_starts, segment);
    const uint_fast16_t place = (uint_fast16_t)(position - start);           /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_stored = HWACT_READ(int16_t, gelu_q3_12_linear_c1, segment);
    const int32_t product1 = (int32_t)c1_stored * (int32_t)place;
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(2097152); /* never negative */
    /* more by 1024 */
    const uint_fast16_t scaled1 = (uint_fast16_t)((uint_fast16_t)(product1_biased >> 8) >> 3);
    /* value at the start of the segment */
    const int_fast16_t c0_stored = HWACT_READ(int16_t, gelu_q3_12_linear_c0, segment);
    const uint_fast16_t sum0 = (uint_fast16_t)((uint_fast16_t)c0_stored + scaled1);
    const uint_fast16_t residual = (uint_fast16_t)(sum0 >> 2);               /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

int16_t gelu_q3_12_linear(int16_t x)
{
    return gelu_q3_12_linear_inline(x);
}

void gelu_q3_12_linear_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__))
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_linear_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_12_linear_inline(input[i]);
        output[i + 1u] = gelu_q3_12_linear_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_linear_inline(input[i]);
    }
#endif
}
