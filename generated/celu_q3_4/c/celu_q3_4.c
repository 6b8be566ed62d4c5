/* SPDX-License-Identifier: MIT-0 */
/**
 * @file celu_q3_4.c
 * @brief CELU: x >= 0: x, x < 0: alpha*(e^(x/alpha) - 1)
 *
 * celu_q3_4.h states formats, error and the command that makes this file.
 */
#include "celu_q3_4.h"

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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define CELU_Q3_4_VECTOR 16u
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
#define CELU_Q3_4_VECTOR 4u
#endif

static inline int8_t celu_q3_4_inline(int8_t x)
{
    /* residual at every 8th position, in output LSB, rounding constant included */
    static const uint8_t HWACT_TABLE celu_q3_4_entries[4] = {
        0, 5, 7, 8
    };
    const int_fast16_t opposite = (int_fast16_t)(-(int_fast16_t)x);
    /* the residual lives on the negative side */
    const uint_fast8_t position_floor = (uint_fast8_t)((opposite > 0) ? (uint_fast8_t)opposite : 0u);
    /* the residual lives on the negative side */
    const uint_fast8_t position = (uint_fast8_t)((position_floor < 23u) ? position_floor : 23u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 3);
    const uint_fast8_t left = HWACT_READ(uint8_t, celu_q3_4_entries, segment);
    const uint_fast8_t fraction = (uint_fast8_t)(position & 7u);  /* place inside the segment */
    const uint_fast8_t right = HWACT_READ(uint8_t, (&celu_q3_4_entries[1]), segment);
    const uint_fast8_t rise = (uint_fast8_t)(right - left);
    const uint_fast8_t part = (uint_fast8_t)(rise * fraction);
    const uint_fast8_t line = (uint_fast8_t)((left << 3) + part); /* linear between the two entries */
    const uint_fast8_t rounding = (uint_fast8_t)(line + 4u);      /* one half output LSB */
    const uint_fast8_t residual = (uint_fast8_t)(rounding >> 3);  /* the one rounding, to output LSB */
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)positive - (int_fast8_t)residual);

    return (int8_t)sum;
}

#if defined(CELU_Q3_4_VECTOR) && ((defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)))
/* what is added at 0, 1, 2, ... codes from code -74 on either side, modulo 256; the last stays */
static const int8_t celu_q3_4_vector_codes[80] = {
      0,  -1,  -2,  -3,  -4,  -5,  -6,  -7,  -8,  -9, -10, -11, -12, -13, -14, -15,
    -16, -17, -18, -19, -20, -21, -22, -23, -24, -25, -26, -27, -28, -29, -30, -31,
    -32, -33, -34, -35, -36, -37, -38, -39, -40, -41, -42, -43, -44, -45, -46, -47,
    -48, -49, -50, -51, -52, -53, -54, -54, -55, -56, -57, -58, -59, -59, -60, -61,
    -62, -62, -63, -63, -64, -64, -65, -65, -65, -66, -66, -66, -66, -66, -66, -66
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the code and an entry by the distance. */
static size_t celu_q3_4_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= CELU_Q3_4_VECTOR; codes_left -= CELU_Q3_4_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const int8x16_t distance = vqsubq_s8(x, vdupq_n_s8(-74));
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(distance)), vdupq_n_u8(73u));
        const int8x16_t residual = vldrbq_gather_offset_s8(celu_q3_4_vector_codes, place);

        vstrbq_s8(output, vaddq_s8(x, vaddq_s8(vnegq_m_s8(residual, residual, vcmpltq_n_s8(distance, 0)), vdupq_n_s8(66))));
        input += CELU_Q3_4_VECTOR;
        output += CELU_Q3_4_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
/* Words of 32 bits: four codes, each in its byte. */
static size_t celu_q3_4_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__aarch64__) && !defined(__i386__) && !defined(__x86_64__)
    if ((((uintptr_t)input | (uintptr_t)output) & 3u) != 0u) {
        return 0u; /* words at such places would be read byte by byte */
    }

    input = (const int8_t *)__builtin_assume_aligned(input, 4u);
    output = (int8_t *)__builtin_assume_aligned(output, 4u);
#endif

    for (codes_left = size; codes_left >= CELU_Q3_4_VECTOR; codes_left -= CELU_Q3_4_VECTOR) {
        uint32_t x = 0u;

        __builtin_memcpy(&x, input, sizeof x);
        const uint32_t negative = (x >> 7) & 0x01010101u;
        const uint32_t inverted = (negative << 8) - negative;
        const uint32_t place = ((x ^ inverted) + negative) & inverted;
        uint32_t y = (x & ~inverted) + 0x80808080u;
        y -= ((place + 0x7F7F7F7Fu) & 0x80808080u) >> 7;
        y -= ((place + 0x7D7D7D7Du) & 0x80808080u) >> 7;
        y -= ((place + 0x7C7C7C7Cu) & 0x80808080u) >> 7;
        y -= ((place + 0x7A7A7A7Au) & 0x80808080u) >> 7;
        y -= ((place + 0x78787878u) & 0x80808080u) >> 7;
        y -= ((place + 0x76767676u) & 0x80808080u) >> 7;
        y -= ((place + 0x72727272u) & 0x80808080u) >> 7;
        y -= ((place + 0x6C6C6C6Cu) & 0x80808080u) >> 7;
        y ^= 0x80808080u;
        __builtin_memcpy(output, &y, sizeof y);
        input += CELU_Q3_4_VECTOR;
        output += CELU_Q3_4_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t celu_q3_4(int8_t x)
{
    return celu_q3_4_inline(x);
}

void celu_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(CELU_Q3_4_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = celu_q3_4_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef CELU_Q3_4_VECTOR
    if (size >= CELU_Q3_4_VECTOR) {
        i = celu_q3_4_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = celu_q3_4_inline(input[i]);
        output[i + 1u] = celu_q3_4_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = celu_q3_4_inline(input[i]);
    }
#endif
}
