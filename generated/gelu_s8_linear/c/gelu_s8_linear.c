/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_linear.h"

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
#define GELU_S8_LINEAR_VECTOR 4u
#endif

/* segment of every position */
static const uint8_t HWACT_TABLE gelu_s8_linear_segment_map[103] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6,
    6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7,
    7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
    7, 7, 7, 8, 8, 8, 8
};

/* first position of every segment */
static const uint8_t HWACT_TABLE gelu_s8_linear_starts[9] = {
     0,  9, 15, 25, 38, 55, 61, 79, 99
};

/* coefficient 1 of every segment */
static const int8_t HWACT_TABLE gelu_s8_linear_c1[9] = {
     48,  33,  10,  -6, -16, -13,  -9,  -4,  -7
};

/* coefficient 0 of every segment, less 64 */
static const int8_t HWACT_TABLE gelu_s8_linear_c0[9] = {
    -49,  52,  93, 108,  81,  15,  -5, -40, -50
};

static inline int8_t gelu_s8_linear_inline(int8_t x)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)x_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 102u) ? magnitude : 102u);
    /* breakpoints passed */
    const uint_fast8_t segment = HWACT_READ(uint8_t, gelu_s8_linear_segment_map, position);
    const uint_fast8_t start = HWACT_READ(uint8_t, gelu_s8_linear_starts, segment);
    const uint_fast8_t place = (uint_fast8_t)(position - start);             /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int_fast8_t c1_stored = HWACT_READ(int8_t, gelu_s8_linear_c1, segment);
    const int_fast16_t product1 = (int_fast16_t)((int_fast16_t)c1_stored * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product1_biased = (uint_fast16_t)((uint_fast16_t)product1 + 256u);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1_biased >> 2);       /* more by 64 */
    /* value at the start of the segment */
    const int_fast8_t c0_stored = HWACT_READ(int8_t, gelu_s8_linear_c0, segment);
    const uint_fast8_t sum0 = (uint_fast8_t)((uint_fast8_t)c0_stored + scaled1);
    const uint_fast16_t aligned = (uint_fast16_t)((uint_fast16_t)sum0 << 4); /* to the scale of the base */
    /* input LSB to output LSB */
    const uint_fast16_t base = (uint_fast16_t)((uint_fast16_t)positive * 493u);
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 4351u;                       /* never negative */
    const uint_fast16_t rounded = (uint_fast16_t)(sum_biased >> 8);          /* the one rounding, to output LSB; more by 16 */
    const int_fast16_t code = (int_fast16_t)((int_fast16_t)rounded - 134);   /* output zero point */
    /* saturate */
    const int_fast8_t saturated = (int_fast8_t)((code > (-128)) ? (int_fast8_t)code : (-128));

    return (int8_t)saturated;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_s8_linear_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_S8_LINEAR_VECTOR; codes_left -= GELU_S8_LINEAR_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(102u));
        const uint32x4_t segment = vldrbq_gather_offset_u32(gelu_s8_linear_segment_map, position);
        const uint32x4_t start = vldrbq_gather_offset_u32(gelu_s8_linear_starts, segment);
        const uint32x4_t place = vsubq_u32(position, start);
        const int32x4_t c1_stored = vldrbq_gather_offset_s32(gelu_s8_linear_c1, segment);
        const int32x4_t product1 = vmulq_s32(c1_stored, vreinterpretq_s32_u32(place));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), 256u);
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 2);
        const int32x4_t c0_stored = vldrbq_gather_offset_s32(gelu_s8_linear_c0, segment);
        const uint32x4_t sum0 = vaddq_u32(scaled1, vreinterpretq_u32_s32(c0_stored));
        const uint32x4_t base = vmulq_n_u32(positive, 493u);
        const int32x4_t sum = vmlaq_n_s32(vreinterpretq_s32_u32(base), vreinterpretq_s32_u32(sum0), (-16));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(sum), 4351u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 8);
        const int32x4_t code = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 134);
        const int32x4_t saturated = vmaxq_s32(code, vdupq_n_s32((-128)));

        vstrbq_s32(output, saturated);
        input += GELU_S8_LINEAR_VECTOR;
        output += GELU_S8_LINEAR_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_s8_linear(int8_t x)
{
    return gelu_s8_linear_inline(x);
}

void gelu_s8_linear_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_S8_LINEAR_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_s8_linear_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_S8_LINEAR_VECTOR
    if (size >= GELU_S8_LINEAR_VECTOR) {
        i = gelu_s8_linear_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_s8_linear_inline(input[i]);
        output[i + 1u] = gelu_s8_linear_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_s8_linear_inline(input[i]);
    }
#endif
}
