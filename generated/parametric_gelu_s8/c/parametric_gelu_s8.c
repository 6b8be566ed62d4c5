/* SPDX-License-Identifier: MIT-0 */
/**
 * @file parametric_gelu_s8.c
 * @brief Parametric GELU: alpha*x*sigma(beta*x)
 *
 * parametric_gelu_s8.h states formats, error and the command that makes this file.
 */
#include "parametric_gelu_s8.h"

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

/* value * by, of 8 and 16 bits; avr-gcc has no product of less than 32 bits for it */
#ifdef __UINT24_MAX__
#define HWACT_BYTE_PRODUCT(value, by) (((__uint24)(uint16_t)((value) * ((by) >> 8)) << 8) + (uint16_t)((value) * ((by) & 255u)))
#else
#define HWACT_BYTE_PRODUCT(value, by) ((uint32_t)(value) * (by))
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define PARAMETRIC_GELU_S8_VECTOR 4u
#endif

/* first position of every segment */
static const uint8_t HWACT_TABLE parametric_gelu_s8_starts[3] = {
     0, 13, 32
};

/* coefficient 1 of every segment */
static const int8_t HWACT_TABLE parametric_gelu_s8_c1[3] = {
     4,  0, -1
};

/* coefficient 0 of every segment, less 32 */
static const int8_t HWACT_TABLE parametric_gelu_s8_c0[3] = {
    -30,  -6,  -8
};

static inline int8_t parametric_gelu_s8_inline(int8_t x)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 73u) ? magnitude : 73u);
    const uint_fast8_t from_13 = (uint_fast8_t)HWACT_BELOW(12u, position);
    const uint_fast8_t from_32 = (uint_fast8_t)HWACT_BELOW(31u, position);
    const uint_fast8_t segment = (uint_fast8_t)(from_32 + from_13);          /* breakpoints passed */
    const uint_fast8_t start = HWACT_READ(uint8_t, parametric_gelu_s8_starts, segment);
    const uint_fast8_t place = (uint_fast8_t)(position - start);             /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int_fast8_t c1_stored = HWACT_READ(int8_t, parametric_gelu_s8_c1, segment);
    const int_fast8_t product1 = (int_fast8_t)(c1_stored * (int_fast8_t)place);
    /* never negative */
    const uint_fast8_t product1_biased = (uint_fast8_t)((uint_fast8_t)product1 + 64u);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1_biased >> 1);       /* more by 32 */
    /* value at the start of the segment */
    const int_fast8_t c0_stored = HWACT_READ(int8_t, parametric_gelu_s8_c0, segment);
    const uint_fast8_t sum0 = (uint_fast8_t)((uint_fast8_t)c0_stored + scaled1);
    const uint_fast16_t aligned = (uint_fast16_t)((uint_fast16_t)sum0 << 7); /* to the scale of the base */
    const uint32_t base = HWACT_BYTE_PRODUCT(positive, 751u);                /* input LSB to output LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 4607u;                       /* never negative */
    /* the one rounding, to output LSB; more by 8 */
    const uint_fast8_t rounded = (uint_fast8_t)((uint_fast16_t)(sum_biased >> 8) >> 1);
    const int_fast8_t code = (int_fast8_t)((int_fast16_t)rounded - 98);      /* output zero point */

    return (int8_t)code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t parametric_gelu_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= PARAMETRIC_GELU_S8_VECTOR; codes_left -= PARAMETRIC_GELU_S8_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(73u));
        const uint32x4_t from_13 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 13u), 31);
        const uint32x4_t from_32 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 32u), 31);
        const uint32x4_t segment = vaddq_u32(from_32, from_13);
        const uint32x4_t start = vldrbq_gather_offset_u32(parametric_gelu_s8_starts, segment);
        const uint32x4_t place = vsubq_u32(position, start);
        const int32x4_t c1_stored = vldrbq_gather_offset_s32(parametric_gelu_s8_c1, segment);
        const int32x4_t product1 = vmulq_s32(c1_stored, vreinterpretq_s32_u32(place));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), 64u);
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 1);
        const int32x4_t c0_stored = vldrbq_gather_offset_s32(parametric_gelu_s8_c0, segment);
        const uint32x4_t sum0 = vaddq_u32(scaled1, vreinterpretq_u32_s32(c0_stored));
        const uint32x4_t base = vmulq_n_u32(positive, 751u);
        const int32x4_t sum = vmlaq_n_s32(vreinterpretq_s32_u32(base), vreinterpretq_s32_u32(sum0), (-128));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(sum), 4607u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 9);
        const int32x4_t code = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 98);

        vstrbq_s32(output, code);
        input += PARAMETRIC_GELU_S8_VECTOR;
        output += PARAMETRIC_GELU_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t parametric_gelu_s8(int8_t x)
{
    return parametric_gelu_s8_inline(x);
}

void parametric_gelu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(PARAMETRIC_GELU_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = parametric_gelu_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef PARAMETRIC_GELU_S8_VECTOR
    if (size >= PARAMETRIC_GELU_S8_VECTOR) {
        i = parametric_gelu_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = parametric_gelu_s8_inline(input[i]);
        output[i + 1u] = parametric_gelu_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = parametric_gelu_s8_inline(input[i]);
    }
#endif
}
