/* SPDX-License-Identifier: MIT-0 */
/**
 * @file geglu_s8.c
 * @brief GEGLU: f(gate)*up with f(x) = x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * geglu_s8.h states formats, error and the command that makes this file.
 */
#include "geglu_s8.h"

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
#define GEGLU_S8_VECTOR 4u
#endif

/* residual at every 8th position, in gate LSB, rounding constant included */
static const uint8_t HWACT_TABLE geglu_s8_entries[12] = {
     0, 11, 16, 18, 16, 14, 10,  7,  5,  3,  2,  0
};

static inline int8_t geglu_s8_inline(int8_t gate, int8_t up)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((gate > 0) ? (uint_fast8_t)gate : 0u);
    const int_fast8_t gate_wide = gate;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)gate_wide);
    /* the residual is flat beyond */
    const uint_fast8_t position = (uint_fast8_t)((magnitude < 87u) ? magnitude : 87u);
    const uint_fast8_t segment = (uint_fast8_t)(position >> 3);
    const uint_fast8_t left = HWACT_READ(uint8_t, geglu_s8_entries, segment);
    const uint_fast8_t fraction = (uint_fast8_t)(position & 7u);            /* place inside the segment */
    const uint_fast8_t right = HWACT_READ(uint8_t, (&geglu_s8_entries[1]), segment);
    const int_fast8_t rise = (int_fast8_t)((int_fast8_t)right - (int_fast8_t)left);
    const int_fast8_t part = (int_fast8_t)(rise * (int_fast8_t)fraction);
    /* linear between the two entries */
    const uint_fast8_t line = (uint_fast8_t)((uint_fast8_t)part + (left << 3));
    const uint_fast8_t rounding = (uint_fast8_t)(line + 4u);                /* one half gate LSB */
    /* to the scale of the base */
    const uint_fast16_t aligned = (uint_fast16_t)((uint_fast16_t)rounding << 6);
    const uint32_t base = HWACT_BYTE_PRODUCT(positive, 1645u);              /* input LSB to gate LSB */
    const int32_t sum = (int32_t)base - (int32_t)aligned;
    const uint32_t sum_biased = (uint32_t)sum + 16895u;                     /* never negative */
    /* to gate LSB; more by 32 */
    const uint_fast16_t rounded = (uint_fast16_t)((uint_fast16_t)(sum_biased >> 8) >> 1);
    /* to gate LSB */
    const int_fast16_t rounded_whole = (int_fast16_t)((int_fast16_t)rounded - 32);
    const int_fast16_t centered_up = (int_fast16_t)((int_fast16_t)up - 3);  /* second input less its zero point */
    const int32_t gated = (int32_t)rounded_whole * (int32_t)centered_up;    /* the product, exact */
    const uint32_t gated_biased_biased = (uint32_t)gated + UINT32_C(65664); /* never negative */
    /* the one rounding, to output LSB; more by 256 */
    const uint_fast16_t requantized = (uint_fast16_t)(gated_biased_biased >> 8);
    /* output zero point */
    const int_fast16_t output_code = (int_fast16_t)((int_fast16_t)requantized - 261);
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
static size_t geglu_s8_vector(const int8_t *gate_input, const int8_t *up_input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GEGLU_S8_VECTOR; codes_left -= GEGLU_S8_VECTOR) {
        const int32x4_t gate = vldrbq_s32(gate_input);
        const int32x4_t up = vldrbq_s32(up_input);
        const uint32x4_t positive = vreinterpretq_u32_s32(vmaxq_s32(gate, vdupq_n_s32(0)));
        const uint32x4_t twice = vshlq_n_u32(positive, 1);
        const int32x4_t gate_wide = gate;
        const uint32x4_t magnitude = vsubq_u32(twice, vreinterpretq_u32_s32(gate_wide));
        const uint32x4_t position = vminq_u32(magnitude, vdupq_n_u32(87u));
        const uint32x4_t segment = vshrq_n_u32(position, 3);
        const uint32x4_t left = vldrbq_gather_offset_u32(geglu_s8_entries, segment);
        const uint32x4_t fraction = vandq_u32(position, vdupq_n_u32(7u));
        const uint32x4_t right = vldrbq_gather_offset_u32(&geglu_s8_entries[1], segment);
        const int32x4_t rise = vsubq_s32(vreinterpretq_s32_u32(right), vreinterpretq_s32_u32(left));
        const int32x4_t part = vmulq_s32(rise, vreinterpretq_s32_u32(fraction));
        const uint32x4_t line = vmlaq_n_u32(vreinterpretq_u32_s32(part), left, 8u);
        const uint32x4_t rounding = vaddq_n_u32(line, 4u);
        const uint32x4_t base = vmulq_n_u32(positive, 1645u);
        const int32x4_t sum = vmlaq_n_s32(vreinterpretq_s32_u32(base), vreinterpretq_s32_u32(rounding), (-64));
        const uint32x4_t sum_biased = vaddq_n_u32(vreinterpretq_u32_s32(sum), 16895u);
        const uint32x4_t rounded = vshrq_n_u32(sum_biased, 9);
        const int32x4_t rounded_whole = vsubq_n_s32(vreinterpretq_s32_u32(rounded), 32);
        const int32x4_t centered_up = vsubq_n_s32(up, 3);
        const int32x4_t gated = vmulq_s32(rounded_whole, centered_up);
        const uint32x4_t gated_biased_biased = vaddq_n_u32(vreinterpretq_u32_s32(gated), UINT32_C(65664));
        const uint32x4_t requantized = vshrq_n_u32(gated_biased_biased, 8);
        const int32x4_t output_code = vsubq_n_s32(vreinterpretq_s32_u32(requantized), 261);
        const int32x4_t limited_code_floor = vmaxq_s32(output_code, vdupq_n_s32((-128)));
        const int32x4_t limited_code = vminq_s32(limited_code_floor, vdupq_n_s32(127));

        vstrbq_s32(output, limited_code);
        gate_input += GEGLU_S8_VECTOR;
        up_input += GEGLU_S8_VECTOR;
        output += GEGLU_S8_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t geglu_s8(int8_t gate, int8_t up)
{
    return geglu_s8_inline(gate, up);
}

void geglu_s8_array(const int8_t *gate, const int8_t *up, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GEGLU_S8_VECTOR)
    const int8_t *gate_at = gate;
    const int8_t *up_at = up;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = geglu_s8_inline(*gate_at, *up_at);
        gate_at++;
        up_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GEGLU_S8_VECTOR
    if (size >= GEGLU_S8_VECTOR) {
        i = geglu_s8_vector(gate, up, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 2u; i += 2u) {
        output[i] = geglu_s8_inline(gate[i], up[i]);
        output[i + 1u] = geglu_s8_inline(gate[i + 1u], up[i + 1u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = geglu_s8_inline(gate[i], up[i]);
    }
#endif
}
