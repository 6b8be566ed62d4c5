/* SPDX-License-Identifier: MIT-0 */
/**
 * @file mish_q3_4.c
 * @brief Mish: x*tanh(ln(1 + e^x))
 *
 * mish_q3_4.h states formats, error and the command that makes this file.
 */
#include "mish_q3_4.h"

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
#define MISH_Q3_4_VECTOR 8u
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
#define MISH_Q3_4_VECTOR 4u
#endif

/* residual at every 8th position, in output LSB, rounding constant included */
static const uint8_t HWACT_TABLE mish_q3_4_entries[14] = {
    0, 1, 2, 2, 3, 4, 5, 5, 4, 0, 2, 2, 2, 0
};

static inline int8_t mish_q3_4_inline(int8_t x)
{
    /* flat beyond both ends */
    const int_fast8_t limited_floor = (int_fast8_t)((x > (-72)) ? (int_fast8_t)x : (-72));
    /* flat beyond both ends */
    const int_fast8_t limited = (int_fast8_t)((limited_floor < 31) ? limited_floor : 31);
    /* counted from the left end */
    const uint_fast8_t position = (uint_fast8_t)((uint_fast8_t)limited + 72u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 3);
    const uint_fast8_t left = HWACT_READ(uint8_t, mish_q3_4_entries, segment);
    const uint_fast8_t fraction = (uint_fast8_t)(position & 7u); /* place inside the segment */
    const uint_fast8_t right = HWACT_READ(uint8_t, (&mish_q3_4_entries[1]), segment);
    const int_fast8_t rise = (int_fast8_t)((int_fast8_t)right - (int_fast8_t)left);
    const int_fast8_t part = (int_fast8_t)(rise * (int_fast8_t)fraction);
    /* linear between the two entries */
    const uint_fast8_t line = (uint_fast8_t)((uint_fast8_t)part + (left << 3));
    const uint_fast8_t rounding = (uint_fast8_t)(line + 4u);     /* one half output LSB */
    const uint_fast8_t residual = (uint_fast8_t)(rounding >> 3); /* the one rounding, to output LSB */
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)positive - (int_fast8_t)residual);

    return (int8_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t mish_q3_4_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= MISH_Q3_4_VECTOR; codes_left -= MISH_Q3_4_VECTOR) {
        const int16x8_t x = vldrbq_s16(input);
        const uint16x8_t positive = vreinterpretq_u16_s16(vmaxq_s16(x, vdupq_n_s16(0)));
        const int16x8_t limited_floor = vmaxq_s16(x, vdupq_n_s16(-72));
        const int16x8_t limited = vminq_s16(limited_floor, vdupq_n_s16(31));
        const uint16x8_t position = vaddq_u16(vreinterpretq_u16_s16(limited), vdupq_n_u16(72u));
        const uint16x8_t segment = vshrq_n_u16(position, 3);
        const uint16x8_t left = vldrbq_gather_offset_u16(mish_q3_4_entries, segment);
        const uint16x8_t start = vshlq_n_u16(left, 3);
        const uint16x8_t right = vldrbq_gather_offset_u16(&mish_q3_4_entries[1], segment);
        const int16x8_t rise = vsubq_s16(vreinterpretq_s16_u16(right), vreinterpretq_s16_u16(left));
        const uint16x8_t fraction = vandq_u16(position, vdupq_n_u16(7u));
        const int16x8_t part = vmulq_s16(rise, vreinterpretq_s16_u16(fraction));
        const uint16x8_t line = vaddq_u16(start, vreinterpretq_u16_s16(part));
        const uint16x8_t rounding = vaddq_u16(line, vdupq_n_u16(4u));
        const uint16x8_t residual = vshrq_n_u16(rounding, 3);
        const int16x8_t sum = vsubq_s16(vreinterpretq_s16_u16(positive), vreinterpretq_s16_u16(residual));

        vstrbq_s16(output, sum);
        input += MISH_Q3_4_VECTOR;
        output += MISH_Q3_4_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
/* Words of 32 bits: four codes, each in its byte. */
static size_t mish_q3_4_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__aarch64__) && !defined(__i386__) && !defined(__x86_64__)
    if ((((uintptr_t)input | (uintptr_t)output) & 3u) != 0u) {
        return 0u; /* words at such places would be read byte by byte */
    }

    input = (const int8_t *)__builtin_assume_aligned(input, 4u);
    output = (int8_t *)__builtin_assume_aligned(output, 4u);
#endif

    for (codes_left = size; codes_left >= MISH_Q3_4_VECTOR; codes_left -= MISH_Q3_4_VECTOR) {
        uint32_t x = 0u;

        __builtin_memcpy(&x, input, sizeof x);
        const uint32_t negative = (x >> 7) & 0x01010101u;
        const uint32_t inverted = (negative << 8) - negative;
        const uint32_t codes = x ^ 0x80808080u;
        const uint32_t place = codes & 0x7F7F7F7Fu;
        uint32_t y = (x & ~inverted) + 0x80808080u;
        y -= ((((place + 0x44444444u) | codes) ^ ((place + 0x0B0B0B0Bu) | codes)) & 0x80808080u) >> 7;
        y -= ((((place + 0x3C3C3C3Cu) | codes) ^ ((place + 0x06060606u) | codes)) & 0x80808080u) >> 7;
        y -= ((((place + 0x2C2C2C2Cu) | codes) ^ ((place + 0x04040404u) | codes)) & 0x80808080u) >> 7;
        y -= ((((place + 0x24242424u) | codes) ^ ((place + 0x02020202u) | codes)) & 0x80808080u) >> 7;
        y -= ((((place + 0x1C1C1C1Cu) | codes) ^ (place | codes)) & 0x80808080u) >> 7;
        y -= ((((place + 0x7E7E7E7Eu) & codes) ^ ((place + 0x65656565u) & codes)) & 0x80808080u) >> 7;
        y -= ((((place + 0x7A7A7A7Au) & codes) ^ ((place + 0x61616161u) & codes)) & 0x80808080u) >> 7;
        y ^= 0x80808080u;
        __builtin_memcpy(output, &y, sizeof y);
        input += MISH_Q3_4_VECTOR;
        output += MISH_Q3_4_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t mish_q3_4(int8_t x)
{
    return mish_q3_4_inline(x);
}

void mish_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(MISH_Q3_4_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = mish_q3_4_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef MISH_Q3_4_VECTOR
    if (size >= MISH_Q3_4_VECTOR) {
        i = mish_q3_4_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = mish_q3_4_inline(input[i]);
        output[i + 1u] = mish_q3_4_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = mish_q3_4_inline(input[i]);
    }
#endif
}
