/* SPDX-License-Identifier: MIT-0 */
/**
 * @file sigmoid_q3_8.c
 * @brief Sigmoid: sigma(x) = 1/(1 + e^-x)
 *
 * sigmoid_q3_8.h states formats, error and the command that makes this file.
 */
#include "sigmoid_q3_8.h"

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

static inline uint16_t sigmoid_q3_8_inline(int16_t x)
{
    /* first position of every segment, in units of 64 */
    static const uint8_t HWACT_TABLE sigmoid_q3_8_starts[4] = {
         0,  5, 14, 22
    };
    /* coefficient 3 of every segment */
    static const int8_t HWACT_TABLE sigmoid_q3_8_c3[4] = {
         27, -13,  -4,  -1
    };
    /* coefficient 2 of every segment */
    static const uint8_t HWACT_TABLE sigmoid_q3_8_c2[4] = {
         31, 220,  47,   8
    };
    /* coefficient 1 of every segment */
    static const int16_t HWACT_TABLE sigmoid_q3_8_c1[4] = {
        -516, -358,  -57,   -8
    };
    /* coefficient 0 of every segment, less 8192 */
    static const int16_t HWACT_TABLE sigmoid_q3_8_c0[4] = {
            3, -4539, -7710, -8124
    };
    const int32_t x_code_floor = (x > (-2048)) ? (int32_t)x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047;      /* other codes are taken as the nearest */
    /* the residual is odd */
    const uint32_t magnitude = (x_code < 0) ? (0u - (uint32_t)x_code) : (uint32_t)x_code;
    const uint32_t position = (magnitude < 1848u) ? magnitude : 1848u;       /* the residual is flat beyond */
    const uint32_t key = position >> 6;
    const uint32_t from_5 = (4u - key) >> 31;
    const uint32_t from_14 = (13u - key) >> 31;
    const uint32_t segment_from_14 = from_14 + from_5;
    const uint32_t from_22 = (21u - key) >> 31;
    const uint32_t segment = from_22 + segment_from_14;                      /* breakpoints passed */
    const uint32_t start = HWACT_READ(uint8_t, sigmoid_q3_8_starts, segment);
    const uint32_t place = position - (start << 6);                          /* place inside the segment */
    const int32_t c3_stored = HWACT_READ(int8_t, sigmoid_q3_8_c3, segment);  /* coefficient of the place to the power of 3 */
    const int32_t product3 = c3_stored * (int32_t)place;
    /* coefficient of the place to the power of 2 */
    const uint32_t c2_stored = HWACT_READ(uint8_t, sigmoid_q3_8_c2, segment);
    const uint32_t sum2 = (uint32_t)product3 + (c2_stored << 7);
    const uint32_t product2 = sum2 * place;
    const uint32_t scaled2 = product2 >> 5;
    const int32_t c1_stored = HWACT_READ(int16_t, sigmoid_q3_8_c1, segment); /* coefficient of the place to the power of 1 */
    const int32_t sum1 = (int32_t)scaled2 + (c1_stored * 2048);
    const int32_t product1 = sum1 * (int32_t)place;
    /* never negative */
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(536870912);
    const uint32_t scaled1 = product1_biased >> 16;                          /* more by 8192 */
    const int32_t c0_stored = HWACT_READ(int16_t, sigmoid_q3_8_c0, segment); /* value at the start of the segment */
    const uint32_t sum0 = scaled1 + (uint32_t)c0_stored;
    const uint32_t residual = sum0 >> 2;                                     /* the one rounding, to output LSB */
    const uint32_t base = (x_code < 0) ? (uint32_t)0u : (uint32_t)4096u;     /* the straight line of this side */
    const uint32_t positive = ((-1) < x_code) ? (uint32_t)1u : (uint32_t)0u;
    const uint32_t less_one = residual - positive;
    const int32_t turned_inverted = (-1) - (int32_t)less_one;
    /* the residual is odd */
    const int32_t turned = (positive != 0u) ? turned_inverted : (int32_t)less_one;
    const uint32_t sum = base + (uint32_t)turned;

    return (uint16_t)sum;
}

uint16_t sigmoid_q3_8(int16_t x)
{
    return sigmoid_q3_8_inline(x);
}

void sigmoid_q3_8_array(const int16_t *input, uint16_t *output, size_t size)
{
    size_t i = 0u;

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = sigmoid_q3_8_inline(input[i]);
        output[i + 1u] = sigmoid_q3_8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = sigmoid_q3_8_inline(input[i]);
    }
}
