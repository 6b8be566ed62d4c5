/* SPDX-License-Identifier: MIT-0 */
/**
 * @file tanh_q3_8.c
 * @brief Tanh: tanh(x) = (e^x - e^-x)/(e^x + e^-x)
 *
 * tanh_q3_8.h states formats, error and the command that makes this file.
 */
#include "tanh_q3_8.h"

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
#define TANH_Q3_8_VECTOR 4u
#endif

/* first position of every segment, in units of 32 */
static const uint8_t HWACT_TABLE tanh_q3_8_starts[4] = {
     0,  5, 15, 25
};

/* coefficient 3 of every segment */
static const int8_t HWACT_TABLE tanh_q3_8_c3[4] = {
    -56,  25,   5,   1
};

/* coefficient 2 of every segment, less -217 */
static const uint8_t HWACT_TABLE tanh_q3_8_c2[4] = {
    189,   0, 183, 213
};

/* coefficient 1 of every segment, less 1024 */
static const int16_t HWACT_TABLE tanh_q3_8_c1[4] = {
     1038,   403,  -847, -1009
};

/* coefficient 0 of every segment */
static const uint16_t HWACT_TABLE tanh_q3_8_c0[4] = {
       1, 4546, 7817, 8163
};

static inline int16_t tanh_q3_8_inline(int16_t x)
{
    const int_fast16_t x_code_floor = (int_fast16_t)((x > (-2048)) ? (int_fast16_t)x : (-2048));
    /* other codes are taken as the nearest */
    const int_fast16_t x_code = (int_fast16_t)((x_code_floor < 2047) ? x_code_floor : 2047);
    /* the residual is odd */
    const uint_fast16_t magnitude = (uint_fast16_t)((x_code < 0) ? (uint_fast16_t)(0u - (uint_fast16_t)x_code) : (uint_fast16_t)x_code);
    /* the residual is flat beyond */
    const uint_fast16_t position = (uint_fast16_t)((magnitude < 1065u) ? magnitude : 1065u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 5);
    const uint_fast8_t from_5 = (uint_fast8_t)HWACT_BELOW(4u, key);
    const uint_fast8_t from_15 = (uint_fast8_t)HWACT_BELOW(14u, key);
    const uint_fast8_t segment_from_15 = (uint_fast8_t)(from_15 + from_5);
    const uint_fast8_t from_25 = (uint_fast8_t)HWACT_BELOW(24u, key);
    const uint_fast8_t segment = (uint_fast8_t)(from_25 + segment_from_15);  /* breakpoints passed */
    const uint_fast8_t start = HWACT_READ(uint8_t, tanh_q3_8_starts, segment);
    /* place inside the segment */
    const uint_fast16_t place = (uint_fast16_t)(position - ((uint_fast16_t)start << 5));
    const int_fast8_t c3_stored = HWACT_READ(int8_t, tanh_q3_8_c3, segment); /* coefficient of the place to the power of 3 */
    const int_fast16_t product3 = (int_fast16_t)((int_fast16_t)c3_stored * (int_fast16_t)place);
    /* coefficient of the place to the power of 2 */
    const uint_fast8_t c2_stored = HWACT_READ(uint8_t, tanh_q3_8_c2, segment);
    /* what all segments have in common */
    const int_fast16_t c2_whole = (int_fast16_t)((int_fast16_t)c2_stored - 217);
    const int_fast16_t sum2 = (int_fast16_t)(product3 + (c2_whole * 128));
    const int32_t product2 = (int32_t)sum2 * (int32_t)place;
    const uint32_t product2_biased = (uint32_t)product2 + UINT32_C(8388608); /* never negative */
    const uint32_t scaled2 = HWACT_UP_AND_DOWN(product2_biased, 6, 2);       /* more by 131072 */
    /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_stored = HWACT_READ(int16_t, tanh_q3_8_c1, segment);
    const int32_t c1_aligned = (int32_t)c1_stored * 128;
    const uint32_t sum1 = (uint32_t)c1_aligned + scaled2;
    const uint32_t product1 = sum1 * (uint32_t)place;
    const uint_fast16_t scaled1 = (uint_fast16_t)(HWACT_UP_AND_DOWN(product1, 13, 3));
    /* value at the start of the segment */
    const uint_fast16_t c0_stored = HWACT_READ(uint16_t, tanh_q3_8_c0, segment);
    const uint_fast16_t sum0 = (uint_fast16_t)(scaled1 + c0_stored);
    const uint_fast16_t residual = (uint_fast16_t)(sum0 >> 2);               /* the one rounding, to output LSB */
    const uint_fast8_t negative = (uint_fast8_t)((x_code < 0) ? (uint_fast8_t)1u : (uint_fast8_t)0u);
    const uint_fast16_t less_one = (uint_fast16_t)(residual - (uint_fast16_t)negative);
    const int_fast16_t turned_inverted = (int_fast16_t)((-1) - (int_fast16_t)less_one);
    /* the residual is odd */
    const int_fast16_t turned = (int_fast16_t)((negative != 0u) ? turned_inverted : (int_fast16_t)less_one);
    /* saturate */
    const int_fast16_t saturated = (int_fast16_t)((turned < 2047) ? turned : 2047);

    return (int16_t)saturated;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t tanh_q3_8_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= TANH_Q3_8_VECTOR; codes_left -= TANH_Q3_8_VECTOR) {
        const int32x4_t x = vldrhq_s32(input);
        const int32x4_t x_code_floor = vmaxq_s32(x, vdupq_n_s32((-2048)));
        const int32x4_t x_code = vminq_s32(x_code_floor, vdupq_n_s32(2047));
        const uint32x4_t magnitude = vreinterpretq_u32_s32(vabsq_s32(x_code));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(1065u));
        const uint32x4_t key = vshrq_n_u32(position, 5);
        const uint32x4_t from_5 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 5u), 31);
        const uint32x4_t from_15 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 15u), 31);
        const uint32x4_t segment_from_15 = vaddq_u32(from_15, from_5);
        const uint32x4_t from_25 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 25u), 31);
        const uint32x4_t segment = vaddq_u32(from_25, segment_from_15);
        const uint32x4_t start = vldrbq_gather_offset_u32(tanh_q3_8_starts, segment);
        const uint32x4_t place = vmlaq_n_u32(position, start, UINT32_C(4294967264));
        const int32x4_t c3_stored = vldrbq_gather_offset_s32(tanh_q3_8_c3, segment);
        const int32x4_t product3 = vmulq_s32(c3_stored, vreinterpretq_s32_u32(place));
        const uint32x4_t c2_stored = vldrbq_gather_offset_u32(tanh_q3_8_c2, segment);
        const int32x4_t c2_whole = vsubq_n_s32(vreinterpretq_s32_u32(c2_stored), 217);
        const int32x4_t sum2 = vmlaq_n_s32(product3, c2_whole, 128);
        const int32x4_t product2 = vmulq_s32(sum2, vreinterpretq_s32_u32(place));
        const uint32x4_t product2_biased = vaddq_n_u32(vreinterpretq_u32_s32(product2), UINT32_C(8388608));
        const uint32x4_t scaled2 = vshrq_n_u32(product2_biased, 6);
        const int32x4_t c1_stored = vldrhq_gather_shifted_offset_s32(tanh_q3_8_c1, segment);
        const uint32x4_t sum1 = vmlaq_n_u32(scaled2, vreinterpretq_u32_s32(c1_stored), 128u);
        const uint32x4_t product1 = vmulq_u32(sum1, place);
        const uint32x4_t scaled1 = vshrq_n_u32(product1, 13);
        const uint32x4_t c0_stored = vldrhq_gather_shifted_offset_u32(tanh_q3_8_c0, segment);
        const uint32x4_t sum0 = vaddq_u32(scaled1, c0_stored);
        const uint32x4_t residual = vshrq_n_u32(sum0, 2);
        const uint32x4_t negative = vshrq_n_u32(vreinterpretq_u32_s32(x_code), 31);
        const uint32x4_t less_one = vsubq_u32(residual, negative);
        const int32x4_t turned_inverted = vsubq_s32(vdupq_n_s32((-1)), vreinterpretq_s32_u32(less_one));
        const int32x4_t turned = vpselq_s32(turned_inverted, vreinterpretq_s32_u32(less_one), vcmpneq_u32(negative, vdupq_n_u32(0u)));
        const int32x4_t saturated = vminq_s32(turned, vdupq_n_s32(2047));

        vstrhq_s32(output, saturated);
        input += TANH_Q3_8_VECTOR;
        output += TANH_Q3_8_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t tanh_q3_8(int16_t x)
{
    return tanh_q3_8_inline(x);
}

void tanh_q3_8_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(TANH_Q3_8_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = tanh_q3_8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef TANH_Q3_8_VECTOR
    if (size >= TANH_Q3_8_VECTOR) {
        i = tanh_q3_8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = tanh_q3_8_inline(input[i]);
        output[i + 1u] = tanh_q3_8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = tanh_q3_8_inline(input[i]);
    }
#endif
}
