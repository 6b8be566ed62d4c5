/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_threshold.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_threshold.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_threshold.h"

/* Codes of one pass */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
#include <arm_mve.h>
#define GELU_Q3_4_THRESHOLD_VECTOR 16u
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
#define GELU_Q3_4_THRESHOLD_VECTOR 4u
#endif

#if !defined(HWACT_PORTABLE_ONLY) && defined(__AVR__) && defined(__OPTIMIZE_SIZE__) && defined(__GNUC__) && !defined(__clang__)
#define GELU_Q3_4_THRESHOLD_STAIRS

/* What is below a limit leaves a carry, which is added to r24. Besides, r25 alone changes: loops around the call keep all that they hold in other registers. */
static void __attribute__((naked, noinline)) gelu_q3_4_threshold_level_stairs_steps(void)
{
    __asm__ volatile(
        "sbrc r25, 7\n\t"
        "neg r25\n\t"
        "cpi r25, 2\n\t"
        "adc r24, __zero_reg__\n\t"
        "cpi r25, 4\n\t"
        "adc r24, __zero_reg__\n\t"
        "cpi r25, 9\n\t"
        "adc r24, __zero_reg__\n\t"
        "cpi r25, 17\n\t"
        "sbc r24, __zero_reg__\n\t"
        "cpi r25, 25\n\t"
        "sbc r24, __zero_reg__\n\t"
        "cpi r25, 36\n\t"
        "sbc r24, __zero_reg__\n\t"
        "ret");
}

static inline uint8_t gelu_q3_4_threshold_level_stairs(uint8_t start, uint8_t position)
{
    register uint8_t level __asm__("r24") = start;
    register uint8_t compared __asm__("r25") = position;

    __asm__("%~call %x2" : "+r"(level), "+r"(compared) : "i"(gelu_q3_4_threshold_level_stairs_steps));
    return level;
}
#endif

static inline int8_t gelu_q3_4_threshold_inline(int8_t x)
{
    /* max(x, 0) */
    const uint_fast8_t positive = (uint_fast8_t)((x > 0) ? (uint_fast8_t)x : 0u);
#ifdef GELU_Q3_4_THRESHOLD_STAIRS
    const int_fast8_t sum = (int_fast8_t)gelu_q3_4_threshold_level_stairs((uint8_t)positive, (uint8_t)x);
#else
    const int_fast8_t x_wide = x;
    /* the residual is even */
    const uint_fast8_t magnitude = (uint_fast8_t)((positive << 1) - (uint_fast8_t)x_wide);
    const uint_fast8_t level_to_4 = (uint_fast8_t)((magnitude < 2u) ? (uint_fast8_t)0u : (uint_fast8_t)1u);
    const uint_fast8_t level_to_9 = (uint_fast8_t)((magnitude < 4u) ? level_to_4 : 2u);
    const uint_fast8_t level_to_17 = (uint_fast8_t)((magnitude < 9u) ? level_to_9 : 3u);
    const uint_fast8_t level_to_25 = (uint_fast8_t)((magnitude < 17u) ? level_to_17 : 2u);
    const uint_fast8_t level_to_36 = (uint_fast8_t)((magnitude < 25u) ? level_to_25 : 1u);
    const uint_fast8_t level = (uint_fast8_t)((magnitude < 36u) ? level_to_36 : 0u);
    const int_fast8_t sum = (int_fast8_t)((int_fast8_t)positive - (int_fast8_t)level);
#endif

    return (int8_t)sum;
}

#if defined(GELU_Q3_4_THRESHOLD_VECTOR) && ((defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)))
/* what is added at 0, 1, 2, ... codes from the middle, modulo 256; the last stays */
static const int8_t gelu_q3_4_threshold_vector_codes[48] = {
     0,  0, -1, -1, -2, -2, -2, -2, -2, -3, -3, -3, -3, -3, -3, -3,
    -3, -2, -2, -2, -2, -2, -2, -2, -2, -1, -1, -1, -1, -1, -1, -1,
    -1, -1, -1, -1,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0
};
#endif

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the positive part and an entry by the distance. */
static size_t gelu_q3_4_threshold_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_4_THRESHOLD_VECTOR; codes_left -= GELU_Q3_4_THRESHOLD_VECTOR) {
        const int8x16_t x = vldrbq_s8(input);
        const uint8x16_t place = vminq_u8(vreinterpretq_u8_s8(vabsq_s8(x)), vdupq_n_u8(36u));

        vstrbq_s8(output, vaddq_s8(vmaxq_s8(x, vdupq_n_s8(0)), vldrbq_gather_offset_s8(gelu_q3_4_threshold_vector_codes, place)));
        input += GELU_Q3_4_THRESHOLD_VECTOR;
        output += GELU_Q3_4_THRESHOLD_VECTOR;
    }

    return size - codes_left;
}
#elif defined(__GNUC__) && !defined(__AVR__) && !defined(__OPTIMIZE_SIZE__)
/* Words of 32 bits: four codes, each in its byte. */
static size_t gelu_q3_4_threshold_vector(const int8_t *input, int8_t *output, size_t size)
{
    size_t codes_left;

#if !defined(__ARM_FEATURE_UNALIGNED) && !defined(__aarch64__) && !defined(__i386__) && !defined(__x86_64__)
    if ((((uintptr_t)input | (uintptr_t)output) & 3u) != 0u) {
        return 0u; /* words at such places would be read byte by byte */
    }

    input = (const int8_t *)__builtin_assume_aligned(input, 4u);
    output = (int8_t *)__builtin_assume_aligned(output, 4u);
#endif

    for (codes_left = size; codes_left >= GELU_Q3_4_THRESHOLD_VECTOR; codes_left -= GELU_Q3_4_THRESHOLD_VECTOR) {
        uint32_t x = 0u;

        __builtin_memcpy(&x, input, sizeof x);
        const uint32_t negative = (x >> 7) & 0x01010101u;
        const uint32_t inverted = (negative << 8) - negative;
        const uint32_t place = (x ^ inverted) + negative;
        uint32_t y = (x & ~inverted) + 0x80808080u;
        y -= (((place + 0x7E7E7E7Eu) ^ (place + 0x6F6F6F6Fu)) & 0x80808080u) >> 7;
        y -= (((place + 0x7C7C7C7Cu) ^ (place + 0x67676767u)) & 0x80808080u) >> 7;
        y -= (((place + 0x77777777u) ^ (place + 0x5C5C5C5Cu)) & 0x80808080u) >> 7;
        y ^= 0x80808080u;
        __builtin_memcpy(output, &y, sizeof y);
        input += GELU_Q3_4_THRESHOLD_VECTOR;
        output += GELU_Q3_4_THRESHOLD_VECTOR;
    }

    return size - codes_left;
}
#endif

int8_t gelu_q3_4_threshold(int8_t x)
{
    return gelu_q3_4_threshold_inline(x);
}

void gelu_q3_4_threshold_array(const int8_t *input, int8_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && defined(__riscv) && !defined(GELU_Q3_4_THRESHOLD_VECTOR)
    const int8_t *x_at = input;
    int8_t *at = output;
    const int8_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_4_threshold_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_4_THRESHOLD_VECTOR
    if (size >= GELU_Q3_4_THRESHOLD_VECTOR) {
        i = gelu_q3_4_threshold_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = gelu_q3_4_threshold_inline(input[i]);
        output[i + 1u] = gelu_q3_4_threshold_inline(input[i + 1u]);
        output[i + 2u] = gelu_q3_4_threshold_inline(input[i + 2u]);
        output[i + 3u] = gelu_q3_4_threshold_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_4_threshold_inline(input[i]);
    }
#endif
}
