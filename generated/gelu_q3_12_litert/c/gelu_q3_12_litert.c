/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_litert.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_litert.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_litert.h"

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
#define GELU_Q3_12_LITERT_VECTOR 8u
#endif

/* Two values of 16 bits in a word at once, where the core has the DSP extension of Arm */
#if !defined(HWACT_PORTABLE_ONLY) && defined(__ARM_FEATURE_SIMD32) && defined(__ARM_FEATURE_UNALIGNED) && !defined(__ARM_BIG_ENDIAN) \
    && (defined(__clang__) || (defined(__GNUC__) && (__GNUC__ >= 10)))
#include <arm_acle.h>
#define GELU_Q3_12_LITERT_DSP
typedef uint32_t __attribute__((aligned(2), may_alias)) gelu_q3_12_litert_pair;
#endif

/* output code at every 128th input code, from -32768; the last is read for its slope alone */
static const int16_t HWACT_TABLE gelu_q3_12_litert_lut[513] = {
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
        0,     0,     0,     0,     0,     0,     0,     0,
       -1,    -1,    -1,    -1,    -1,    -1,    -1,    -1,
       -1,    -2,    -2,    -2,    -2,    -2,    -3,    -3,
       -3,    -4,    -4,    -5,    -5,    -6,    -6,    -7,
       -8,    -8,   -10,   -10,   -12,   -12,   -14,   -15,
      -17,   -18,   -20,   -22,   -24,   -26,   -28,   -31,
      -34,   -36,   -40,   -43,   -47,   -50,   -55,   -59,
      -64,   -68,   -74,   -79,   -85,   -92,   -98,  -105,
     -113,  -120,  -129,  -137,  -146,  -156,  -165,  -176,
     -186,  -198,  -209,  -221,  -234,  -246,  -260,  -273,
     -287,  -302,  -316,  -331,  -347,  -362,  -378,  -394,
     -411,  -427,  -443,  -460,  -476,  -493,  -509,  -525,
     -541,  -556,  -572,  -586,  -601,  -614,  -627,  -639,
     -650,  -660,  -669,  -677,  -684,  -689,  -693,  -696,
     -696,  -696,  -692,  -688,  -681,  -672,  -661,  -648,
     -632,  -614,  -593,  -570,  -544,  -515,  -483,  -449,
     -411,  -371,  -327,  -280,  -231,  -178,  -122,   -63,
        0,    65,   134,   206,   281,   360,   441,   525,
      613,   703,   797,   893,   992,  1094,  1199,  1306,
     1416,  1528,  1643,  1760,  1879,  2000,  2124,  2248,
     2376,  2504,  2635,  2767,  2900,  3035,  3171,  3308,
     3446,  3585,  3725,  3866,  4007,  4150,  4292,  4436,
     4579,  4723,  4867,  5011,  5156,  5300,  5445,  5589,
     5733,  5878,  6022,  6166,  6309,  6453,  6596,  6738,
     6881,  7023,  7164,  7306,  7446,  7587,  7727,  7866,
     8006,  8144,  8283,  8420,  8558,  8695,  8831,  8968,
     9103,  9239,  9374,  9508,  9643,  9777,  9910, 10044,
    10176, 10309, 10441, 10574, 10705, 10837, 10968, 11100,
    11230, 11361, 11492, 11622, 11752, 11882, 12012, 12142,
    12271, 12401, 12530, 12660, 12788, 12918, 13046, 13176,
    13304, 13433, 13562, 13690, 13819, 13947, 14076, 14204,
    14333, 14461, 14589, 14718, 14846, 14974, 15102, 15230,
    15359, 15487, 15615, 15743, 15871, 15999, 16127, 16255,
    16383, 16512, 16640, 16768, 16896, 17024, 17152, 17280,
    17408, 17536, 17664, 17792, 17920, 18048, 18176, 18304,
    18432, 18560, 18688, 18816, 18944, 19072, 19200, 19328,
    19456, 19584, 19712, 19840, 19968, 20096, 20224, 20352,
    20480, 20608, 20736, 20864, 20992, 21120, 21248, 21376,
    21504, 21632, 21760, 21888, 22016, 22144, 22272, 22400,
    22528, 22656, 22784, 22912, 23040, 23168, 23296, 23424,
    23552, 23680, 23808, 23936, 24064, 24192, 24320, 24448,
    24576, 24704, 24832, 24960, 25088, 25216, 25344, 25472,
    25600, 25728, 25856, 25984, 26112, 26240, 26368, 26496,
    26624, 26752, 26880, 27008, 27136, 27264, 27392, 27520,
    27648, 27776, 27904, 28032, 28160, 28288, 28416, 28544,
    28672, 28800, 28928, 29056, 29184, 29312, 29440, 29568,
    29696, 29824, 29952, 30080, 30208, 30336, 30464, 30592,
    30720, 30848, 30976, 31104, 31232, 31360, 31488, 31616,
    31744, 31872, 32000, 32128, 32256, 32384, 32512, 32640,
    32767
};

static inline int16_t gelu_q3_12_litert_inline(int16_t x)
{
    const int_fast16_t x_wide = x;
    /* never negative */
    const uint_fast16_t x_biased = (uint_fast16_t)((uint_fast16_t)x_wide + 32768u);
    const uint_fast16_t segment = (uint_fast16_t)(x_biased >> 7);    /* more by 256 */
    /* place inside the segment */
    const uint_fast8_t fraction = (uint_fast8_t)((uint_fast8_t)x_wide & 127u);
#ifdef GELU_Q3_12_LITERT_DSP
    /* both entries */
    const uint32_t code_pair = *(const gelu_q3_12_litert_pair *)(const void *)&gelu_q3_12_litert_lut[segment];
    /* each by its weight */
    const int32_t code_sum = __smlad((int16x2_t)code_pair, (int16x2_t)(((uint32_t)fraction * 65535u) + 128u), 64);
    const int_fast16_t code = (int_fast16_t)(code_sum >> 7);
#else
    const int_fast16_t left = HWACT_READ(int16_t, gelu_q3_12_litert_lut, segment);
    const int_fast16_t right = HWACT_READ(int16_t, (&gelu_q3_12_litert_lut[1]), segment);
    const int_fast16_t slope = (int_fast16_t)(right - left);         /* fits int16 */
    const int_fast16_t product = (int_fast16_t)(slope * (int_fast16_t)fraction);
    /* never negative */
    const uint_fast16_t rounding_biased = (uint_fast16_t)((uint_fast16_t)product + 4160u);
    const uint_fast8_t delta = (uint_fast8_t)(rounding_biased >> 7); /* the one rounding, ties upward; more by 32 */
    const int_fast16_t left_moved = (int_fast16_t)(left - 32);
    const int_fast16_t code = (int_fast16_t)(left_moved + (int_fast16_t)delta);
#endif

    return (int16_t)code;
}

/* As many codes as fill whole passes; the result is their number. */
#if defined(HWACT_PORTABLE_ONLY)
#elif defined(__ARM_FEATURE_MVE) && !defined(__ARM_BIG_ENDIAN)
/* Helium: the same steps in lanes of 16 bits. */
static size_t gelu_q3_12_litert_vector(const int16_t *input, int16_t *output, size_t size)
{
    size_t codes_left;

    for (codes_left = size; codes_left >= GELU_Q3_12_LITERT_VECTOR; codes_left -= GELU_Q3_12_LITERT_VECTOR) {
        const int16x8_t x = vldrhq_s16(input);
        const int16x8_t segment = vshrq_n_s16(x, 7);
        const uint16x8_t index = vaddq_u16(vreinterpretq_u16_s16(segment), vdupq_n_u16(256u));
        const int16x8_t left = vldrhq_gather_shifted_offset_s16(gelu_q3_12_litert_lut, index);
        const int16x8_t right = vldrhq_gather_shifted_offset_s16(&gelu_q3_12_litert_lut[1], index);
        const int16x8_t slope = vsubq_s16(right, left);
        const int16x8_t delta = vqrdmulhq_s16(slope, vreinterpretq_s16_u16(vshrq_n_u16(vshlq_n_u16(vreinterpretq_u16_s16(x), 9), 1)));
        const int16x8_t code = vaddq_s16(left, delta);

        vstrhq_s16(output, code);
        input += GELU_Q3_12_LITERT_VECTOR;
        output += GELU_Q3_12_LITERT_VECTOR;
    }

    return size - codes_left;
}
#endif

int16_t gelu_q3_12_litert(int16_t x)
{
    return gelu_q3_12_litert_inline(x);
}

void gelu_q3_12_litert_array(const int16_t *input, int16_t *output, size_t size)
{
#if defined(__OPTIMIZE_SIZE__) && (defined(__riscv) || defined(__AVR__)) && !defined(GELU_Q3_12_LITERT_VECTOR)
    const int16_t *x_at = input;
    int16_t *at = output;
    const int16_t *end = &output[size];

    while (at != end) {
        *at = gelu_q3_12_litert_inline(*x_at);
        x_at++;
        at++;
    }
#else
    size_t i = 0u;

#ifdef GELU_Q3_12_LITERT_VECTOR
    if (size >= GELU_Q3_12_LITERT_VECTOR) {
        i = gelu_q3_12_litert_vector(input, output, size);
    }
#endif

#if !defined(__OPTIMIZE_SIZE__) && !defined(__AVR__)
    for (; (size - i) >= 4u; i += 4u) {
        output[i] = gelu_q3_12_litert_inline(input[i]);
        output[i + 1u] = gelu_q3_12_litert_inline(input[i + 1u]);
        output[i + 2u] = gelu_q3_12_litert_inline(input[i + 2u]);
        output[i + 3u] = gelu_q3_12_litert_inline(input[i + 3u]);
    }
#endif

    for (; i < size; i++) {
        output[i] = gelu_q3_12_litert_inline(input[i]);
    }
#endif
}
