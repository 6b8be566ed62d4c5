/* SPDX-License-Identifier: MIT-0 */
/**
 * @file geglu_q3_12.c
 * @brief GEGLU: f(gate)*up with f(x) = x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * geglu_q3_12.h states formats, error and the command that makes this file.
 */
#include "geglu_q3_12.h"

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

/* value >> 8; avr-gcc moves bytes, and has 24 bits left to shift */
#ifdef __UINT24_MAX__
#define HWACT_BYTE_DOWN(value) ((__uint24)((value) >> 8))
#else
#define HWACT_BYTE_DOWN(value) ((value) >> 8)
#endif

/* value >> bits; avr-gcc moves bytes once the value is up to the next, where it loses nothing above */
#ifdef __AVR__
#define HWACT_UP_AND_DOWN(value, bits, up) (((value) << (up)) >> ((bits) + (up)))
#else
#define HWACT_UP_AND_DOWN(value, bits, up) ((value) >> (bits))
#endif

static inline int16_t geglu_q3_12_inline(int16_t gate, int16_t up)
{
    /* segment of every key */
    static const uint8_t HWACT_TABLE geglu_q3_12_segment_map[70] = {
        0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2,
        2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4,
        4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
        5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7,
        7, 7, 7, 7, 7, 7
    };
    /* first position of every segment, in units of 256 */
    static const uint8_t HWACT_TABLE geglu_q3_12_starts[8] = {
         0,  6, 14, 21, 28, 36, 49, 61
    };
    /* coefficient 3 of every segment */
    static const int16_t HWACT_TABLE geglu_q3_12_c3[8] = {
         780, 1986, 1833,  877,    9, -251,  -81,  -45
    };
    /* coefficient 2 of every segment, less 64 */
    static const int16_t HWACT_TABLE geglu_q3_12_c2[8] = {
        -1742, -1513,  -732,  -128,   151,   135,   -18,   -52
    };
    /* coefficient 1 of every segment, less 1024 */
    static const int16_t HWACT_TABLE geglu_q3_12_c1[8] = {
         1027,  -143, -1219, -1545, -1481, -1266, -1064, -1029
    };
    /* coefficient 0 of every segment, less 16384 */
    static const int16_t HWACT_TABLE geglu_q3_12_c0[8] = {
        -16384,  18396,  27378,  16193,   1996,  -9174, -15506, -16315
    };
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((gate > 0) ? (uint_fast16_t)gate : 0u);
    const int_fast16_t gate_wide = gate;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)gate_wide);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 17916u) ? magnitude : 17916u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 8);
    /* breakpoints passed */
    const uint_fast8_t segment = HWACT_READ(uint8_t, geglu_q3_12_segment_map, key);
    const uint_fast8_t start = HWACT_READ(uint8_t, geglu_q3_12_starts, segment);
    /* place inside the segment */
    const uint_fast16_t place = (uint_fast16_t)(position - ((uint_fast16_t)start << 8));
    /* coefficient of the place to the power of 3 */
    const int_fast16_t c3_stored = HWACT_READ(int16_t, geglu_q3_12_c3, segment);
    const int32_t product3 = (int32_t)c3_stored * (int32_t)place;
    const uint32_t product3_biased = (uint32_t)product3 + UINT32_C(1048576); /* never negative */
    const uint32_t scaled3 = HWACT_UP_AND_DOWN(product3_biased, 5, 3);       /* more by 32768 */
    /* coefficient of the place to the power of 2 */
    const int_fast16_t c2_stored = HWACT_READ(int16_t, geglu_q3_12_c2, segment);
    const int32_t sum2 = (int32_t)scaled3 + ((int32_t)c2_stored * 512);
    const int32_t product2 = sum2 * (int32_t)place;
    /* never negative */
    const uint32_t product2_biased = (uint32_t)product2 + UINT32_C(2147483648);
    const uint32_t scaled2 = HWACT_BYTE_DOWN(product2_biased) >> 2;          /* more by 2097152 */
    /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_stored = HWACT_READ(int16_t, geglu_q3_12_c1, segment);
    const int32_t sum1 = (int32_t)scaled2 + ((int32_t)c1_stored * 2048);
    const int64_t product1 = (int64_t)sum1 * (int64_t)place;
    /* never negative */
    const uint64_t product1_biased = (uint64_t)product1 + UINT64_C(2147483648);
    const uint_fast16_t scaled1 = (uint_fast16_t)(product1_biased >> 17);    /* more by 16384 */
    /* value at the start of the segment */
    const int_fast16_t c0_stored = HWACT_READ(int16_t, geglu_q3_12_c0, segment);
    const uint_fast16_t sum0 = (uint_fast16_t)((uint_fast16_t)c0_stored + scaled1);
    const uint32_t base = (uint32_t)positive << 6;                           /* input LSB to gate LSB */
    const int32_t sum = (int32_t)base - (int32_t)sum0;
    const int64_t gated = (int64_t)sum * (int64_t)up;                        /* the product, exact */
    /* never negative */
    const uint64_t gated_biased_biased = (uint64_t)gated + UINT64_C(68719607808);
    const uint32_t requantized = (uint32_t)(gated_biased_biased >> 18);      /* the one rounding, to output LSB; more by 262144 */
    /* the one rounding, to output LSB */
    const int32_t requantized_whole = (int32_t)requantized - INT32_C(262144);
    /* saturate */
    const int32_t limited_code_floor = (requantized_whole > (-INT32_C(32768))) ? requantized_whole : (-INT32_C(32768));
    /* saturate */
    const int_fast16_t limited_code = (int_fast16_t)((limited_code_floor < 32767) ? (int_fast16_t)limited_code_floor : 32767);

    return (int16_t)limited_code;
}

int16_t geglu_q3_12(int16_t gate, int16_t up)
{
    return geglu_q3_12_inline(gate, up);
}

void geglu_q3_12_array(const int16_t *gate, const int16_t *up, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__))
    const int16_t *gate_at = gate;
    const int16_t *up_at = up;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = geglu_q3_12_inline(*gate_at, *up_at);
        gate_at++;
        up_at++;
        at++;
    }
#else
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = geglu_q3_12_inline(gate[i], up[i]);
        output[i + 1u] = geglu_q3_12_inline(gate[i + 1u], up[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = geglu_q3_12_inline(gate[i], up[i]);
    }
#endif
}
