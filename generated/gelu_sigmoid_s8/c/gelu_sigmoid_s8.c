/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_sigmoid_s8.c
 * @brief GELU, sigmoid form: x*sigma(beta*x)
 *
 * gelu_sigmoid_s8.h states formats, error and the command that makes this file.
 */
#include "gelu_sigmoid_s8.h"

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

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_SIGMOID_S8_VECTOR 16u
#endif

/* output code of every input code, entry (uint8)x belongs to code x */
static const int8_t HWACT_TABLE gelu_sigmoid_s8_codes[256] = {
    -118, -117, -116, -115, -114, -113, -111, -110,
    -109, -107, -106, -104, -103, -101, -100,  -98,
     -96,  -95,  -93,  -91,  -89,  -87,  -86,  -84,
     -82,  -80,  -78,  -76,  -74,  -72,  -70,  -68,
     -66,  -64,  -62,  -60,  -58,  -55,  -53,  -51,
     -49,  -47,  -45,  -43,  -41,  -39,  -36,  -34,
     -32,  -30,  -28,  -26,  -24,  -22,  -20,  -17,
     -15,  -13,  -11,   -9,   -7,   -5,   -3,   -1,
       1,    3,    5,    8,   10,   12,   14,   16,
      18,   20,   22,   24,   26,   28,   30,   32,
      34,   36,   38,   40,   42,   44,   46,   48,
      50,   52,   54,   56,   58,   60,   62,   64,
      66,   68,   70,   72,   74,   76,   78,   80,
      82,   83,   85,   87,   89,   91,   93,   95,
      97,   99,  101,  103,  105,  107,  109,  111,
     113,  115,  117,  119,  120,  122,  124,  126,
    -118, -118, -118, -118, -118, -118, -118, -118,
    -118, -118, -118, -118, -118, -118, -118, -119,
    -119, -119, -119, -119, -119, -119, -119, -119,
    -119, -119, -119, -119, -119, -119, -119, -119,
    -119, -119, -119, -119, -119, -119, -119, -119,
    -120, -120, -120, -120, -120, -120, -120, -120,
    -120, -120, -120, -120, -120, -121, -121, -121,
    -121, -121, -121, -121, -121, -122, -122, -122,
    -122, -122, -122, -122, -123, -123, -123, -123,
    -123, -123, -124, -124, -124, -124, -124, -124,
    -125, -125, -125, -125, -125, -126, -126, -126,
    -126, -126, -127, -127, -127, -127, -127, -127,
    -127, -128, -128, -128, -128, -128, -128, -128,
    -128, -128, -128, -128, -128, -128, -128, -127,
    -127, -127, -127, -126, -126, -126, -125, -125,
    -124, -123, -123, -122, -121, -121, -120, -119
};

static inline int8_t gelu_sigmoid_s8_inline(int8_t x)
{
    const uint_fast8_t address = (uint_fast8_t)(uint8_t)x; /* two's complement pattern of the code */
    const int_fast8_t code = HWACT_READ(int8_t, gelu_sigmoid_s8_codes, address);

    return (int8_t)code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: each lane reads its entry. */
static size_t gelu_sigmoid_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_SIGMOID_S8_VECTOR; codes_left -= GELU_SIGMOID_S8_VECTOR) {
        const uint8x16_t codes = vreinterpretq_u8_s8(vldrbq_s8(input));

        vstrbq_s8(output, vldrbq_gather_offset_s8(gelu_sigmoid_s8_codes, codes));
        input += GELU_SIGMOID_S8_VECTOR;
        output += GELU_SIGMOID_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_sigmoid_s8(int8_t x)
{
    return gelu_sigmoid_s8_inline(x);
}

void gelu_sigmoid_s8_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_SIGMOID_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_sigmoid_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_SIGMOID_S8_VECTOR
    if (size >= GELU_SIGMOID_S8_VECTOR) {
        i = gelu_sigmoid_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 8u; i += 8u) {
        output[i] = gelu_sigmoid_s8_inline(input[i]);
        output[i + 1u] = gelu_sigmoid_s8_inline(input[i + 1u]);
        output[i + 2u] = gelu_sigmoid_s8_inline(input[i + 2u]);
        output[i + 3u] = gelu_sigmoid_s8_inline(input[i + 3u]);
        output[i + 4u] = gelu_sigmoid_s8_inline(input[i + 4u]);
        output[i + 5u] = gelu_sigmoid_s8_inline(input[i + 5u]);
        output[i + 6u] = gelu_sigmoid_s8_inline(input[i + 6u]);
        output[i + 7u] = gelu_sigmoid_s8_inline(input[i + 7u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_sigmoid_s8_inline(input[i]);
    }
#endif
}
