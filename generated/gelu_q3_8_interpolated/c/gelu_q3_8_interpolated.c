/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_interpolated.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_interpolated.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_interpolated.h"

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

/* residual at every 32th position, in units of 2^-2 output LSB, rounding constant included */
static const uint8_t HWACT_TABLE gelu_q3_8_interpolated_entries[27] = {
      2,  61, 105, 139, 161, 172, 176, 173, 165, 152, 137, 121, 105,  88,  74,  60,
     49,  38,  30,  23,  18,  13,  11,   8,   4,   7,   3
};

int16_t gelu_q3_8_interpolated(int16_t x)
{
    const int32_t x_code_floor = (x > (-2048)) ? x : (-2048);
    const int32_t x_code = (x_code_floor < 2047) ? x_code_floor : 2047; /* other codes are taken as the nearest */
    const int32_t magnitude = (x_code < 0) ? -x_code : x_code;          /* the residual is even */
    const int32_t position = (magnitude < 831) ? magnitude : 831;       /* the residual is flat beyond */
    const int32_t segment = position >> 5;
    const int32_t left = HWACT_READ(uint8_t, gelu_q3_8_interpolated_entries, segment);
    const int32_t fraction = position & 31;                             /* place inside the segment */
    const int32_t next = segment + 1;
    const int32_t right = HWACT_READ(uint8_t, gelu_q3_8_interpolated_entries, next);
    const int32_t rise = right - left;
    const int32_t part = rise * fraction;
    const int32_t start = left * 32;
    const int32_t line = start + part;                                  /* linear between the two entries */
    const int32_t residual = line >> 7;                                 /* the one rounding, to output LSB */
    const int32_t positive = (x_code > 0) ? x_code : 0;                 /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_8_interpolated_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_8_interpolated(input[i]);
    }
}
