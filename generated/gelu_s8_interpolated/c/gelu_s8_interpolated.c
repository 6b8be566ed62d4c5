/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_interpolated.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_interpolated.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_interpolated.h"

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
#define GELU_S8_INTERPOLATED_VECTOR 4u
#endif

/* residual at every 8th position, in units of 2^-4 output LSB, rounding constant included */
static const uint8_t HWACT_TABLE gelu_s8_interpolated_entries[17] = {
     13, 111, 159, 178, 167, 137, 105,  75,  52,  34,  23,  15,  13,   7,  10,   4,
      3
};

static inline int8_t gelu_s8_interpolated_inline(int8_t x)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 127u) ? magnitude : 127u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 3);
    const uint_fast8_t left = HWACT_READ(uint8_t, gelu_s8_interpolated_entries, segment);
    const uint_fast8_t fraction = (uint_fast8_t)(position & 7u);           /* place inside the segment */
    const uint_fast8_t right = HWACT_READ(uint8_t, (&gelu_s8_interpolated_entries[1]), segment);
    const int_fast8_t rise = (int_fast8_t)((int_fast16_t)right - (int_fast16_t)left);
    const int_fast16_t part = (int_fast16_t)((int_fast16_t)rise * (int_fast16_t)fraction);
    /* linear between the two entries */
    const uint_fast16_t line = (uint_fast16_t)((uint_fast16_t)part + ((uint_fast16_t)left << 3));
    const uint_fast16_t aligned = (uint_fast16_t)(line << 1);              /* to the scale of the base */
    /* input LSB to output LSB */
    const uint_fast16_t base = (uint_fast16_t)((uint_fast16_t)positive * 493u);
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 4351u;                     /* never negative */
    const uint_fast16_t rounded = (uint_fast16_t)(sum_biased >> 8);        /* the one rounding, to output LSB; more by 16 */
    const int_fast16_t code = (int_fast16_t)((int_fast16_t)rounded - 134); /* output zero point */
    /* saturate */
    const int_fast8_t saturated = (int_fast8_t)((code > (-128)) ? (int_fast8_t)code : (-128));

    return (int8_t)saturated;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_s8_interpolated_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_S8_INTERPOLATED_VECTOR; codes_left -= GELU_S8_INTERPOLATED_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(127u));
        const uint32x4_t segment = vshrq_n_u32(position, 3);
        const uint32x4_t left = vldrbq_gather_offset_u32(gelu_s8_interpolated_entries, segment);
        const uint32x4_t fraction = vandq_u32(position, vdupq_n_u32(7u));
        const uint32x4_t right = vldrbq_gather_offset_u32(&gelu_s8_interpolated_entries[1], segment);
        const int32x4_t rise = vsubq_s32(vreinterpretq_s32_u32(right), vreinterpretq_s32_u32(left));
        const int32x4_t part = vmulq_s32(rise, vreinterpretq_s32_u32(fraction));
        const uint32x4_t line = vmlaq_n_u32(vreinterpretq_u32_s32(part), left, 8u);
        const uint32x4_t base = vmulq_n_u32(positive, 493u);
        const int32x4_t sum = vmlaq_n_s32(vreinterpretq_s32_u32(base), vreinterpretq_s32_u32(line), (-2));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(sum), 4351u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 8);
        const int32x4_t code = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 134);
        const int32x4_t saturated = vmaxq_s32(code, vdupq_n_s32((-128)));

        vstrbq_s32(output, saturated);
        input += GELU_S8_INTERPOLATED_VECTOR;
        output += GELU_S8_INTERPOLATED_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_s8_interpolated(int8_t x)
{
    return gelu_s8_interpolated_inline(x);
}

void gelu_s8_interpolated_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_S8_INTERPOLATED_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_s8_interpolated_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_S8_INTERPOLATED_VECTOR
    if (size >= GELU_S8_INTERPOLATED_VECTOR) {
        i = gelu_s8_interpolated_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_s8_interpolated_inline(input[i]);
        output[i + 1u] = gelu_s8_interpolated_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_s8_interpolated_inline(input[i]);
    }
#endif
}
