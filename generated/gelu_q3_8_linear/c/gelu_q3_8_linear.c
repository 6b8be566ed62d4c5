/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_linear.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_linear.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_linear.h"

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
#define GELU_Q3_8_LINEAR_VECTOR 4u
#endif

/* first position of every segment */
static const uint16_t HWACT_TABLE gelu_q3_8_linear_starts[7] = {
      0,  43,  94, 158, 246, 504, 643
};

/* coefficient 1 of every segment */
static const int8_t HWACT_TABLE gelu_q3_8_linear_c1[7] = {
     57,  38,  19,  -1, -15,  -8,  -3
};

/* coefficient 0 of every segment, less 64 */
static const int8_t HWACT_TABLE gelu_q3_8_linear_c0[7] = {
    -63, -25,   5,  23,  21, -39, -56
};

static inline int16_t gelu_q3_8_linear_inline(int16_t x)
{
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x_code > 0) ? (uint_fast16_t)x_code : 0u);
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_code);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 772u) ? magnitude : 772u);
    const uint_fast8_t from_43 = (uint_fast8_t)HWACT_BELOW(42u, position);
    const uint_fast8_t from_94 = (uint_fast8_t)HWACT_BELOW(93u, position);
    const uint_fast8_t segment_from_94 = (uint_fast8_t)(from_94 + from_43);
    const uint_fast8_t from_158 = (uint_fast8_t)HWACT_BELOW(157u, position);
    const uint_fast8_t segment_from_158 = (uint_fast8_t)(from_158 + segment_from_94);
    const uint_fast8_t from_246 = (uint_fast8_t)HWACT_BELOW(245u, position);
    const uint_fast8_t segment_from_246 = (uint_fast8_t)(from_246 + segment_from_158);
    const uint_fast8_t from_504 = (uint_fast8_t)HWACT_BELOW(503u, position);
    const uint_fast8_t segment_from_504 = (uint_fast8_t)(from_504 + segment_from_246);
    const uint_fast8_t from_643 = (uint_fast8_t)HWACT_BELOW(642u, position);
    /* breakpoints passed */
    const uint_fast8_t segment = (uint_fast8_t)(from_643 + segment_from_504);
    const uint_fast16_t start = HWACT_READ(uint16_t, gelu_q3_8_linear_starts, segment);
    const uint_fast16_t place = (uint_fast16_t)(position - start);     /* place inside the segment */
    /* coefficient of the place to the power of 1 */
    const int_fast8_t c1_stored = HWACT_READ(int8_t, gelu_q3_8_linear_c1, segment);
    const int_fast16_t product1 = (int_fast16_t)((int_fast16_t)c1_stored * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product1_biased = (uint_fast16_t)((uint_fast16_t)product1 + 4096u);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1_biased >> 6); /* more by 64 */
    /* value at the start of the segment */
    const int_fast8_t c0_stored = HWACT_READ(int8_t, gelu_q3_8_linear_c0, segment);
    const uint_fast8_t sum0 = (uint_fast8_t)((uint_fast8_t)c0_stored + scaled1);
    const uint_fast8_t residual = (uint_fast8_t)(sum0 >> 1);           /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_q3_8_linear_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_8_LINEAR_VECTOR; codes_left -= GELU_Q3_8_LINEAR_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const int32x4_t x_code_floor = vmaxq_s32(x, vdupq_n_s32((-2048)));
        const int32x4_t x_code = vminq_s32(x_code_floor, vdupq_n_s32(2047));
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x_code, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_code));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(772u));
        const uint32x4_t from_43 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 43u), 31);
        const uint32x4_t from_94 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 94u), 31);
        const uint32x4_t segment_from_94 = vaddq_u32(from_94, from_43);
        const uint32x4_t from_158 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 158u), 31);
        const uint32x4_t segment_from_158 = vaddq_u32(from_158, segment_from_94);
        const uint32x4_t from_246 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 246u), 31);
        const uint32x4_t segment_from_246 = vaddq_u32(from_246, segment_from_158);
        const uint32x4_t from_504 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 504u), 31);
        const uint32x4_t segment_from_504 = vaddq_u32(from_504, segment_from_246);
        const uint32x4_t from_643 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(position), 643u), 31);
        const uint32x4_t segment = vaddq_u32(from_643, segment_from_504);
        const uint32x4_t start = vldrhq_gather_shifted_offset_u32(gelu_q3_8_linear_starts, segment);
        const uint32x4_t place = vsubq_u32(position, start);
        const int32x4_t c1_stored = vldrbq_gather_offset_s32(gelu_q3_8_linear_c1, segment);
        const int32x4_t product1 = vmulq_s32(c1_stored, vreinterpretq_s32_u32(place));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), 4096u);
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 6);
        const int32x4_t c0_stored = vldrbq_gather_offset_s32(gelu_q3_8_linear_c0, segment);
        const uint32x4_t sum0 = vaddq_u32(scaled1, vreinterpretq_u32_s32(c0_stored));
        const uint32x4_t residual = vshrq_n_u32(sum0, 1);
        const int32x4_t sum = vsubq_s32(vreinterpretq_s32_u32(positive), vreinterpretq_s32_u32(residual));

        vstrhq_s32(output, sum);
        input += GELU_Q3_8_LINEAR_VECTOR;
        output += GELU_Q3_8_LINEAR_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_8_linear(int16_t x)
{
    return gelu_q3_8_linear_inline(x);
}

void gelu_q3_8_linear_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_8_LINEAR_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_8_linear_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_8_LINEAR_VECTOR
    if (size >= GELU_Q3_8_LINEAR_VECTOR) {
        i = gelu_q3_8_linear_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_8_linear_inline(input[i]);
        output[i + 1u] = gelu_q3_8_linear_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_8_linear_inline(input[i]);
    }
#endif
}
