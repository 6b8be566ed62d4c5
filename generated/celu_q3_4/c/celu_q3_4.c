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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define CELU_Q3_4_VECTOR 8u
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
#define CELU_Q3_4_VECTOR 4u
#endif

/* residual at every 8th position, in output LSB, rounding constant included */
static const uint8_t HWACT_TABLE celu_q3_4_entries[4] = {
    0, 5, 7, 8
};

static inline int8_t celu_q3_4_inline(int8_t x)
{
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

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t celu_q3_4_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= CELU_Q3_4_VECTOR; codes_left -= CELU_Q3_4_VECTOR) {
        const int16x8_t x = vldrbq_s16(input);
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(x, vdupq_n_s16(0)));
        const int16x8_t opposite = vsubq_s16(vdupq_n_s16(0), x);
        const uint16x8_t position_floor = vreinterpretq_u16_s16(vmaxq_s16(opposite, vdupq_n_s16(0)));
        const uint16x8_t position = vminq_u16(position_floor, vdupq_n_u16(23u));
        const uint16x8_t segment = vshrq_n_u16(position, 3);
        const uint16x8_t left = vldrbq_gather_offset_u16(celu_q3_4_entries, segment);
        const uint16x8_t start = vshlq_n_u16(left, 3);
        const uint16x8_t right = vldrbq_gather_offset_u16(&celu_q3_4_entries[1], segment);
        const uint16x8_t rise = vsubq_u16(right, left);
        const uint16x8_t fraction = vandq_u16(position, vdupq_n_u16(7u));
        const uint16x8_t part = vmulq_u16(rise, fraction);
        const uint16x8_t line = vaddq_u16(start, part);
        const uint16x8_t rounding = vaddq_u16(line, vdupq_n_u16(4u));
        const uint16x8_t residual = vshrq_n_u16(rounding, 3);
        const int16x8_t sum = vsubq_s16(vreinterpretq_s16_u16(positive), vreinterpretq_s16_u16(residual));

        vstrbq_s16(output, sum);
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
}
