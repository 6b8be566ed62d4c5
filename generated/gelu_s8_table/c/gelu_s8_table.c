/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_table.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_table.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_table.h"

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

static inline int8_t gelu_s8_table_inline(int8_t x)
{
    /* output code of every input code, entry (uint8)x belongs to code x */
    static const int8_t HWACT_TABLE gelu_s8_table_codes[256] = {
        -118, -117, -116, -115, -114, -113, -111, -110,
        -109, -107, -106, -105, -103, -102, -100,  -98,
         -97,  -95,  -93,  -91,  -90,  -88,  -86,  -84,
         -82,  -80,  -78,  -76,  -74,  -72,  -70,  -68,
         -66,  -64,  -62,  -60,  -58,  -56,  -53,  -51,
         -49,  -47,  -45,  -43,  -40,  -38,  -36,  -34,
         -32,  -29,  -27,  -25,  -23,  -21,  -19,  -17,
         -14,  -12,  -10,   -8,   -6,   -4,   -2,    0,
           2,    5,    7,    9,   11,   13,   15,   17,
          19,   21,   23,   25,   27,   29,   31,   33,
          35,   37,   39,   41,   43,   45,   47,   49,
          51,   53,   55,   57,   59,   61,   63,   65,
          67,   69,   71,   72,   74,   76,   78,   80,
          82,   84,   86,   88,   90,   92,   94,   96,
          98,  100,  102,  103,  105,  107,  109,  111,
         113,  115,  117,  119,  121,  123,  125,  127,
        -118, -118, -118, -118, -118, -118, -118, -118,
        -118, -118, -118, -118, -118, -118, -118, -118,
        -118, -118, -118, -118, -118, -118, -118, -118,
        -118, -118, -118, -118, -118, -118, -118, -118,
        -118, -118, -118, -118, -118, -118, -118, -118,
        -118, -119, -119, -119, -119, -119, -119, -119,
        -119, -119, -119, -119, -119, -119, -119, -120,
        -120, -120, -120, -120, -120, -120, -120, -121,
        -121, -121, -121, -121, -121, -122, -122, -122,
        -122, -122, -123, -123, -123, -123, -124, -124,
        -124, -124, -125, -125, -125, -125, -126, -126,
        -126, -126, -127, -127, -127, -127, -127, -128,
        -128, -128, -128, -128, -128, -128, -128, -128,
        -128, -128, -128, -128, -128, -128, -128, -128,
        -127, -127, -127, -127, -126, -126, -125, -125,
        -124, -124, -123, -122, -121, -121, -120, -119
    };
    const uint32_t address = (uint8_t)x; /* two's complement pattern of the code */
    const int32_t code = HWACT_READ(int8_t, gelu_s8_table_codes, address);

    return (int8_t)code;
}

int8_t gelu_s8_table(int8_t x)
{
    return gelu_s8_table_inline(x);
}

void gelu_s8_table_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i = 0u;

#ifndef __OPTIMIZE_SIZE__
    for (; (size - i) >= 8u; i += 8u) {
        output[i] = gelu_s8_table_inline(input[i]);
        output[i + 1u] = gelu_s8_table_inline(input[i + 1u]);
        output[i + 2u] = gelu_s8_table_inline(input[i + 2u]);
        output[i + 3u] = gelu_s8_table_inline(input[i + 3u]);
        output[i + 4u] = gelu_s8_table_inline(input[i + 4u]);
        output[i + 5u] = gelu_s8_table_inline(input[i + 5u]);
        output[i + 6u] = gelu_s8_table_inline(input[i + 6u]);
        output[i + 7u] = gelu_s8_table_inline(input[i + 7u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_s8_table_inline(input[i]);
    }
}
