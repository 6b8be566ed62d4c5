/* SPDX-License-Identifier: MIT-0 */
/**
 * @file sigmoid_q3_8.c
 * @brief Sigmoid: sigma(x) = 1/(1 + e^-x)
 *
 * sigmoid_q3_8.h states formats, error and the command that makes this file.
 */
#include "sigmoid_q3_8.h"

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

/* value >> bits; avr-gcc moves bytes once the value is up to the next, where it loses nothing above */
#ifdef __AVR__
#define HWACT_UP_AND_DOWN(value, bits, up) (((value) << (up)) >> ((bits) + (up)))
#else
#define HWACT_UP_AND_DOWN(value, bits, up) ((value) >> (bits))
#endif

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define SIGMOID_Q3_8_VECTOR 4u
#endif

/* first position of every segment, in units of 64 */
static const uint8_t HWACT_TABLE sigmoid_q3_8_starts[4] = {
     0,  5, 14, 22
};

/* coefficient 3 of every segment */
static const int8_t HWACT_TABLE sigmoid_q3_8_c3[4] = {
     27, -13,  -4,  -1
};

/* coefficient 2 of every segment */
static const uint8_t HWACT_TABLE sigmoid_q3_8_c2[4] = {
     31, 220,  47,   8
};

/* coefficient 1 of every segment */
static const int16_t HWACT_TABLE sigmoid_q3_8_c1[4] = {
    -516, -358,  -57,   -8
};

/* coefficient 0 of every segment, less 8192 */
static const int16_t HWACT_TABLE sigmoid_q3_8_c0[4] = {
        3, -4539, -7710, -8124
};

static inline uint16_t sigmoid_q3_8_inline(int16_t x)
{
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* the residual is odd */
    const uint_fast16_t magnitude = (uint_fast16_t)((x_code < 0) ? (uint_fast16_t)(0u - (uint_fast16_t)x_code) : (uint_fast16_t)x_code);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 1848u) ? magnitude : 1848u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 6);
    const uint_fast8_t from_5 = (uint_fast8_t)HWACT_BELOW(4u, key);
    const uint_fast8_t from_14 = (uint_fast8_t)HWACT_BELOW(13u, key);
    const uint_fast8_t segment_from_14 = (uint_fast8_t)(from_14 + from_5);
    const uint_fast8_t from_22 = (uint_fast8_t)HWACT_BELOW(21u, key);
    const uint_fast8_t segment = (uint_fast8_t)(from_22 + segment_from_14); /* breakpoints passed */
    const uint_fast8_t start = HWACT_READ(uint8_t, sigmoid_q3_8_starts, segment);
    /* place inside the segment */
    const uint_fast16_t place = (uint_fast16_t)(position - ((uint_fast16_t)start << 6));
    /* coefficient of the place to the power of 3 */
    const int_fast8_t c3_stored = HWACT_READ(int8_t, sigmoid_q3_8_c3, segment);
    const int_fast16_t product3 = (int_fast16_t)((int_fast16_t)c3_stored * (int_fast16_t)place);
    /* coefficient of the place to the power of 2 */
    const uint_fast8_t c2_stored = HWACT_READ(uint8_t, sigmoid_q3_8_c2, segment);
    const uint_fast16_t sum2 = (uint_fast16_t)((uint_fast16_t)product3 + ((uint_fast16_t)c2_stored << 7));
    const uint32_t product2 = (uint32_t)sum2 * (uint32_t)place;
    const uint32_t scaled2 = HWACT_UP_AND_DOWN(product2, 5, 3);
    /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_stored = HWACT_READ(int16_t, sigmoid_q3_8_c1, segment);
    const int32_t sum1 = (int32_t)scaled2 + ((int32_t)c1_stored * 2048);
    const int32_t product1 = sum1 * (int32_t)place;
    /* never negative */
    const uint32_t product1_biased = (uint32_t)product1 + UINT32_C(536870912);
    const uint_fast16_t scaled1 = (uint_fast16_t)(product1_biased >> 16);   /* more by 8192 */
    /* value at the start of the segment */
    const int_fast16_t c0_stored = HWACT_READ(int16_t, sigmoid_q3_8_c0, segment);
    const uint_fast16_t sum0 = (uint_fast16_t)((uint_fast16_t)c0_stored + scaled1);
    const uint_fast16_t residual = (uint_fast16_t)(sum0 >> 2);              /* the one rounding, to output LSB */
    /* the straight line of this side */
    const uint_fast16_t base = (uint_fast16_t)((x_code < 0) ? (uint_fast16_t)0u : (uint_fast16_t)4096u);
    const uint_fast8_t positive = (uint_fast8_t)(((-1) < x_code) ? (uint_fast8_t)1u : (uint_fast8_t)0u);
    const uint_fast16_t less_one = (uint_fast16_t)(residual - (uint_fast16_t)positive);
    const int_fast16_t turned_inverted = (int_fast16_t)((-1) - (int_fast16_t)less_one);
    /* the residual is odd */
    const int_fast16_t turned = (int_fast16_t)((positive != 0u) ? turned_inverted : (int_fast16_t)less_one);
    const uint_fast16_t sum = (uint_fast16_t)((uint_fast16_t)turned + base);

    return (uint16_t)sum;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t sigmoid_q3_8_vector(const int16_t *input, uint16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= SIGMOID_Q3_8_VECTOR; codes_left -= SIGMOID_Q3_8_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const int32x4_t x_code_floor = vmaxq_s32(x, vdupq_n_s32((-2048)));
        const int32x4_t x_code = vminq_s32(x_code_floor, vdupq_n_s32(2047));
        const uint32x4_t magnitude = vreinterpretq_u32_s32(vabsq_s32(x_code));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(1848u));
        const uint32x4_t key = vshrq_n_u32(position, 6);
        const uint32x4_t from_5 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 5u), 31);
        const uint32x4_t from_14 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 14u), 31);
        const uint32x4_t segment_from_14 = vaddq_u32(from_14, from_5);
        const uint32x4_t from_22 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 22u), 31);
        const uint32x4_t segment = vaddq_u32(from_22, segment_from_14);
        const uint32x4_t start = vldrbq_gather_offset_u32(sigmoid_q3_8_starts, segment);
        const uint32x4_t place = vmlaq_n_u32(position, start, UINT32_C(4294967232));
        const int32x4_t c3_stored = vldrbq_gather_offset_s32(sigmoid_q3_8_c3, segment);
        const int32x4_t product3 = vmulq_s32(c3_stored, vreinterpretq_s32_u32(place));
        const uint32x4_t c2_stored = vldrbq_gather_offset_u32(sigmoid_q3_8_c2, segment);
        const uint32x4_t sum2 = vmlaq_n_u32(vreinterpretq_u32_s32(product3), c2_stored, 128u);
        const uint32x4_t product2 = vmulq_u32(sum2, place);
        const uint32x4_t scaled2 = vshrq_n_u32(product2, 5);
        const int32x4_t c1_stored = vldrhq_gather_shifted_offset_s32(sigmoid_q3_8_c1, segment);
        const int32x4_t sum1 = vmlaq_n_s32(vreinterpretq_s32_u32(scaled2), c1_stored, 2048);
        const int32x4_t product1 = vmulq_s32(sum1, vreinterpretq_s32_u32(place));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), UINT32_C(536870912));
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 16);
        const int32x4_t c0_stored = vldrhq_gather_shifted_offset_s32(sigmoid_q3_8_c0, segment);
        const uint32x4_t sum0 = vaddq_u32(scaled1, vreinterpretq_u32_s32(c0_stored));
        const uint32x4_t residual = vshrq_n_u32(sum0, 2);
        const uint32x4_t base = vpselq_u32(vdupq_n_u32(0u), vdupq_n_u32(4096u), vcmpltq_s32(x_code, vdupq_n_s32(0)));
        const uint32x4_t positive = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(vreinterpretq_u32_s32(x_code)), 0u), 31);
        const uint32x4_t less_one = vsubq_u32(residual, positive);
        const int32x4_t turned_inverted = vsubq_s32(vdupq_n_s32((-1)), vreinterpretq_s32_u32(less_one));
        const int32x4_t turned = vpselq_s32(turned_inverted, vreinterpretq_s32_u32(less_one), vcmpneq_u32(positive, vdupq_n_u32(0u)));
        const uint32x4_t sum = vaddq_u32(base, vreinterpretq_u32_s32(turned));

        vstrhq_u32(output, sum);
        input += SIGMOID_Q3_8_VECTOR;
        output += SIGMOID_Q3_8_VECTOR;
    }

    return size - codes_left;
}
#endif

uint16_t sigmoid_q3_8(int16_t x)
{
    return sigmoid_q3_8_inline(x);
}

void sigmoid_q3_8_array(const int16_t *input, uint16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(SIGMOID_Q3_8_VECTOR)
    const int16_t *x_at = input;
    uint16_t *at = output;
    const uint16_t *end = &output[size];

    while (at != end) {
        *at = sigmoid_q3_8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef SIGMOID_Q3_8_VECTOR
    if (size >= SIGMOID_Q3_8_VECTOR) {
        i = sigmoid_q3_8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = sigmoid_q3_8_inline(input[i]);
        output[i + 1u] = sigmoid_q3_8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = sigmoid_q3_8_inline(input[i]);
    }
#endif
}
