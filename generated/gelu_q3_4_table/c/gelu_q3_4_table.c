/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_table.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_table.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_table.h"

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
#define GELU_Q3_4_TABLE_VECTOR 16u
#endif

/* output code of every input code, entry (uint8)x belongs to code x */
static const int8_t HWACT_TABLE gelu_q3_4_table_codes[256] = {
      0,   1,   1,   2,   2,   3,   4,   5,   6,   6,   7,   8,   9,  10,  11,  12,
     13,  15,  16,  17,  18,  19,  20,  21,  22,  24,  25,  26,  27,  28,  29,  30,
     31,  32,  33,  34,  36,  37,  38,  39,  40,  41,  42,  43,  44,  45,  46,  47,
     48,  49,  50,  51,  52,  53,  54,  55,  56,  57,  58,  59,  60,  61,  62,  63,
     64,  65,  66,  67,  68,  69,  70,  71,  72,  73,  74,  75,  76,  77,  78,  79,
     80,  81,  82,  83,  84,  85,  86,  87,  88,  89,  90,  91,  92,  93,  94,  95,
     96,  97,  98,  99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111,
    112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127,
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,
      0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,   0,  -1,  -1,  -1,
     -1,  -1,  -1,  -1,  -1,  -1,  -1,  -1,  -2,  -2,  -2,  -2,  -2,  -2,  -2,  -2,
     -3,  -3,  -3,  -3,  -3,  -3,  -3,  -3,  -2,  -2,  -2,  -2,  -2,  -1,  -1,   0
};

static inline int8_t gelu_q3_4_table_inline(int8_t x)
{
    const uint_fast8_t address = (uint_fast8_t)(uint8_t)x; /* two's complement pattern of the code */
    const int_fast8_t code = HWACT_READ(int8_t, gelu_q3_4_table_codes, address);

    return (int8_t)code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: each lane reads its entry. */
static size_t gelu_q3_4_table_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_4_TABLE_VECTOR; codes_left -= GELU_Q3_4_TABLE_VECTOR) {
        const uint8x16_t codes = vreinterpretq_u8_s8(vldrbq_s8(input));

        vstrbq_s8(output, vldrbq_gather_offset_s8(gelu_q3_4_table_codes, codes));
        input += GELU_Q3_4_TABLE_VECTOR;
        output += GELU_Q3_4_TABLE_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_q3_4_table(int8_t x)
{
    return gelu_q3_4_table_inline(x);
}

void gelu_q3_4_table_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_Q3_4_TABLE_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_4_table_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_4_TABLE_VECTOR
    if (size >= GELU_Q3_4_TABLE_VECTOR) {
        i = gelu_q3_4_table_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 8u; i += 8u) {
        output[i] = gelu_q3_4_table_inline(input[i]);
        output[i + 1u] = gelu_q3_4_table_inline(input[i + 1u]);
        output[i + 2u] = gelu_q3_4_table_inline(input[i + 2u]);
        output[i + 3u] = gelu_q3_4_table_inline(input[i + 3u]);
        output[i + 4u] = gelu_q3_4_table_inline(input[i + 4u]);
        output[i + 5u] = gelu_q3_4_table_inline(input[i + 5u]);
        output[i + 6u] = gelu_q3_4_table_inline(input[i + 6u]);
        output[i + 7u] = gelu_q3_4_table_inline(input[i + 7u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_4_table_inline(input[i]);
    }
#endif
}
