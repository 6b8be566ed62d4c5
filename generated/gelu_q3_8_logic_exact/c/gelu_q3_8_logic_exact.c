/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_logic_exact.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_logic_exact.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_logic_exact.h"

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
#define GELU_Q3_8_LOGIC_EXACT_VECTOR 4u
#endif

/* offset of each segment, in units of 2^-6 output LSB, modulo 2^12 */
static const uint16_t HWACT_TABLE gelu_q3_8_logic_exact_offsets[64] = {
       9,  457,  953, 1337, 1689, 1961, 2153, 2409,
    2553, 2685, 2765, 2765, 2765, 2733, 2701, 2637,
    2393, 2297, 2193, 2073, 1947, 1819, 1683, 1554,
    1426, 1298, 1170, 1056,  944,  820,  724,  628,
     698,  622,  546,  480,  416,  360,  296,  264,
     248,  184,  184,  120,  120,  120,   56,   56,
      56,   56,   56,   40,    0,    0,    0,    0,
       0,    0,    0,    0,    0,    0,    0,    0
};

/* slope of each segment in signed radix-4 digits, two bits each, 3 for -1; what ~place is more than -place is in the offset */
static const uint8_t HWACT_TABLE gelu_q3_8_logic_exact_slopes[64] = {
    32, 44, 25, 21, 17, 16, 28, 10,  8,  1,  0,  4, 14, 14, 14, 14,
    58, 58, 57, 57, 59, 59, 59, 59, 59, 59, 59, 57, 57, 58, 58, 58,
    15, 15, 15, 15, 13, 13, 14, 14, 12, 13, 13, 13, 13, 13, 13, 13,
    13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13
};

static inline int16_t gelu_q3_8_logic_exact_inline(int16_t x)
{
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x_code > 0) ? (uint_fast16_t)x_code : 0u);
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_code);
    const uint_fast8_t segment = (uint_fast8_t)(magnitude >> 4);
    const uint_fast8_t row = (uint_fast8_t)(segment & 63u);         /* no clamp: what is beyond is masked */
    const uint_fast16_t offset = HWACT_READ(uint16_t, gelu_q3_8_logic_exact_offsets, row);
    const uint_fast8_t slope = HWACT_READ(uint8_t, gelu_q3_8_logic_exact_slopes, row);
    const uint_fast8_t low_position = (uint_fast8_t)((uint_fast8_t)magnitude & 15u);
    const uint_fast8_t digit_0 = (uint_fast8_t)(slope & 3u);
    const uint_fast8_t multiple_0_inverted = (uint_fast8_t)(15u - low_position);
    const uint_fast8_t multiple_0_times = (uint_fast8_t)(digit_0 * low_position);
    /* 0, place, 2*place or ~place */
    const uint_fast8_t multiple_0 = (uint_fast8_t)((digit_0 == 3u) ? multiple_0_inverted : multiple_0_times);
    const uint_fast8_t digits_1 = (uint_fast8_t)(slope >> 2);
    const uint_fast8_t digit_1 = (uint_fast8_t)(digits_1 & 3u);
    const uint_fast8_t multiple_1_inverted = (uint_fast8_t)(15u - low_position);
    const uint_fast8_t multiple_1_times = (uint_fast8_t)(digit_1 * low_position);
    /* 0, place, 2*place or ~place */
    const uint_fast8_t multiple_1 = (uint_fast8_t)((digit_1 == 3u) ? multiple_1_inverted : multiple_1_times);
    const uint_fast8_t above_1 = (uint_fast8_t)(multiple_0 >> 2);
    const uint_fast8_t high_1 = (uint_fast8_t)(above_1 + multiple_1);
    const uint_fast8_t below_1 = (uint_fast8_t)(multiple_0 & 3u);
    const uint_fast8_t product_1 = (uint_fast8_t)((high_1 << 2) | below_1);
    const uint_fast8_t digits_2 = (uint_fast8_t)(slope >> 4);
    const uint_fast8_t multiple_2_inverted = (uint_fast8_t)(15u - low_position);
    const uint_fast8_t multiple_2_times = (uint_fast8_t)(digits_2 * low_position);
    /* 0, place, 2*place or ~place */
    const uint_fast8_t multiple_2 = (uint_fast8_t)((digits_2 == 3u) ? multiple_2_inverted : multiple_2_times);
    const uint_fast8_t above_2 = (uint_fast8_t)(product_1 >> 4);
    const uint_fast8_t high_2 = (uint_fast8_t)(above_2 + multiple_2);
    const uint_fast8_t below_2 = (uint_fast8_t)(product_1 & 15u);
    const uint_fast16_t product_2 = (uint_fast16_t)(((uint_fast16_t)high_2 << 4) | (uint_fast16_t)below_2);
    const uint_fast16_t line = (uint_fast16_t)(offset + product_2); /* offset + slope*place */
    const uint_fast8_t beyond = (uint_fast8_t)(magnitude >> 10);    /* the residual is settled there */
    const uint_fast16_t kept = (uint_fast16_t)((beyond != 0u) ? 0u : line);
    const uint_fast8_t residual = (uint_fast8_t)(kept >> 6);        /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_q3_8_logic_exact_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_8_LOGIC_EXACT_VECTOR; codes_left -= GELU_Q3_8_LOGIC_EXACT_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const int32x4_t x_code_floor = vmaxq_s32(x, vdupq_n_s32((-2048)));
        const int32x4_t x_code = vminq_s32(x_code_floor, vdupq_n_s32(2047));
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x_code, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_code));
        const uint32x4_t segment = vshrq_n_u32(magnitude, 4);
        const uint32x4_t row = vandq_u32(segment, vdupq_n_u32(63u));
        const uint32x4_t offset = vldrhq_gather_shifted_offset_u32(gelu_q3_8_logic_exact_offsets, row);
        const uint32x4_t slope = vldrbq_gather_offset_u32(gelu_q3_8_logic_exact_slopes, row);
        const uint32x4_t low_position = vandq_u32(magnitude, vdupq_n_u32(15u));
        const uint32x4_t digit_0 = vandq_u32(slope, vdupq_n_u32(3u));
        const uint32x4_t multiple_0_inverted = vsubq_u32(vdupq_n_u32(15u), low_position);
        const uint32x4_t multiple_0_times = vmulq_u32(digit_0, low_position);
        const uint32x4_t multiple_0 = vpselq_u32(multiple_0_inverted, multiple_0_times, vcmpeqq_u32(digit_0, vdupq_n_u32(3u)));
        const uint32x4_t digits_1 = vshrq_n_u32(slope, 2);
        const uint32x4_t digit_1 = vandq_u32(digits_1, vdupq_n_u32(3u));
        const uint32x4_t multiple_1_inverted = vsubq_u32(vdupq_n_u32(15u), low_position);
        const uint32x4_t multiple_1_times = vmulq_u32(digit_1, low_position);
        const uint32x4_t multiple_1 = vpselq_u32(multiple_1_inverted, multiple_1_times, vcmpeqq_u32(digit_1, vdupq_n_u32(3u)));
        const uint32x4_t above_1 = vshrq_n_u32(multiple_0, 2);
        const uint32x4_t high_1 = vaddq_u32(above_1, multiple_1);
        const uint32x4_t below_1 = vandq_u32(multiple_0, vdupq_n_u32(3u));
        const uint32x4_t product_1 = vaddq_u32(vshlq_n_u32(high_1, 2), below_1);
        const uint32x4_t digits_2 = vshrq_n_u32(slope, 4);
        const uint32x4_t multiple_2_inverted = vsubq_u32(vdupq_n_u32(15u), low_position);
        const uint32x4_t multiple_2_times = vmulq_u32(digits_2, low_position);
        const uint32x4_t multiple_2 = vpselq_u32(multiple_2_inverted, multiple_2_times, vcmpeqq_u32(digits_2, vdupq_n_u32(3u)));
        const uint32x4_t above_2 = vshrq_n_u32(product_1, 4);
        const uint32x4_t high_2 = vaddq_u32(above_2, multiple_2);
        const uint32x4_t below_2 = vandq_u32(product_1, vdupq_n_u32(15u));
        const uint32x4_t product_2 = vaddq_u32(vshlq_n_u32(high_2, 4), below_2);
        const uint32x4_t line = vaddq_u32(offset, product_2);
        const uint32x4_t beyond = vshrq_n_u32(magnitude, 10);
        const uint32x4_t kept = vpselq_u32(vdupq_n_u32(0u), line, vcmpneq_u32(beyond, vdupq_n_u32(0u)));
        const uint32x4_t residual = vshrq_n_u32(kept, 6);
        const int32x4_t sum = vsubq_s32(vreinterpretq_s32_u32(positive), vreinterpretq_s32_u32(residual));

        vstrhq_s32(output, sum);
        input += GELU_Q3_8_LOGIC_EXACT_VECTOR;
        output += GELU_Q3_8_LOGIC_EXACT_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_8_logic_exact(int16_t x)
{
    return gelu_q3_8_logic_exact_inline(x);
}

void gelu_q3_8_logic_exact_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_8_LOGIC_EXACT_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_8_logic_exact_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_8_LOGIC_EXACT_VECTOR
    if (size >= GELU_Q3_8_LOGIC_EXACT_VECTOR) {
        i = gelu_q3_8_logic_exact_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_8_logic_exact_inline(input[i]);
        output[i + 1u] = gelu_q3_8_logic_exact_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_8_logic_exact_inline(input[i]);
    }
#endif
}
