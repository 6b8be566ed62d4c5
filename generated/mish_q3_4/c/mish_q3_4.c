/* SPDX-License-Identifier: MIT-0 */
/**
 * @file mish_q3_4.c
 * @brief Mish: x*tanh(ln(1 + e^x))
 *
 * mish_q3_4.h states formats, error and the command that makes this file.
 */
#include "mish_q3_4.h"

/*
 * Where tables live and how an entry is read. Define both, on the command line or in the file that HWACT_CONFIG names
 * (hwact_config.h, where there is one), to place tables elsewhere. AVR keeps them in program memory.
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

static inline int8_t mish_q3_4_inline(int8_t x)
{
    /* residual at every 8th position, in units of 2^-0 output LSB, rounding constant included */
    static const uint8_t HWACT_TABLE mish_q3_4_entries[14] = {
        0, 1, 2, 2, 3, 4, 5, 5, 4, 0, 2, 2, 2, 0
    };
    const int32_t limited_floor = (x > (-72)) ? (int32_t)x : (-72);    /* flat beyond both ends */
    const int32_t limited = (limited_floor < 31) ? limited_floor : 31; /* flat beyond both ends */
    const uint32_t position = (uint32_t)limited + 72u;                 /* counted from the left end */
    const uint32_t segment = position >> 3;
    const uint32_t left = HWACT_READ(uint8_t, mish_q3_4_entries, segment);
    const uint32_t fraction = position & 7u;                           /* place inside the segment */
    const uint32_t right = HWACT_READ(uint8_t, (&mish_q3_4_entries[1]), segment);
    const int32_t rise = (int32_t)right - (int32_t)left;
    const int32_t part = rise * (int32_t)fraction;
    const uint32_t line = (left << 3) + (uint32_t)part;                /* linear between the two entries */
    const uint32_t rounding = line + 4u;                               /* one half output LSB */
    const uint32_t residual = rounding >> 3;                           /* the one rounding, to output LSB */
    const uint32_t positive = (x > 0) ? (uint32_t)x : 0u;              /* max(x, 0) */
    const int32_t sum = (int32_t)positive - (int32_t)residual;

    return (int8_t)sum;
}

int8_t mish_q3_4(int8_t x)
{
    return mish_q3_4_inline(x);
}

void mish_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = mish_q3_4_inline(input[i]);
        output[i + 1u] = mish_q3_4_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = mish_q3_4_inline(input[i]);
    }
}
