/* SPDX-License-Identifier: MIT-0 */
/**
 * @file celu_q3_4.c
 * @brief CELU: x >= 0: x, x < 0: alpha*(e^(x/alpha) - 1)
 *
 * celu_q3_4.h states formats, error and the command that makes this file.
 */
#include "celu_q3_4.h"

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

/* residual at every 8th position, in units of 2^-0 output LSB, rounding constant included */
static const uint8_t HWACT_TABLE celu_q3_4_entries[4] = {
    0, 5, 7, 8
};

int8_t celu_q3_4(int8_t x)
{
    const int32_t opposite = -(int32_t)x;
    const int32_t position_floor = (opposite > 0) ? opposite : 0;         /* the residual lives on the negative side */
    const int32_t position = (position_floor < 23) ? position_floor : 23; /* the residual lives on the negative side */
    const int32_t segment = position >> 3;
    const int32_t left = HWACT_READ(uint8_t, celu_q3_4_entries, segment);
    const int32_t fraction = position & 7;                                /* place inside the segment */
    const int32_t next = segment + 1;
    const int32_t right = HWACT_READ(uint8_t, celu_q3_4_entries, next);
    const int32_t rise = right - left;
    const int32_t part = rise * fraction;
    const int32_t start = left * 8;
    const int32_t line = start + part;                                    /* linear between the two entries */
    const int32_t rounding = line + 4;                                    /* one half output LSB */
    const int32_t residual = rounding >> 3;                               /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                             /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int8_t)sum;
}

void celu_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = celu_q3_4(input[i]);
    }
}
