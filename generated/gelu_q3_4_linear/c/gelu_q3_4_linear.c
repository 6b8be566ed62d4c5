/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_linear.h"

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

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_Q3_4_LINEAR_VECTOR 16u
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
#define GELU_Q3_4_LINEAR_VECTOR 4u
#endif

static inline int8_t gelu_q3_4_linear_inline(int8_t x)
{
    /* coefficient 1 of every segment */
    static const int8_t HWACT_TABLE gelu_q3_4_linear_c1[2] = {
         5, -2
    };
    /* coefficient 0 of every segment, less 8 */
    static const int8_t HWACT_TABLE gelu_q3_4_linear_c0[2] = {
        -7, -1
    };
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 32u) ? magnitude : 32u);
    const uint_fast8_t from_11 = (uint_fast8_t)HWACT_BELOW(10u, position);
    const uint_fast8_t place = (uint_fast8_t)(position - (from_11 * 11u)); /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int_fast8_t c1_stored = HWACT_READ(int8_t, gelu_q3_4_linear_c1, from_11);
    const int_fast8_t product1 = (int_fast8_t)(c1_stored * (int_fast8_t)place);
    /* never negative */
    const uint_fast8_t product1_biased = (uint_fast8_t)((uint_fast8_t)product1 + 64u);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1_biased >> 3);     /* more by 8 */
    /* value at the start of the segment */
    const int_fast8_t c0_stored = HWACT_READ(int8_t, gelu_q3_4_linear_c0, from_11);
    const uint_fast8_t sum0 = (uint_fast8_t)((uint_fast8_t)c0_stored + scaled1);
    const uint_fast8_t residual = (uint_fast8_t)(sum0 >> 1);               /* the one rounding, to output LSB */
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)positive - (int_fast8_t)residual);

    return (int8_t)sum;
}

#if defined(GELU_Q3_4_LINEAR_VECTOR) && ((defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)))
/* what is added at 0, 1, 2, ... codes from the middle, modulo 256; the last stays */
static const int8_t gelu_q3_4_linear_vector_codes[48] = {
     0,  0, -1, -1, -1, -2, -2, -2, -3, -3, -3, -3, -3, -3, -3, -3,
    -2, -2, -2, -2, -2, -2, -2, -2, -1, -1, -1, -1, -1, -1, -1, -1,
     0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the positive part and an entry by the distance. */
static size_t gelu_q3_4_linear_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_4_LINEAR_VECTOR; codes_left -= GELU_Q3_4_LINEAR_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(x)), vdupq_n_u8(32u));

        vstrbq_s8(output, vaddq_s8(vmaxq_s8(x, vdupq_n_s8(0)), vldrbq_gather_offset_s8(gelu_q3_4_linear_vector_codes, place)));
        input += GELU_Q3_4_LINEAR_VECTOR;
        output += GELU_Q3_4_LINEAR_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
/* Words of 32 bits: four codes, each in its byte. */
static size_t gelu_q3_4_linear_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__aarch64__) && !defined(__i386__) && !defined(__x86_64__)
    if ((((uintptr_t)input | (uintptr_t)output) & 3u) != 0u) {
        return 0u; /* words at such places would be read byte by byte */
    }

    input = (const int8_t *)__builtin_assume_aligned(input, 4u);
    output = (int8_t *)__builtin_assume_aligned(output, 4u);
#endif

    for (codes_left = size; codes_left >= GELU_Q3_4_LINEAR_VECTOR; codes_left -= GELU_Q3_4_LINEAR_VECTOR) {
        uint32_t x = 0u;

        __builtin_memcpy(&x, input, sizeof x);
        const uint32_t negative = (x >> 7) & 0x01010101u;
        const uint32_t inverted = (negative << 8) - negative;
        const uint32_t place = (x ^ inverted) + negative;
        uint32_t y = (x & ~inverted) + 0x80808080u;
        y -= (((place + 0x7E7E7E7Eu) ^ (place + 0x70707070u)) & 0x80808080u) >> 7;
        y -= (((place + 0x7B7B7B7Bu) ^ (place + 0x68686868u)) & 0x80808080u) >> 7;
        y -= (((place + 0x78787878u) ^ (place + 0x60606060u)) & 0x80808080u) >> 7;
        y ^= 0x80808080u;
        __builtin_memcpy(output, &y, sizeof y);
        input += GELU_Q3_4_LINEAR_VECTOR;
        output += GELU_Q3_4_LINEAR_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_q3_4_linear(int8_t x)
{
    return gelu_q3_4_linear_inline(x);
}

void gelu_q3_4_linear_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_Q3_4_LINEAR_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_4_linear_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_4_LINEAR_VECTOR
    if (size >= GELU_Q3_4_LINEAR_VECTOR) {
        i = gelu_q3_4_linear_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_4_linear_inline(input[i]);
        output[i + 1u] = gelu_q3_4_linear_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_4_linear_inline(input[i]);
    }
#endif
}
