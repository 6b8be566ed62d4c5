/* SPDX-License-Identifier: MIT-0 */
/**
 * @file sigmoid_q3_8.c
 * @brief Sigmoid: sigma(x) = 1/(1 + e^-x)
 *
 * sigmoid_q3_8.h states formats, error and the command that makes this file.
 */
#include "sigmoid_q3_8.h"

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
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* the residual is odd */
    const uint_fast16_t magnitude = (uint_fast16_t)((x_code < 0) ? (uint_fast16_t)(0u - (uint_fast16_t)x_code) : (uint_fast16_t)x_code);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 1848u) ? magnitude : 1848u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 6);
    const uint_fast8_t from_5 = (uint_fast8_t)HWACT_BELOW(4u, key);
    const uint_fast8_t from_14 = (uint_fast8_t)HWACT_BELOW(13u, key);
    const uint_fast8_t segment_from_14 = (uint_fast8_t)(from_14 + from_5);
    const uint_fast8_t from_22 = (uint_fast8_t)HWACT_BELOW(21u, key);
    const uint_fast8_t segment = (uint_fast8_t)(from_22 + segment_from_14); /* breakpoints passed */
    const uint_fast8_t start = HWACT_READ(uint8_t, sigmoid_q3_8_starts, segment);
    /* place inside the segment */
    const uint_fast16_t place = (uint_fast16_t)(position - ((uint_fast16_t)start << 6));
    /* coefficient of the place to the power of 3 */
    const int_fast8_t c3_stored = HWACT_READ(int8_t, sigmoid_q3_8_c3, segment);
    const int_fast16_t product3 = (int_fast16_t)((int_fast16_t)c3_stored * (int_fast16_t)place);
    /* coefficient of the place to the power of 2 */
    const uint_fast8_t c2_stored = HWACT_READ(uint8_t, sigmoid_q3_8_c2, segment);
    const uint_fast16_t sum2 = (uint_fast16_t)((uint_fast16_t)product3 + ((uint_fast16_t)c2_stored << 7));
    const uint32_t product2 = (uint32_t)sum2 * (uint32_t)place;
    const uint32_t scaled2 = product2 >> 5;
    /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_stored = HWACT_READ(int16_t, sigmoid_q3_8_c1, segment);
    const int32_t sum1 = (int32_t)scaled2 + ((int32_t)c1_stored * 2048);
    const int32_t product1 = sum1 * (int32_t)place;
    /* never negative */
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(536870912);
    const uint_fast16_t scaled1 = (uint_fast16_t)(product1_biased >> 16);   /* more by 8192 */
    /* value at the start of the segment */
    const int_fast16_t c0_stored = HWACT_READ(int16_t, sigmoid_q3_8_c0, segment);
    const uint_fast16_t sum0 = (uint_fast16_t)((uint_fast16_t)c0_stored + scaled1);
    const uint_fast16_t residual = (uint_fast16_t)(sum0 >> 2);              /* the one rounding, to output LSB */
    /* the straight line of this side */
    const uint_fast16_t base = (uint_fast16_t)((x_code < 0) ? (uint_fast16_t)0u : (uint_fast16_t)4096u);
    const uint_fast8_t positive = (uint_fast8_t)(((-1) < x_code) ? (uint_fast8_t)1u : (uint_fast8_t)0u);
    const uint_fast16_t less_one = (uint_fast16_t)(residual - (uint_fast16_t)positive);
    const int_fast16_t turned_inverted = (int_fast16_t)((-1) - (int_fast16_t)less_one);
    /* the residual is odd */
    const int_fast16_t turned = (int_fast16_t)((positive != 0u) ? turned_inverted : (int_fast16_t)less_one);
    const uint_fast16_t sum = (uint_fast16_t)((uint_fast16_t)turned + base);

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
