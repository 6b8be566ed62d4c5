/* SPDX-License-Identifier: MIT-0 */
/**
 * @file silu_grad_s8.c
 * @brief SiLU derivative: sigma(x)*(1 + x*(1 - sigma(x)))
 *
 * silu_grad_s8.h states formats, error and the command that makes this file.
 */
#include "silu_grad_s8.h"

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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define SILU_GRAD_S8_VECTOR 16u
#endif

static inline int8_t silu_grad_s8_inline(int8_t x)
{
    /* coefficient 2 of every segment */
    static const int8_t HWACT_TABLE silu_grad_s8_c2[2] = {
        -36,  -5
    };
    /* coefficient 1 of every segment, less 32 */
    static const int8_t HWACT_TABLE silu_grad_s8_c1[2] = {
         13, -33
    };
    /* coefficient 0 of every segment, less 8 */
    static const int8_t HWACT_TABLE silu_grad_s8_c0[2] = {
        -33,  -3
    };
    const int_fast8_t x_wide = x;
    /* the residual is odd */
    const uint_fast8_t magnitude = (uint_fast8_t)((x_wide < 0) ? (uint_fast8_t)(0u - (uint_fast8_t)x_wide) : (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 108u) ? magnitude : 108u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 1);
    const uint_fast8_t from_27 = (uint_fast8_t)HWACT_BELOW(26u, key);
    const uint_fast8_t start = (uint_fast8_t)(from_27 * 27u);
    const uint_fast8_t place = (uint_fast8_t)(position - (start << 1));  /* place inside the segment */
    /* coefficient of the place to the power of 2 */
    const int_fast8_t c2_stored = HWACT_READ(int8_t, silu_grad_s8_c2, from_27);
    const int_fast16_t sum2 = (int_fast16_t)((int_fast16_t)place + ((int_fast16_t)c2_stored * 16));
    const int_fast16_t product2 = (int_fast16_t)(sum2 * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product2_biased = (uint_fast16_t)((uint_fast16_t)product2 + 32768u);
    const uint_fast16_t scaled2 = (uint_fast16_t)(product2_biased >> 5); /* more by 1024 */
    /* coefficient of the place to the power of 1 */
    const int_fast8_t c1_stored = HWACT_READ(int8_t, silu_grad_s8_c1, from_27);
    const int_fast16_t sum1 = (int_fast16_t)((int_fast16_t)scaled2 + ((int_fast16_t)c1_stored * 32));
    const int_fast16_t product1 = (int_fast16_t)(sum1 * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product1_biased = (uint_fast16_t)((uint_fast16_t)product1 + 8192u);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1_biased >> 9);   /* more by 16 */
    /* value at the start of the segment */
    const int_fast8_t c0_stored = HWACT_READ(int8_t, silu_grad_s8_c0, from_27);
    const int_fast8_t sum0 = (int_fast8_t)((int_fast8_t)scaled1 + (c0_stored * 2));
    const uint_fast8_t negative = (uint_fast8_t)((x < 0) ? (uint_fast8_t)1u : (uint_fast8_t)0u);
    /* the straight line of this side */
    const uint_fast8_t base = (uint_fast8_t)((negative != 0u) ? (uint_fast8_t)0u : (uint_fast8_t)100u);
    const int_fast8_t less_one = (int_fast8_t)(sum0 - (int_fast8_t)negative);
    const int_fast8_t turned_inverted = (int_fast8_t)((-1) - less_one);
    /* the residual is odd */
    const int_fast8_t turned = (int_fast8_t)((negative != 0u) ? turned_inverted : less_one);
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)base + turned);
    const int_fast8_t code = (int_fast8_t)(sum - 10);                    /* output zero point */

    return (int8_t)code;
}

#if defined(SILU_GRAD_S8_VECTOR)
/* output at 0, 1, 2, ... codes from the middle, modulo 256; the last stays */
static const int8_t silu_grad_s8_vector_codes[112] = {
     0,  2,  5,  8, 10, 13, 15, 17, 20, 22, 24, 26, 28, 30, 32, 34,
    36, 37, 39, 41, 42, 44, 45, 46, 48, 49, 50, 51, 52, 53, 54, 55,
    56, 56, 57, 57, 58, 58, 59, 59, 60, 60, 60, 60, 60, 60, 60, 60,
    60, 60, 60, 60, 59, 59, 60, 59, 59, 59, 59, 59, 59, 59, 59, 59,
    58, 58, 58, 58, 58, 58, 58, 57, 57, 57, 57, 57, 56, 56, 56, 56,
    56, 55, 55, 55, 55, 55, 55, 54, 54, 54, 54, 54, 53, 53, 53, 53,
    53, 53, 52, 52, 52, 52, 52, 52, 52, 52, 52, 52, 51, 51, 51, 51
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: an entry by the distance, with its sign. */
static size_t silu_grad_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= SILU_GRAD_S8_VECTOR; codes_left -= SILU_GRAD_S8_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(x)), vdupq_n_u8(108u));
        const int8x16_t residual = vldrbq_gather_offset_s8(silu_grad_s8_vector_codes, place);

        vstrbq_s8(output, vaddq_s8(vnegq_m_s8(residual, residual, vcmpltq_n_s8(x, 0)), vdupq_n_s8(40)));
        input += SILU_GRAD_S8_VECTOR;
        output += SILU_GRAD_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t silu_grad_s8(int8_t x)
{
    return silu_grad_s8_inline(x);
}

void silu_grad_s8_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(SILU_GRAD_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = silu_grad_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef SILU_GRAD_S8_VECTOR
    if (size >= SILU_GRAD_S8_VECTOR) {
        i = silu_grad_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = silu_grad_s8_inline(input[i]);
        output[i + 1u] = silu_grad_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = silu_grad_s8_inline(input[i]);
    }
#endif
}
