/* SPDX-License-Identifier: MIT-0 */
/**
 * @file selu_s8.c
 * @brief SELU, lambda = 1.0507, alpha = 1.6733: x >= 0: lambda*x, x < 0: lambda*alpha*(e^x - 1)
 *
 * selu_s8.h states formats, error and the command that makes this file.
 */
#include "selu_s8.h"

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
#define SELU_S8_VECTOR 4u
#endif

/* coefficient 3 of every segment */
static const uint8_t HWACT_TABLE selu_s8_c3[2] = {
    1, 3
};

/* coefficient 2 of every segment */
static const int8_t HWACT_TABLE selu_s8_c2[2] = {
    -19, -17
};

/* coefficient 1 of every segment, less 8 */
static const int8_t HWACT_TABLE selu_s8_c1[2] = {
     1, -6
};

/* coefficient 0 of every segment */
static const uint8_t HWACT_TABLE selu_s8_c0[2] = {
      1, 107
};

static inline int8_t selu_s8_inline(int8_t x)
{
    const int_fast16_t opposite = (int_fast16_t)(-(int_fast16_t)x);
    /* the residual lives on the negative side */
    const uint_fast8_t position_floor = (uint_fast8_t)((opposite > 0) ? (uint_fast8_t)opposite : 0u);
    /* the residual lives on the negative side */
    const uint_fast8_t position = (uint_fast8_t)((position_floor < 90u) ? position_floor : 90u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 2);
    const uint_fast8_t from_15 = (uint_fast8_t)HWACT_BELOW(14u, key);
    const uint_fast8_t start = (uint_fast8_t)(from_15 * 15u);
    const uint_fast8_t place = (uint_fast8_t)(position - (start << 2));      /* place inside the segment */
    const uint_fast8_t c3_stored = HWACT_READ(uint8_t, selu_s8_c3, from_15); /* coefficient of the place to the power of 3 */
    const uint_fast8_t product3 = (uint_fast8_t)(c3_stored * place);
    const int_fast8_t c2_stored = HWACT_READ(int8_t, selu_s8_c2, from_15);   /* coefficient of the place to the power of 2 */
    const int_fast16_t sum2 = (int_fast16_t)((int_fast16_t)product3 + ((int_fast16_t)c2_stored * 8));
    const int_fast16_t product2 = (int_fast16_t)(sum2 * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product2_biased = (uint_fast16_t)((uint_fast16_t)product2 + 8192u);
    const uint_fast16_t scaled2 = (uint_fast16_t)(product2_biased >> 2);     /* more by 2048 */
    const int_fast8_t c1_stored = HWACT_READ(int8_t, selu_s8_c1, from_15);   /* coefficient of the place to the power of 1 */
    const int_fast16_t c1_aligned = (int_fast16_t)((int_fast16_t)c1_stored * 256);
    const uint_fast16_t sum1 = (uint_fast16_t)((uint_fast16_t)c1_aligned + scaled2);
    const uint_fast16_t product1 = (uint_fast16_t)(sum1 * (uint_fast16_t)place);
    const uint_fast8_t scaled1 = (uint_fast8_t)(product1 >> 9);
    const uint_fast8_t c0_stored = HWACT_READ(uint8_t, selu_s8_c0, from_15); /* value at the start of the segment */
    const uint_fast8_t sum0 = (uint_fast8_t)(scaled1 + c0_stored);
    const uint_fast16_t aligned = (uint_fast16_t)((uint_fast16_t)sum0 << 8); /* to the scale of the base */
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
    const uint32_t base = HWACT_BYTE_PRODUCT(positive, 717u);                /* input LSB to output LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 33279u;                      /* never negative */
    /* the one rounding, to output LSB; more by 64 */
    const uint_fast8_t rounded = (uint_fast8_t)((uint_fast16_t)(sum_biased >> 8) >> 1);
    const int_fast8_t code = (int_fast8_t)((int_fast16_t)rounded - 134);     /* output zero point */

    return (int8_t)code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the same steps in lanes of 32 bits. */
static size_t selu_s8_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= SELU_S8_VECTOR; codes_left -= SELU_S8_VECTOR) {
        const int32x4_t x = vldrbq_s32(input);
        const int32x4_t opposite = vnegq_s32(x);
        const uint32x4_t position_floor = vreinterpretq_u32_s32(vmaxq_s32(opposite, vdupq_n_s32(0)));
        const uint32x4_t position = vminq_u32(position_floor, vdupq_n_u32(90u));
        const uint32x4_t key = vshrq_n_u32(position, 2);
        const uint32x4_t from_15 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 15u), 31);
        const uint32x4_t start = vmulq_n_u32(from_15, 15u);
        const uint32x4_t place = vmlaq_n_u32(position, start, UINT32_C(4294967292));
        const uint32x4_t c3_stored = vldrbq_gather_offset_u32(selu_s8_c3, from_15);
        const uint32x4_t product3 = vmulq_u32(c3_stored, place);
        const int32x4_t c2_stored = vldrbq_gather_offset_s32(selu_s8_c2, from_15);
        const int32x4_t sum2 = vmlaq_n_s32(vreinterpretq_s32_u32(product3), c2_stored, 8);
        const int32x4_t product2 = vmulq_s32(sum2, vreinterpretq_s32_u32(place));
        const uint32x4_t product2_biased = vaddq_n_u32(vreinterpretq_u32_s32(product2), 8192u);
        const uint32x4_t scaled2 = vshrq_n_u32(product2_biased, 2);
        const int32x4_t c1_stored = vldrbq_gather_offset_s32(selu_s8_c1, from_15);
        const uint32x4_t sum1 = vmlaq_n_u32(scaled2, vreinterpretq_u32_s32(c1_stored), 256u);
        const uint32x4_t product1 = vmulq_u32(sum1, place);
        const uint32x4_t scaled1 = vshrq_n_u32(product1, 9);
        const uint32x4_t c0_stored = vldrbq_gather_offset_u32(selu_s8_c0, from_15);
        const uint32x4_t sum0 = vaddq_u32(scaled1, c0_stored);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(x, vdupq_n_s32(0)));
        const uint32x4_t base = vmulq_n_u32(positive, 717u);
        const int32x4_t sum = vmlaq_n_s32(vreinterpretq_s32_u32(base), vreinterpretq_s32_u32(sum0), (-256));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(sum), 33279u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 9);
        const int32x4_t code = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 134);

        vstrbq_s32(output, code);
        input += SELU_S8_VECTOR;
        output += SELU_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t selu_s8(int8_t x)
{
    return selu_s8_inline(x);
}

void selu_s8_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(SELU_S8_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = selu_s8_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef SELU_S8_VECTOR
    if (size >= SELU_S8_VECTOR) {
        i = selu_s8_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = selu_s8_inline(input[i]);
        output[i + 1u] = selu_s8_inline(input[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = selu_s8_inline(input[i]);
    }
#endif
}
