/* SPDX-License-Identifier: MIT-0 */
/**
 * @file swish_q3_8.c
 * @brief Swish: x*sigma(beta*x)
 *
 * swish_q3_8.h states formats, error and the command that makes this file.
 */
#include "swish_q3_8.h"

int16_t swish_q3_8(int16_t x)
{
    const int32_t opposite = -(int32_t)x;
    const int32_t magnitude = (x > opposite) ? x : opposite; /* the residual is even */
    const int32_t below_3 = (magnitude < 3) ? 1 : 0;
    const int32_t step_3 = (below_3 != 0) ? 2 : 0;
    const int32_t below_7 = (magnitude < 7) ? 1 : 0;
    const int32_t step_7 = (below_7 != 0) ? 2 : 0;
    const int32_t below_11 = (magnitude < 11) ? 1 : 0;
    const int32_t step_11 = (below_11 != 0) ? 2 : 0;
    const int32_t below_15 = (magnitude < 15) ? 1 : 0;
    const int32_t step_15 = (below_15 != 0) ? 2 : 0;
    const int32_t below_20 = (magnitude < 20) ? 1 : 0;
    const int32_t step_20 = (below_20 != 0) ? 2 : 0;
    const int32_t below_24 = (magnitude < 24) ? 1 : 0;
    const int32_t step_24 = (below_24 != 0) ? 2 : 0;
    const int32_t below_29 = (magnitude < 29) ? 1 : 0;
    const int32_t step_29 = (below_29 != 0) ? 2 : 0;
    const int32_t below_34 = (magnitude < 34) ? 1 : 0;
    const int32_t step_34 = (below_34 != 0) ? 2 : 0;
    const int32_t below_39 = (magnitude < 39) ? 1 : 0;
    const int32_t step_39 = (below_39 != 0) ? 2 : 0;
    const int32_t below_44 = (magnitude < 44) ? 1 : 0;
    const int32_t step_44 = (below_44 != 0) ? 2 : 0;
    const int32_t below_49 = (magnitude < 49) ? 1 : 0;
    const int32_t step_49 = (below_49 != 0) ? 2 : 0;
    const int32_t below_55 = (magnitude < 55) ? 1 : 0;
    const int32_t step_55 = (below_55 != 0) ? 2 : 0;
    const int32_t below_61 = (magnitude < 61) ? 1 : 0;
    const int32_t step_61 = (below_61 != 0) ? 2 : 0;
    const int32_t below_67 = (magnitude < 67) ? 1 : 0;
    const int32_t step_67 = (below_67 != 0) ? 2 : 0;
    const int32_t below_74 = (magnitude < 74) ? 1 : 0;
    const int32_t step_74 = (below_74 != 0) ? 2 : 0;
    const int32_t below_81 = (magnitude < 81) ? 1 : 0;
    const int32_t step_81 = (below_81 != 0) ? 2 : 0;
    const int32_t below_89 = (magnitude < 89) ? 1 : 0;
    const int32_t step_89 = (below_89 != 0) ? 2 : 0;
    const int32_t below_97 = (magnitude < 97) ? 1 : 0;
    const int32_t step_97 = (below_97 != 0) ? 2 : 0;
    const int32_t below_106 = (magnitude < 106) ? 1 : 0;
    const int32_t step_106 = (below_106 != 0) ? 2 : 0;
    const int32_t below_116 = (magnitude < 116) ? 1 : 0;
    const int32_t step_116 = (below_116 != 0) ? 2 : 0;
    const int32_t below_128 = (magnitude < 128) ? 1 : 0;
    const int32_t step_128 = (below_128 != 0) ? 2 : 0;
    const int32_t below_142 = (magnitude < 142) ? 1 : 0;
    const int32_t step_142 = (below_142 != 0) ? 2 : 0;
    const int32_t below_160 = (magnitude < 160) ? 1 : 0;
    const int32_t step_160 = (below_160 != 0) ? 2 : 0;
    const int32_t below_181 = (magnitude < 181) ? 1 : 0;
    const int32_t below_271 = (magnitude < 271) ? 1 : 0;
    const int32_t step_271 = (below_271 != 0) ? 2 : 0;
    const int32_t below_302 = (magnitude < 302) ? 1 : 0;
    const int32_t step_302 = (below_302 != 0) ? 2 : 0;
    const int32_t below_327 = (magnitude < 327) ? 1 : 0;
    const int32_t step_327 = (below_327 != 0) ? 2 : 0;
    const int32_t below_349 = (magnitude < 349) ? 1 : 0;
    const int32_t step_349 = (below_349 != 0) ? 2 : 0;
    const int32_t below_370 = (magnitude < 370) ? 1 : 0;
    const int32_t step_370 = (below_370 != 0) ? 2 : 0;
    const int32_t below_391 = (magnitude < 391) ? 1 : 0;
    const int32_t step_391 = (below_391 != 0) ? 2 : 0;
    const int32_t below_411 = (magnitude < 411) ? 1 : 0;
    const int32_t step_411 = (below_411 != 0) ? 2 : 0;
    const int32_t below_431 = (magnitude < 431) ? 1 : 0;
    const int32_t step_431 = (below_431 != 0) ? 2 : 0;
    const int32_t below_451 = (magnitude < 451) ? 1 : 0;
    const int32_t step_451 = (below_451 != 0) ? 2 : 0;
    const int32_t below_472 = (magnitude < 472) ? 1 : 0;
    const int32_t step_472 = (below_472 != 0) ? 2 : 0;
    const int32_t below_493 = (magnitude < 493) ? 1 : 0;
    const int32_t step_493 = (below_493 != 0) ? 2 : 0;
    const int32_t below_516 = (magnitude < 516) ? 1 : 0;
    const int32_t step_516 = (below_516 != 0) ? 2 : 0;
    const int32_t below_539 = (magnitude < 539) ? 1 : 0;
    const int32_t step_539 = (below_539 != 0) ? 2 : 0;
    const int32_t below_564 = (magnitude < 564) ? 1 : 0;
    const int32_t step_564 = (below_564 != 0) ? 2 : 0;
    const int32_t below_591 = (magnitude < 591) ? 1 : 0;
    const int32_t step_591 = (below_591 != 0) ? 2 : 0;
    const int32_t below_620 = (magnitude < 620) ? 1 : 0;
    const int32_t step_620 = (below_620 != 0) ? 2 : 0;
    const int32_t below_652 = (magnitude < 652) ? 1 : 0;
    const int32_t step_652 = (below_652 != 0) ? 2 : 0;
    const int32_t below_689 = (magnitude < 689) ? 1 : 0;
    const int32_t step_689 = (below_689 != 0) ? 2 : 0;
    const int32_t below_730 = (magnitude < 730) ? 1 : 0;
    const int32_t step_730 = (below_730 != 0) ? 2 : 0;
    const int32_t below_780 = (magnitude < 780) ? 1 : 0;
    const int32_t step_780 = (below_780 != 0) ? 2 : 0;
    const int32_t below_843 = (magnitude < 843) ? 1 : 0;
    const int32_t step_843 = (below_843 != 0) ? 2 : 0;
    const int32_t below_930 = (magnitude < 930) ? 1 : 0;
    const int32_t step_930 = (below_930 != 0) ? 2 : 0;
    const int32_t below_1073 = (magnitude < 1073) ? 1 : 0;
    const int32_t step_1073 = (below_1073 != 0) ? 2 : 0;
    const int32_t below_1349 = (magnitude < 1349) ? 1 : 0;
    const int32_t plus_0 = step_271 + step_302;
    const int32_t plus_1 = step_327 + step_349;
    const int32_t plus_2 = step_370 + step_391;
    const int32_t plus_3 = step_411 + step_431;
    const int32_t plus_4 = step_451 + step_472;
    const int32_t plus_5 = step_493 + step_516;
    const int32_t plus_6 = step_539 + step_564;
    const int32_t plus_7 = step_591 + step_620;
    const int32_t plus_8 = step_652 + step_689;
    const int32_t plus_9 = step_730 + step_780;
    const int32_t plus_10 = step_843 + step_930;
    const int32_t plus_11 = step_1073 + below_1349;
    const int32_t plus_12 = plus_0 + plus_1;
    const int32_t plus_13 = plus_2 + plus_3;
    const int32_t plus_14 = plus_4 + plus_5;
    const int32_t plus_15 = plus_6 + plus_7;
    const int32_t plus_16 = plus_8 + plus_9;
    const int32_t plus_17 = plus_10 + plus_11;
    const int32_t plus_18 = plus_12 + plus_13;
    const int32_t plus_19 = plus_14 + plus_15;
    const int32_t plus_20 = plus_16 + plus_17;
    const int32_t plus_21 = plus_18 + plus_19;
    const int32_t plus_22 = plus_21 + plus_20;
    const int32_t minus_0 = step_3 + step_7;
    const int32_t minus_1 = step_11 + step_15;
    const int32_t minus_2 = step_20 + step_24;
    const int32_t minus_3 = step_29 + step_34;
    const int32_t minus_4 = step_39 + step_44;
    const int32_t minus_5 = step_49 + step_55;
    const int32_t minus_6 = step_61 + step_67;
    const int32_t minus_7 = step_74 + step_81;
    const int32_t minus_8 = step_89 + step_97;
    const int32_t minus_9 = step_106 + step_116;
    const int32_t minus_10 = step_128 + step_142;
    const int32_t minus_11 = step_160 + below_181;
    const int32_t minus_12 = minus_0 + minus_1;
    const int32_t minus_13 = minus_2 + minus_3;
    const int32_t minus_14 = minus_4 + minus_5;
    const int32_t minus_15 = minus_6 + minus_7;
    const int32_t minus_16 = minus_8 + minus_9;
    const int32_t minus_17 = minus_10 + minus_11;
    const int32_t minus_18 = minus_12 + minus_13;
    const int32_t minus_19 = minus_14 + minus_15;
    const int32_t minus_20 = minus_16 + minus_17;
    const int32_t minus_21 = minus_18 + minus_19;
    const int32_t minus_22 = minus_21 + minus_20;
    const int32_t level = plus_22 - minus_22;
    const int32_t positive = (x > 0) ? x : 0;                /* max(x, 0) */
    const int32_t sum = positive - level;

    return (int16_t)sum;
}

void swish_q3_8_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = swish_q3_8(input[i]);
    }
}
