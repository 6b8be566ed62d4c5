/* SPDX-License-Identifier: MIT-0 */
/**
 * @file elu_q3_4.c
 * @brief ELU: x >= 0: x, x < 0: alpha*(e^x - 1)
 *
 * elu_q3_4.h states formats, error and the command that makes this file.
 */
#include "elu_q3_4.h"

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
#include <arm_mve.h>
#define ELU_Q3_4_VECTOR 16u
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
#define ELU_Q3_4_VECTOR 4u
#endif

#if !defined(HWACT_PORTABLE_ONLY) && defined(__AVR__) && defined(__OPTIMIZE_SIZE__) && defined(__GNUC__) && !defined(__clang__)
#define ELU_Q3_4_STAIRS

/* What is below a limit leaves a carry, which is added to r24. Besides, r25 alone changes: loops around the call keep all that they hold in other registers. */
static void __attribute__((naked, noinline)) elu_q3_4_level_stairs_steps(void)
{
    __asm__ volatile(
        "sbrs r25, 7\n\t"
        "ldi r25, 0\n\t"
        "neg r25\n\t"
        "subi r24, 16\n\t"
        "cpi r25, 2\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "cpi r25, 4\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "cpi r25, 6\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "cpi r25, 10\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "cpi r25, 14\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "cpi r25, 19\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "cpi r25, 27\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "cpi r25, 45\n\t"
        "brcc .+2\n\t"
        "subi r24, 254\n\t"
        "ret");
}

static inline uint8_t elu_q3_4_level_stairs(uint8_t start, uint8_t position)
{
    register uint8_t level __asm__("r24") = start;
    register uint8_t compared __asm__("r25") = position;

    __asm__("%~call %x2" : "+r"(level), "+r"(compared) : "i"(elu_q3_4_level_stairs_steps));
    return level;
}
#endif

static inline int8_t elu_q3_4_inline(int8_t x)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
#ifdef ELU_Q3_4_STAIRS
    const int_fast8_t sum = (int_fast8_t)elu_q3_4_level_stairs((uint8_t)positive, (uint8_t)x);
#else
    const int_fast16_t opposite = (int_fast16_t)(-(int_fast16_t)x);
    /* the residual lives on the negative side */
    const uint_fast8_t position = (uint_fast8_t)((opposite > 0) ? (uint_fast8_t)opposite : 0u);
    const uint_fast8_t level_to_4 = (uint_fast8_t)((position < 2u) ? (uint_fast8_t)0u : (uint_fast8_t)2u);
    const uint_fast8_t level_to_6 = (uint_fast8_t)((position < 4u) ? level_to_4 : 4u);
    const uint_fast8_t level_to_10 = (uint_fast8_t)((position < 6u) ? level_to_6 : 6u);
    const uint_fast8_t level_to_14 = (uint_fast8_t)((position < 10u) ? level_to_10 : 8u);
    const uint_fast8_t level_to_19 = (uint_fast8_t)((position < 14u) ? level_to_14 : 10u);
    const uint_fast8_t level_to_27 = (uint_fast8_t)((position < 19u) ? level_to_19 : 12u);
    const uint_fast8_t level_to_45 = (uint_fast8_t)((position < 27u) ? level_to_27 : 14u);
    const uint_fast8_t level = (uint_fast8_t)((position < 45u) ? level_to_45 : 16u);
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)positive - (int_fast8_t)level);
#endif

    return (int8_t)sum;
}

#if defined(ELU_Q3_4_VECTOR) && ((defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)))
/* what is added at 0, 1, 2, ... codes from code -87 on either side, modulo 256; the last stays */
static const int8_t elu_q3_4_vector_codes[96] = {
      0,  -1,  -2,  -3,  -4,  -5,  -6,  -7,  -8,  -9, -10, -11, -12, -13, -14, -15,
    -16, -17, -18, -19, -20, -21, -22, -23, -24, -25, -26, -27, -28, -29, -30, -31,
    -32, -33, -34, -35, -36, -37, -38, -39, -40, -41, -42, -41, -42, -43, -44, -45,
    -46, -47, -48, -49, -50, -51, -52, -53, -54, -55, -56, -57, -58, -57, -58, -59,
    -60, -61, -62, -63, -64, -63, -64, -65, -66, -67, -66, -67, -68, -69, -68, -69,
    -70, -71, -70, -71, -70, -71, -70, -71, -71, -71, -71, -71, -71, -71, -71, -71
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN) && !defined(__OPTIMIZE_SIZE__)
/* Helium: the code and an entry by the distance. */
static size_t elu_q3_4_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= ELU_Q3_4_VECTOR; codes_left -= ELU_Q3_4_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const int8x16_t distance = vqsubq_s8(x, vdupq_n_s8(-87));
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(distance)), vdupq_n_u8(87u));
        const int8x16_t residual = vldrbq_gather_offset_s8(elu_q3_4_vector_codes, place);

        vstrbq_s8(output, vaddq_s8(x, vaddq_s8(vnegq_m_s8(residual, residual, vcmpltq_n_s8(distance, 0)), vdupq_n_s8(71))));
        input += ELU_Q3_4_VECTOR;
        output += ELU_Q3_4_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
/* Words of 32 bits: four codes, each in its byte. */
static size_t elu_q3_4_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__aarch64__) && !defined(__i386__) && !defined(__x86_64__)
    if ((((uintptr_t)input | (uintptr_t)output) & 3u) != 0u) {
        return 0u; /* words at such places would be read byte by byte */
    }

    input = (const int8_t *)__builtin_assume_aligned(input, 4u);
    output = (int8_t *)__builtin_assume_aligned(output, 4u);
#endif

    for (codes_left = size; codes_left >= ELU_Q3_4_VECTOR; codes_left -= ELU_Q3_4_VECTOR) {
        uint32_t x = 0u;

        __builtin_memcpy(&x, input, sizeof x);
        const uint32_t negative = (x >> 7) & 0x01010101u;
        const uint32_t inverted = (negative << 8) - negative;
        const uint32_t place = ((x ^ inverted) + negative) & inverted;
        uint32_t y = (x & ~inverted) + 0x80808080u;
        y -= ((place + 0x7E7E7E7Eu) & 0x80808080u) >> 6;
        y -= ((place + 0x7C7C7C7Cu) & 0x80808080u) >> 6;
        y -= ((place + 0x7A7A7A7Au) & 0x80808080u) >> 6;
        y -= ((place + 0x76767676u) & 0x80808080u) >> 6;
        y -= ((place + 0x72727272u) & 0x80808080u) >> 6;
        y -= ((place + 0x6D6D6D6Du) & 0x80808080u) >> 6;
        y -= ((place + 0x65656565u) & 0x80808080u) >> 6;
        y -= ((place + 0x53535353u) & 0x80808080u) >> 6;
        y ^= 0x80808080u;
        __builtin_memcpy(output, &y, sizeof y);
        input += ELU_Q3_4_VECTOR;
        output += ELU_Q3_4_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t elu_q3_4(int8_t x)
{
    return elu_q3_4_inline(x);
}

void elu_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(ELU_Q3_4_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = elu_q3_4_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef ELU_Q3_4_VECTOR
    if (size >= ELU_Q3_4_VECTOR) {
        i = elu_q3_4_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = elu_q3_4_inline(input[i]);
        output[i + 1u] = elu_q3_4_inline(input[i + 1u]);
        output[i + 2u] = elu_q3_4_inline(input[i + 2u]);
        output[i + 3u] = elu_q3_4_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = elu_q3_4_inline(input[i]);
    }
#endif
}
