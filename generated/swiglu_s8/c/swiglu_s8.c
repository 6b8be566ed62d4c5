/* SPDX-License-Identifier: MIT-0 */
/**
 * @file swiglu_s8.c
 * @brief SwiGLU: f(gate)*up with f(x) = x*sigma(x)
 *
 * swiglu_s8.h states formats, error and the command that makes this file.
 */
#include "swiglu_s8.h"

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
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define SWIGLU_S8_VECTOR 4u
#endif

/* coefficient 3 of every segment */
static const uint8_t HWACT_TABLE swiglu_s8_c3[2] = {
    10,  1
};

/* coefficient 2 of every segment */
static const int8_t HWACT_TABLE swiglu_s8_c2[2] = {
    -3,  0
};

/* coefficient 1 of every segment, less -22 */
static const uint8_t HWACT_TABLE swiglu_s8_c1[2] = {
    153,   0
};

/* coefficient 0 of every segment, less 8 */
static const int8_t HWACT_TABLE swiglu_s8_c0[2] = {
    -8,  1
};

static inline int8_t swiglu_s8_inline(int8_t gate, int8_t up)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((gate > 0) ? (uint_fast8_t)gate : 0u);
    const int_fast8_t gate_wide = gate;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)gate_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 125u) ? magnitude : 125u);
    const uint_fast8_t key = (uint_fast8_t)(position >> 6);
    const uint_fast8_t from_1 = (uint_fast8_t)HWACT_BELOW(0u, key);
    const uint_fast8_t place = (uint_fast8_t)(position - (from_1 << 6));     /* place inside the segment */
    /* coefficient of the place to the power of 3 */
    const uint_fast8_t c3_stored = HWACT_READ(uint8_t, swiglu_s8_c3, from_1);
    const uint_fast16_t product3 = (uint_fast16_t)((uint_fast16_t)c3_stored * (uint_fast16_t)place);
    const uint_fast8_t scaled3 = (uint_fast8_t)(product3 >> 2);
    const int_fast8_t c2_stored = HWACT_READ(int8_t, swiglu_s8_c2, from_1);  /* coefficient of the place to the power of 2 */
    const int_fast16_t sum2 = (int_fast16_t)((int_fast16_t)scaled3 + ((int_fast16_t)c2_stored * 128));
    const int_fast16_t product2 = (int_fast16_t)(sum2 * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product2_biased = (uint_fast16_t)((uint_fast16_t)product2 + 16384u);
    const uint_fast16_t scaled2 = (uint_fast16_t)(product2_biased >> 3);     /* more by 2048 */
    /* coefficient of the place to the power of 1 */
    const uint_fast8_t c1_stored = HWACT_READ(uint8_t, swiglu_s8_c1, from_1);
    /* what all segments have in common */
    const int_fast16_t c1_whole = (int_fast16_t)((int_fast16_t)c1_stored - 22);
    const int_fast16_t c1_aligned = (int_fast16_t)(c1_whole * 16);
    const uint_fast16_t sum1 = (uint_fast16_t)((uint_fast16_t)c1_aligned + scaled2);
    const int_fast16_t sum1_whole = (int_fast16_t)((int_fast16_t)sum1 - 2048);
    const int_fast16_t product1 = (int_fast16_t)(sum1_whole * (int_fast16_t)place);
    /* never negative */
    const uint_fast16_t product1_biased = (uint_fast16_t)((uint_fast16_t)product1 + 16384u);
    const uint_fast16_t scaled1 = (uint_fast16_t)(product1_biased >> 7);     /* more by 128 */
    const int_fast8_t c0_stored = HWACT_READ(int8_t, swiglu_s8_c0, from_1);  /* value at the start of the segment */
    const int_fast8_t c0_aligned = (int_fast8_t)(c0_stored * 16);
    const uint_fast8_t sum0 = (uint_fast8_t)((uint_fast8_t)c0_aligned + (uint_fast8_t)scaled1);
    const uint_fast16_t aligned = (uint_fast16_t)((uint_fast16_t)sum0 << 5); /* to the scale of the base */
    const uint32_t base = HWACT_BYTE_PRODUCT(positive, 983u);                /* input LSB to gate LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 8447u;                       /* never negative */
    const uint_fast16_t rounded = (uint_fast16_t)(sum_biased >> 8);          /* to gate LSB; more by 32 */
    /* to gate LSB */
    const int_fast16_t rounded_whole = (int_fast16_t)((int_fast16_t)rounded - 32);
    const int32_t gated = (int32_t)rounded_whole * (int32_t)up;              /* the product, exact */
    const uint32_t gated_biased_biased = (uint32_t)gated + UINT32_C(65664);  /* never negative */
    /* the one rounding, to output LSB; more by 256 */
    const uint_fast16_t requantized = (uint_fast16_t)(gated_biased_biased >> 8);
    /* output zero point */
    const int_fast16_t output_code = (int_fast16_t)((int_fast16_t)requantized - 276);
    /* saturate */
    const int_fast16_t limited_code_floor = (int_fast16_t)((output_code > (-128)) ? output_code : (-128));
    /* saturate */
    const int_fast8_t limited_code = (int_fast8_t)((limited_code_floor < 127) ? (int_fast8_t)limited_code_floor : 127);

    return (int8_t)limited_code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 32 bits. */
static size_t swiglu_s8_vector(const int8_t *gate_input, const int8_t *up_input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= SWIGLU_S8_VECTOR; codes_left -= SWIGLU_S8_VECTOR) {
        const int32x4_t gate = vldrbq_s32(gate_input);
        const int32x4_t up = vldrbq_s32(up_input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(gate, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t gate_wide = gate;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(gate_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(125u));
        const uint32x4_t key = vshrq_n_u32(position, 6);
        const uint32x4_t from_1 = vshrq_n_u32(vaddq_n_u32(vmvnq_u32(key), 1u), 31);
        const uint32x4_t place = vmlaq_n_u32(position, from_1, UINT32_C(4294967232));
        const uint32x4_t c3_stored = vldrbq_gather_offset_u32(swiglu_s8_c3, from_1);
        const uint32x4_t product3 = vmulq_u32(c3_stored, place);
        const uint32x4_t scaled3 = vshrq_n_u32(product3, 2);
        const int32x4_t c2_stored = vldrbq_gather_offset_s32(swiglu_s8_c2, from_1);
        const int32x4_t sum2 = vmlaq_n_s32(vreinterpretq_s32_u32(scaled3), c2_stored, 128);
        const int32x4_t product2 = vmulq_s32(sum2, vreinterpretq_s32_u32(place));
        const uint32x4_t product2_biased = vaddq_n_u32(vreinterpretq_u32_s32(product2), 16384u);
        const uint32x4_t scaled2 = vshrq_n_u32(product2_biased, 3);
        const uint32x4_t c1_stored = vldrbq_gather_offset_u32(swiglu_s8_c1, from_1);
        const int32x4_t c1_whole = vsubq_n_s32(vreinterpretq_s32_u32(c1_stored), 22);
        const uint32x4_t sum1 = vmlaq_n_u32(scaled2, vreinterpretq_u32_s32(c1_whole), 16u);
        const int32x4_t sum1_whole = vsubq_n_s32(vreinterpretq_s32_u32(sum1), 2048);
        const int32x4_t product1 = vmulq_s32(sum1_whole, vreinterpretq_s32_u32(place));
        const uint32x4_t product1_biased = vaddq_n_u32(vreinterpretq_u32_s32(product1), 16384u);
        const uint32x4_t scaled1 = vshrq_n_u32(product1_biased, 7);
        const int32x4_t c0_stored = vldrbq_gather_offset_s32(swiglu_s8_c0, from_1);
        const uint32x4_t sum0 = vmlaq_n_u32(scaled1, vreinterpretq_u32_s32(c0_stored), 16u);
        const uint32x4_t base = vmulq_n_u32(positive, 983u);
        const int32x4_t sum = vmlaq_n_s32(vreinterpretq_s32_u32(base), vreinterpretq_s32_u32(sum0), (-32));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(sum), 8447u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 8);
        const int32x4_t rounded_whole = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 32);
        const int32x4_t gated = vmulq_s32(rounded_whole, up);
        const uint32x4_t gated_biased_biased = vaddq_n_u32(vreinterpretq_u32_s32(gated), UINT32_C(65664));
        const uint32x4_t requantized = vshrq_n_u32(gated_biased_biased, 8);
        const int32x4_t output_code = vsubq_n_s32(vreinterpretq_s32_u32(requantized), 276);
        const int32x4_t limited_code_floor = vmaxq_s32(output_code, vdupq_n_s32((-128)));
        const int32x4_t limited_code = vminq_s32(limited_code_floor, vdupq_n_s32(127));

        vstrbq_s32(output, limited_code);
        gate_input += SWIGLU_S8_VECTOR;
        up_input += SWIGLU_S8_VECTOR;
        output += SWIGLU_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t swiglu_s8(int8_t gate, int8_t up)
{
    return swiglu_s8_inline(gate, up);
}

void swiglu_s8_array(const int8_t *gate, const int8_t *up, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(SWIGLU_S8_VECTOR)
    const int8_t *gate_at = gate;
    const int8_t *up_at = up;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = swiglu_s8_inline(*gate_at, *up_at);
        gate_at++;
        up_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef SWIGLU_S8_VECTOR
    if (size >= SWIGLU_S8_VECTOR) {
        i = swiglu_s8_vector(gate, up, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = swiglu_s8_inline(gate[i], up[i]);
        output[i + 1u] = swiglu_s8_inline(gate[i + 1u], up[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = swiglu_s8_inline(gate[i], up[i]);
    }
#endif
}
