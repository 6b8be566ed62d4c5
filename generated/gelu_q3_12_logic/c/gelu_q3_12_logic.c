/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_logic.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_logic.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_logic.h"

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
#define GELU_Q3_12_LOGIC_VECTOR 4u
#endif

/* offset of each segment, in units of 2^-6 output LSB, modulo 2^16 */
static const uint16_t HWACT_TABLE gelu_q3_12_logic_offsets[128] = {
    65455,  3503,  7343, 11439, 14799, 17871, 20943, 23759,
    26191, 28751, 30927, 32495, 34303, 35967, 38015, 39327,
    40479, 41343, 42303, 43067, 43579, 44059, 44377, 44489,
    44489, 44425, 43913, 43657, 43273, 42889, 42249, 41609,
    39625, 38857, 38089, 37321, 36425, 35497, 34601, 33633,
    32609, 31585, 30561, 29537, 28449, 27425, 26337, 25281,
    24257, 23233, 22209, 21185, 20193, 19233, 18209, 17261,
    16365, 15469, 14637, 13741, 12941, 12173, 11405, 10669,
    11309, 10605,  9964,  9356,  8780,  8268,  7756,  7244,
     6748,  6236,  5788,  5372,  4988,  4604,  4268,  3948,
     3564,  3276,  3020,  2764,  2508,  2284,  2092,  1900,
     2028,  1836,  1708,  1580,  1452,  1324,  1196,  1068,
     1004,   876,   832,   704,   640,   576,   512,   512,
      448,   384,   320,   320,   256,   256,   192,   192,
      192,   128,   128,   128,   128,    64,    64,    64,
       64,    64,    64,     0,     0,     0,     0,     0
};

/* slope of each segment in signed radix-4 digits, two bits each, 3 for -1; what ~place is more than -place is in the offset */
static const uint8_t HWACT_TABLE gelu_q3_12_logic_slopes[128] = {
    35, 46, 44, 26, 25, 27, 22, 20, 23, 17, 16, 30, 29, 28, 10,  9,
     8, 11,  6,  4,  4,  2,  1,  1,  3,  3, 14, 13, 13, 12, 15, 15,
    58, 58, 58, 57, 57, 57, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
    56, 56, 56, 56, 56, 56, 57, 57, 57, 57, 57, 58, 58, 58, 58, 58,
    15, 15, 15, 15, 15, 12, 12, 12, 12, 13, 13, 13, 13, 13, 13, 13,
    14, 14, 14, 14, 14, 14, 14, 14,  3,  3,  3,  3,  3,  3,  3,  3,
     3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,
     3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3,  3
};

static inline int16_t gelu_q3_12_logic_inline(int16_t x)
{
    /* max(x, 0) */
    const uint_fast16_t positive = (uint_fast16_t)((x > 0) ? (uint_fast16_t)x : 0u);
    const int_fast16_t x_wide = x;
    /* the residual is even */
    const uint_fast16_t magnitude = (uint_fast16_t)((positive << 1) - (uint_fast16_t)x_wide);
    const uint_fast16_t segment = (uint_fast16_t)(magnitude >> 7);
    const uint_fast8_t row = (uint_fast8_t)((uint_fast8_t)segment & 127u); /* no clamp: what is beyond is masked */
    const uint_fast16_t offset = HWACT_READ(uint16_t, gelu_q3_12_logic_offsets, row);
    const uint_fast8_t slope = HWACT_READ(uint8_t, gelu_q3_12_logic_slopes, row);
    const uint_fast8_t low_position = (uint_fast8_t)((uint_fast8_t)magnitude & 127u);
    const uint_fast8_t digit_0 = (uint_fast8_t)(slope & 3u);
    const uint_fast8_t multiple_0_inverted = (uint_fast8_t)(127u - low_position);
    const uint_fast16_t multiple_0_times = (uint_fast16_t)((uint_fast16_t)digit_0 * (uint_fast16_t)low_position);
    /* 0, place, 2*place or ~place */
    const uint_fast8_t multiple_0 = (uint_fast8_t)((digit_0 == 3u) ? multiple_0_inverted : (uint_fast8_t)multiple_0_times);
    const uint_fast8_t digits_1 = (uint_fast8_t)(slope >> 2);
    const uint_fast8_t digit_1 = (uint_fast8_t)(digits_1 & 3u);
    const uint_fast8_t multiple_1_inverted = (uint_fast8_t)(127u - low_position);
    const uint_fast16_t multiple_1_times = (uint_fast16_t)((uint_fast16_t)digit_1 * (uint_fast16_t)low_position);
    /* 0, place, 2*place or ~place */
    const uint_fast8_t multiple_1 = (uint_fast8_t)((digit_1 == 3u) ? multiple_1_inverted : (uint_fast8_t)multiple_1_times);
    const uint_fast8_t above_1 = (uint_fast8_t)(multiple_0 >> 2);
    const uint_fast16_t high_1 = (uint_fast16_t)((uint_fast16_t)above_1 + (uint_fast16_t)multiple_1);
    const uint_fast8_t below_1 = (uint_fast8_t)(multiple_0 & 3u);
    const uint_fast16_t product_1 = (uint_fast16_t)((high_1 << 2) | (uint_fast16_t)below_1);
    const uint_fast8_t digits_2 = (uint_fast8_t)(slope >> 4);
    const uint_fast8_t multiple_2_inverted = (uint_fast8_t)(127u - low_position);
    const uint_fast16_t multiple_2_times = (uint_fast16_t)((uint_fast16_t)digits_2 * (uint_fast16_t)low_position);
    /* 0, place, 2*place or ~place */
    const uint_fast8_t multiple_2 = (uint_fast8_t)((digits_2 == 3u) ? multiple_2_inverted : (uint_fast8_t)multiple_2_times);
    const uint_fast8_t above_2 = (uint_fast8_t)(product_1 >> 4);
    const uint_fast16_t high_2 = (uint_fast16_t)((uint_fast16_t)above_2 + (uint_fast16_t)multiple_2);
    const uint_fast8_t below_2 = (uint_fast8_t)((uint_fast8_t)product_1 & 15u);
    const uint_fast16_t product_2 = (uint_fast16_t)((high_2 << 4) | (uint_fast16_t)below_2);
    const uint32_t line = (uint32_t)offset + (uint32_t)product_2;          /* offset + slope*place */
    const uint_fast16_t wrapped = (uint_fast16_t)(uint16_t)line;
    const uint_fast8_t beyond = (uint_fast8_t)(magnitude >> 14);           /* the residual is settled there */
    const uint_fast16_t kept = (uint_fast16_t)((beyond != 0u) ? 0u : wrapped);
    const uint_fast16_t residual = (uint_fast16_t)(kept >> 6);             /* the one rounding, to output LSB */
    const int_fast16_t sum = (int_fast16_t)((int_fast16_t)positive - (int_fast16_t)residual);

    return (int16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t gelu_q3_12_logic_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_12_LOGIC_VECTOR; codes_left -= GELU_Q3_12_LOGIC_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t x_wide = x;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(x_wide));
        const uint32x4_t segment = vshrq_n_u32(magnitude, 7);
        const uint32x4_t row = vandq_u32(segment, vdupq_n_u32(127u));
        const uint32x4_t offset = vldrhq_gather_shifted_offset_u32(gelu_q3_12_logic_offsets, row);
        const uint32x4_t slope = vldrbq_gather_offset_u32(gelu_q3_12_logic_slopes, row);
        const uint32x4_t low_position = vandq_u32(magnitude, vdupq_n_u32(127u));
        const uint32x4_t digit_0 = vandq_u32(slope, vdupq_n_u32(3u));
        const uint32x4_t multiple_0_inverted = vsubq_u32(vdupq_n_u32(127u), low_position);
        const uint32x4_t multiple_0_times = vmulq_u32(digit_0, low_position);
        const uint32x4_t multiple_0 = vpselq_u32(multiple_0_inverted, multiple_0_times, vcmpeqq_u32(digit_0, vdupq_n_u32(3u)));
        const uint32x4_t digits_1 = vshrq_n_u32(slope, 2);
        const uint32x4_t digit_1 = vandq_u32(digits_1, vdupq_n_u32(3u));
        const uint32x4_t multiple_1_inverted = vsubq_u32(vdupq_n_u32(127u), low_position);
        const uint32x4_t multiple_1_times = vmulq_u32(digit_1, low_position);
        const uint32x4_t multiple_1 = vpselq_u32(multiple_1_inverted, multiple_1_times, vcmpeqq_u32(digit_1, vdupq_n_u32(3u)));
        const uint32x4_t above_1 = vshrq_n_u32(multiple_0, 2);
        const uint32x4_t high_1 = vaddq_u32(above_1, multiple_1);
        const uint32x4_t below_1 = vandq_u32(multiple_0, vdupq_n_u32(3u));
        const uint32x4_t product_1 = vaddq_u32(vshlq_n_u32(high_1, 2), below_1);
        const uint32x4_t digits_2 = vshrq_n_u32(slope, 4);
        const uint32x4_t multiple_2_inverted = vsubq_u32(vdupq_n_u32(127u), low_position);
        const uint32x4_t multiple_2_times = vmulq_u32(digits_2, low_position);
        const uint32x4_t multiple_2 = vpselq_u32(multiple_2_inverted, multiple_2_times, vcmpeqq_u32(digits_2, vdupq_n_u32(3u)));
        const uint32x4_t above_2 = vshrq_n_u32(product_1, 4);
        const uint32x4_t high_2 = vaddq_u32(above_2, multiple_2);
        const uint32x4_t below_2 = vandq_u32(product_1, vdupq_n_u32(15u));
        const uint32x4_t product_2 = vaddq_u32(vshlq_n_u32(high_2, 4), below_2);
        const uint32x4_t line = vaddq_u32(offset, product_2);
        const uint32x4_t wrapped = vandq_u32(line, vdupq_n_u32(65535u));
        const uint32x4_t beyond = vshrq_n_u32(magnitude, 14);
        const uint32x4_t kept = vpselq_u32(vdupq_n_u32(0u), wrapped, vcmpneq_u32(beyond, vdupq_n_u32(0u)));
        const uint32x4_t residual = vshrq_n_u32(kept, 6);
        const int32x4_t sum = vsubq_s32(vreinterpretq_s32_u32(positive), vreinterpretq_s32_u32(residual));

        vstrhq_s32(output, sum);
        input += GELU_Q3_12_LOGIC_VECTOR;
        output += GELU_Q3_12_LOGIC_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_12_logic(int16_t x)
{
    return gelu_q3_12_logic_inline(x);
}

void gelu_q3_12_logic_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_12_LOGIC_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_logic_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_12_LOGIC_VECTOR
    if (size >= GELU_Q3_12_LOGIC_VECTOR) {
        i = gelu_q3_12_logic_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = gelu_q3_12_logic_inline(input[i]);
        output[i + 1u] = gelu_q3_12_logic_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_logic_inline(input[i]);
    }
#endif
}
