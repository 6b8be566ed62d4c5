/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_linear.h"

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

static inline int16_t gelu_q3_8_linear_inline(int16_t x)
{
    /* first position of every segment */
    static const uint16_t HWACT_TABLE gelu_q3_8_linear_starts[7] = {
          0,  43,  94, 158, 246, 504, 643
    };
    /* coefficient 1 of every segment */
    static const int8_t HWACT_TABLE gelu_q3_8_linear_c1[7] = {
         57,  38,  19,  -1, -15,  -8,  -3
    };
    /* coefficient 0 of every segment, less 64 */
    static const int8_t HWACT_TABLE gelu_q3_8_linear_c0[7] = {
        -63, -25,   5,  23,  21, -39, -56
    };
    const int32_t x_code_floor = (x > (-2048)) ? (int32_t)x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047; /* other codes are taken as the nearest */
    const uint32_t positive = (x_code > 0) ? (uint32_t)x_code : 0u;     /* max(x, 0) */
    const uint32_t magnitude = (positive << 1) - (uint32_t)x_code;      /* the residual is even */
    const uint32_t position = (magnitude < 772u) ? magnitude : 772u;    /* the residual is flat beyond */
    const uint32_t from_43 = (42u - position) >> 31;
    const uint32_t from_94 = (93u - position) >> 31;
    const uint32_t segment_from_94 = from_94 + from_43;
    const uint32_t from_158 = (157u - position) >> 31;
    const uint32_t segment_from_158 = from_158 + segment_from_94;
    const uint32_t from_246 = (245u - position) >> 31;
    const uint32_t segment_from_246 = from_246 + segment_from_158;
    const uint32_t from_504 = (503u - position) >> 31;
    const uint32_t segment_from_504 = from_504 + segment_from_246;
    const uint32_t from_643 = (642u - position) >> 31;
    const uint32_t segment = from_643 + segment_from_504;               /* breakpoints passed */
    const uint32_t start = HWACT_READ(uint16_t, gelu_q3_8_linear_starts, segment);
    const uint32_t place = position - start;                            /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(int8_t, gelu_q3_8_linear_c1, segment);
    const int32_t product1 = c1_stored * (int32_t)place;
    const uint32_t product1_biased = (uint32_t)product1 + 4096u;        /* never negative */
    const uint32_t scaled1 = product1_biased >> 6;                      /* more by 64 */
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(int8_t, gelu_q3_8_linear_c0, segment);
    const uint32_t sum0 = scaled1 + (uint32_t)c0_stored;
    const uint32_t residual = sum0 >> 1;                                /* the one rounding, to output LSB */
    const int32_t sum = (int32_t)positive - (int32_t)residual;

    return (int16_t)sum;
}

int16_t gelu_q3_8_linear(int16_t x)
{
    return gelu_q3_8_linear_inline(x);
}

void gelu_q3_8_linear_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_8_linear_inline(input[i]);
        output[i + 1u] = gelu_q3_8_linear_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_8_linear_inline(input[i]);
    }
}
