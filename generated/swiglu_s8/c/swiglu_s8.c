/* SPDX-License-Identifier: MIT-0 */
/**
 * @file swiglu_s8.c
 * @brief SwiGLU: f(gate)*up with f(x) = x*sigma(x)
 *
 * swiglu_s8.h states formats, error and the command that makes this file.
 */
#include "swiglu_s8.h"

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

static inline int8_t swiglu_s8_inline(int8_t gate, int8_t up)
{
    /* coefficient 3 of every segment */
    static const uint8_t HWACT_TABLE swiglu_s8_c3[2] = {
        10,  1
    };
    /* coefficient 2 of every segment */
    static const int8_t HWACT_TABLE swiglu_s8_c2[2] = {
        -3,  0
    };
    /* coefficient 1 of every segment, less -22 */
    static const uint8_t HWACT_TABLE swiglu_s8_c1[2] = {
        153,   0
    };
    /* coefficient 0 of every segment, less 8 */
    static const int8_t HWACT_TABLE swiglu_s8_c0[2] = {
        -8,  1
    };
    const uint32_t positive = (gate > 0) ? (uint32_t)gate : 0u;             /* max(x, 0) */
    const int32_t gate_wide = gate;
    const uint32_t magnitude = (positive << 1) - (uint32_t)gate_wide;       /* the residual is even */
    const uint32_t position = (magnitude < 125u) ? magnitude : 125u;        /* the residual is flat beyond */
    const uint32_t key = position >> 6;
    const uint32_t from_1 = (0u - key) >> 31;
    const uint32_t place = position - (from_1 << 6);                        /* place inside the segment */
    const uint32_t c3_stored = HWACT_READ(uint8_t, swiglu_s8_c3, from_1);   /* coefficient of the place to the power of 3 */
    const uint32_t product3 = c3_stored * place;
    const uint32_t scaled3 = product3 >> 2;
    const int32_t c2_stored = HWACT_READ(int8_t, swiglu_s8_c2, from_1);     /* coefficient of the place to the power of 2 */
    const int32_t sum2 = (int32_t)scaled3 + (c2_stored * 128);
    const int32_t product2 = sum2 * (int32_t)place;
    const uint32_t product2_biased = (uint32_t)product2 + 16384u;           /* never negative */
    const uint32_t scaled2 = product2_biased >> 3;                          /* more by 2048 */
    const uint32_t c1_stored = HWACT_READ(uint8_t, swiglu_s8_c1, from_1);   /* coefficient of the place to the power of 1 */
    const int32_t c1_whole = (int32_t)c1_stored - 22;                       /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 16;
    const uint32_t sum1 = scaled2 + (uint32_t)c1_aligned;
    const int32_t sum1_whole = (int32_t)sum1 - 2048;
    const int32_t product1 = sum1_whole * (int32_t)place;
    const uint32_t product1_biased = (uint32_t)product1 + 16384u;           /* never negative */
    const uint32_t scaled1 = product1_biased >> 7;                          /* more by 128 */
    const int32_t c0_stored = HWACT_READ(int8_t, swiglu_s8_c0, from_1);     /* value at the start of the segment */
    const int32_t c0_aligned = c0_stored * 16;
    const uint32_t sum0 = scaled1 + (uint32_t)c0_aligned;
    const uint32_t aligned = sum0 << 5;                                     /* to the scale of the base */
    const uint32_t base = positive * 983u;                                  /* input LSB to gate LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 8447u;                      /* never negative */
    const uint32_t rounded = sum_biased >> 8;                               /* to gate LSB; more by 32 */
    const int32_t rounded_whole = (int32_t)rounded - 32;                    /* to gate LSB */
    const int32_t gated = rounded_whole * (int32_t)up;                      /* the product, exact */
    const uint32_t gated_biased_biased = (uint32_t)gated + UINT32_C(65664); /* never negative */
    const uint32_t requantized = gated_biased_biased >> 8;                  /* the one rounding, to output LSB; more by 256 */
    const int32_t output_code = (int32_t)requantized - 276;                 /* output zero point */
    /* saturate */
    const int32_t limited_code_floor = (output_code > (-128)) ? output_code : (-128);
    /* saturate */
    const int32_t limited_code = (limited_code_floor < 127) ? limited_code_floor : 127;

    return (int8_t)limited_code;
}

int8_t swiglu_s8(int8_t gate, int8_t up)
{
    return swiglu_s8_inline(gate, up);
}

void swiglu_s8_array(const int8_t *gate, const int8_t *up, int8_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = swiglu_s8_inline(gate[i], up[i]);
        output[i + 1u] = swiglu_s8_inline(gate[i + 1u], up[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = swiglu_s8_inline(gate[i], up[i]);
    }
}
