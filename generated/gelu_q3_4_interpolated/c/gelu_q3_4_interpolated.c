/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_interpolated.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_interpolated.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_interpolated.h"

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
#define GELU_Q3_4_INTERPOLATED_VECTOR 16u
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
#define GELU_Q3_4_INTERPOLATED_VECTOR 4u
#endif

static inline int8_t gelu_q3_4_interpolated_inline(int8_t x)
{
    /* residual at every 4th position, in units of 2^-2 output LSB, rounding constant included */
    static const uint8_t HWACT_TABLE gelu_q3_4_interpolated_entries[11] = {
         0,  8, 11, 15, 12,  8,  8,  4,  7,  3,  0
    };
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 39u) ? magnitude : 39u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 2);
    const uint_fast8_t left = HWACT_READ(uint8_t, gelu_q3_4_interpolated_entries, segment);
    const uint_fast8_t fraction = (uint_fast8_t)(position & 3u); /* place inside the segment */
    const uint_fast8_t right = HWACT_READ(uint8_t, (&gelu_q3_4_interpolated_entries[1]), segment);
    const int_fast8_t rise = (int_fast8_t)((int_fast8_t)right - (int_fast8_t)left);
    const int_fast8_t part = (int_fast8_t)(rise * (int_fast8_t)fraction);
    /* linear between the two entries */
    const uint_fast8_t line = (uint_fast8_t)((uint_fast8_t)part + (left << 2));
    const uint_fast8_t residual = (uint_fast8_t)(line >> 4);     /* the one rounding, to output LSB */
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)positive - (int_fast8_t)residual);

    return (int8_t)sum;
}

#if defined(GELU_Q3_4_INTERPOLATED_VECTOR) && ((defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)))
/* what is added at 0, 1, 2, ... codes from the middle, modulo 256; the last stays */
static const int8_t gelu_q3_4_interpolated_vector_codes[48] = {
     0,  0, -1, -1, -2, -2, -2, -2, -2, -3, -3, -3, -3, -3, -3, -3,
    -3, -2, -2, -2, -2, -2, -2, -2, -2, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the positive part and an entry by the distance. */
static size_t gelu_q3_4_interpolated_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_4_INTERPOLATED_VECTOR; codes_left -= GELU_Q3_4_INTERPOLATED_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(x)), vdupq_n_u8(36u));

        vstrbq_s8(output, vaddq_s8(vmaxq_s8(x, vdupq_n_s8(0)), vldrbq_gather_offset_s8(gelu_q3_4_interpolated_vector_codes, place)));
        input += GELU_Q3_4_INTERPOLATED_VECTOR;
        output += GELU_Q3_4_INTERPOLATED_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
/* Words of 32 bits: four codes, each in its byte. */
static size_t gelu_q3_4_interpolated_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__aarch64__) && !defined(__i386__) && !defined(__x86_64__)
    if ((((uintptr_t)input | (uintptr_t)output) & 3u) != 0u) {
        return 0u; /* words at such places would be read byte by byte */
    }

    input = (const int8_t *)__builtin_assume_aligned(input, 4u);
    output = (int8_t *)__builtin_assume_aligned(output, 4u);
#endif

    for (codes_left = size; codes_left >= GELU_Q3_4_INTERPOLATED_VECTOR; codes_left -= GELU_Q3_4_INTERPOLATED_VECTOR) {
        uint32_t x = 0u;

        __builtin_memcpy(&x, input, sizeof x);
        const uint32_t negative = (x >> 7) & 0x01010101u;
        const uint32_t inverted = (negative << 8) - negative;
        const uint32_t place = (x ^ inverted) + negative;
        uint32_t y = (x & ~inverted) + 0x80808080u;
        y -= (((place + 0x7E7E7E7Eu) ^ (place + 0x6F6F6F6Fu)) & 0x80808080u) >> 7;
        y -= (((place + 0x7C7C7C7Cu) ^ (place + 0x67676767u)) & 0x80808080u) >> 7;
        y -= (((place + 0x77777777u) ^ (place + 0x5C5C5C5Cu)) & 0x80808080u) >> 7;
        y ^= 0x80808080u;
        __builtin_memcpy(output, &y, sizeof y);
        input += GELU_Q3_4_INTERPOLATED_VECTOR;
        output += GELU_Q3_4_INTERPOLATED_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_q3_4_interpolated(int8_t x)
{
    return gelu_q3_4_interpolated_inline(x);
}

void gelu_q3_4_interpolated_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_Q3_4_INTERPOLATED_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_4_interpolated_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_4_INTERPOLATED_VECTOR
    if (size >= GELU_Q3_4_INTERPOLATED_VECTOR) {
        i = gelu_q3_4_interpolated_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_4_interpolated_inline(input[i]);
        output[i + 1u] = gelu_q3_4_interpolated_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_4_interpolated_inline(input[i]);
    }
#endif
}
