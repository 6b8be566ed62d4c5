/* SPDX-License-Identifier: MIT-0 */
/**
 * @file geglu_q3_12.c
 * @brief GEGLU: f(gate)*up with f(x) = x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * geglu_q3_12.h states formats, error and the command that makes this file.
 */
#include "geglu_q3_12.h"

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
    /* coefficient 0 of every segment, less 14190 */
    static const int16_t HWACT_TABLE geglu_q3_12_c0[8] = {
        -14190,  20590,  29572,  18387,   4190,  -6980, -13312, -14121
    };
    const uint32_t positive = (gate > 0) ? (uint32_t)gate : 0u;              /* max(x, 0) */
    const int32_t gate_wide = gate;
    const uint32_t magnitude = (positive << 1) - (uint32_t)gate_wide;        /* the residual is even */
    const uint32_t position = (magnitude < 17916u) ? magnitude : 17916u;     /* the residual is flat beyond */
    const uint32_t key = position >> 8;
    /* breakpoints passed */
    const uint32_t segment = HWACT_READ(uint8_t, geglu_q3_12_segment_map, key);
    const uint32_t start = HWACT_READ(uint8_t, geglu_q3_12_starts, segment);
    const uint32_t place = position - (start << 8);                          /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(int16_t, geglu_q3_12_c3, segment);  /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * (int32_t)place;
    const uint32_t product3_biased = (uint32_t)product3 + UINT32_C(1048576); /* never negative */
    const uint32_t scaled3 = product3_biased >> 5;                           /* more by 32768 */
    const int32_t c2_stored = HWACT_READ(int16_t, geglu_q3_12_c2, segment);  /* coefficient of the place to the power of 2 */
    const int32_t sum2 = (int32_t)scaled3 + (c2_stored * 512);
    const int32_t product2 = sum2 * (int32_t)place;
    /* never negative */
    const uint32_t product2_biased = (uint32_t)product2 + UINT32_C(2147483648);
    const uint32_t scaled2 = product2_biased >> 10;                          /* more by 2097152 */
    const int32_t c1_stored = HWACT_READ(int16_t, geglu_q3_12_c1, segment);  /* coefficient of the place to the power of 1 */
    const int32_t sum1 = (int32_t)scaled2 + (c1_stored * 2048);
    const int64_t product1 = (int64_t)sum1 * (int64_t)place;
    /* never negative */
    const uint64_t product1_biased = (uint64_t)product1 + UINT64_C(1859911680);
    const uint32_t scaled1 = (uint32_t)(product1_biased >> 17);              /* more by 14190 */
    const int32_t c0_stored = HWACT_READ(int16_t, geglu_q3_12_c0, segment);  /* value at the start of the segment */
    const uint32_t sum0 = scaled1 + (uint32_t)c0_stored;
    const uint32_t base = positive << 6;                                     /* input LSB to gate LSB */
    const int32_t sum = (int32_t)base - (int32_t)sum0;
    const int64_t gated = (int64_t)sum * (int64_t)up;                        /* the product, exact */
    /* never negative */
    const uint64_t gated_biased_biased = (uint64_t)gated + UINT64_C(68717510656);
    const uint32_t requantized = (uint32_t)(gated_biased_biased >> 18);      /* the one rounding, to output LSB; more by 262136 */
    /* the one rounding, to output LSB */
    const int32_t requantized_whole = (int32_t)requantized - INT32_C(262136);
    /* saturate */
    const int32_t limited_code_floor = (requantized_whole > (-INT32_C(32768))) ? requantized_whole : (-INT32_C(32768));
    /* saturate */
    const int32_t limited_code = (limited_code_floor < 32767) ? limited_code_floor : 32767;

    return (int16_t)limited_code;
}

int16_t geglu_q3_12(int16_t gate, int16_t up)
{
    return geglu_q3_12_inline(gate, up);
}

void geglu_q3_12_array(const int16_t *gate, const int16_t *up, int16_t *output, size_t size)
{
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
}
