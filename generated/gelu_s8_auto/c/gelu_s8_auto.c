/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_auto.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_s8_auto.h states formats, error and the command that makes this file.
 */
#include "gelu_s8_auto.h"

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t gelu_s8_auto(int8_t x)
{
    const int32_t opposite = -(int32_t)x;
    const int32_t magnitude = (x > opposite) ? x : opposite;       /* the residual is even */
    const int32_t below_1 = (magnitude < 1) ? 1 : 0;
    const int32_t step_1 = (below_1 != 0) ? 32 : 0;
    const int32_t below_2 = (magnitude < 2) ? 1 : 0;
    const int32_t step_2 = (below_2 != 0) ? 32 : 0;
    const int32_t below_3 = (magnitude < 3) ? 1 : 0;
    const int32_t step_3 = (below_3 != 0) ? 55 : 0;
    const int32_t below_5 = (magnitude < 5) ? 1 : 0;
    const int32_t step_5 = (below_5 != 0) ? 30 : 0;
    const int32_t below_6 = (magnitude < 6) ? 1 : 0;
    const int32_t step_6 = (below_6 != 0) ? 11 : 0;
    const int32_t below_7 = (magnitude < 7) ? 1 : 0;
    const int32_t step_7 = (below_7 != 0) ? 45 : 0;
    const int32_t below_9 = (magnitude < 9) ? 1 : 0;
    const int32_t step_9 = (below_9 != 0) ? 28 : 0;
    const int32_t below_11 = (magnitude < 11) ? 1 : 0;
    const int32_t step_11 = (below_11 != 0) ? 29 : 0;
    const int32_t below_13 = (magnitude < 13) ? 1 : 0;
    const int32_t step_13 = (below_13 != 0) ? 52 : 0;
    const int32_t below_17 = (magnitude < 17) ? 1 : 0;
    const int32_t step_17 = (below_17 != 0) ? 23 : 0;
    const int32_t below_34 = (magnitude < 34) ? 1 : 0;
    const int32_t step_34 = (below_34 != 0) ? 33 : 0;
    const int32_t below_38 = (magnitude < 38) ? 1 : 0;
    const int32_t step_38 = (below_38 != 0) ? 16 : 0;
    const int32_t below_39 = (magnitude < 39) ? 1 : 0;
    const int32_t step_39 = (below_39 != 0) ? 28 : 0;
    const int32_t below_43 = (magnitude < 43) ? 1 : 0;
    const int32_t step_43 = (below_43 != 0) ? 10 : 0;
    const int32_t below_44 = (magnitude < 44) ? 1 : 0;
    const int32_t step_44 = (below_44 != 0) ? 26 : 0;
    const int32_t below_47 = (magnitude < 47) ? 1 : 0;
    const int32_t step_47 = (below_47 != 0) ? 15 : 0;
    const int32_t below_49 = (magnitude < 49) ? 1 : 0;
    const int32_t step_49 = (below_49 != 0) ? 17 : 0;
    const int32_t below_51 = (magnitude < 51) ? 1 : 0;
    const int32_t step_51 = (below_51 != 0) ? 25 : 0;
    const int32_t below_55 = (magnitude < 55) ? 1 : 0;
    const int32_t step_55 = (below_55 != 0) ? 9 : 0;
    const int32_t below_56 = (magnitude < 56) ? 1 : 0;
    const int32_t step_56 = (below_56 != 0) ? 30 : 0;
    const int32_t below_60 = (magnitude < 60) ? 1 : 0;
    const int32_t step_60 = (below_60 != 0) ? 14 : 0;
    const int32_t below_65 = (magnitude < 65) ? 1 : 0;
    const int32_t step_65 = (below_65 != 0) ? 18 : 0;
    const int32_t below_66 = (magnitude < 66) ? 1 : 0;
    const int32_t step_66 = (below_66 != 0) ? 28 : 0;
    const int32_t below_74 = (magnitude < 74) ? 1 : 0;
    const int32_t step_74 = (below_74 != 0) ? 19 : 0;
    const int32_t below_88 = (magnitude < 88) ? 1 : 0;
    const int32_t step_88 = (below_88 != 0) ? 28 : 0;
    const int32_t below_102 = (magnitude < 102) ? 1 : 0;
    const int32_t step_102 = (below_102 != 0) ? 6 : 0;
    const int32_t plus_0 = step_34 + step_38;
    const int32_t plus_1 = step_39 + step_43;
    const int32_t plus_2 = step_44 + step_47;
    const int32_t plus_3 = step_49 + step_51;
    const int32_t plus_4 = step_55 + step_56;
    const int32_t plus_5 = step_60 + step_65;
    const int32_t plus_6 = step_66 + step_74;
    const int32_t plus_7 = step_88 + step_102;
    const int32_t plus_8 = plus_0 + plus_1;
    const int32_t plus_9 = plus_2 + plus_3;
    const int32_t plus_10 = plus_4 + plus_5;
    const int32_t plus_11 = plus_6 + plus_7;
    const int32_t plus_12 = plus_8 + plus_9;
    const int32_t plus_13 = plus_10 + plus_11;
    const int32_t plus_14 = plus_12 + plus_13;
    const int32_t raised = plus_14 + 15;                           /* level beyond the last step */
    const int32_t minus_0 = step_1 + step_2;
    const int32_t minus_1 = step_3 + step_5;
    const int32_t minus_2 = step_6 + step_7;
    const int32_t minus_3 = step_9 + step_11;
    const int32_t minus_4 = step_13 + step_17;
    const int32_t minus_5 = minus_0 + minus_1;
    const int32_t minus_6 = minus_2 + minus_3;
    const int32_t minus_7 = minus_5 + minus_6;
    const int32_t minus_8 = minus_7 + minus_4;
    const int32_t level = raised - minus_8;
    const int32_t aligned = level * 8;                             /* to the scale of the base */
    const int32_t positive = (x > 0) ? x : 0;                      /* max(x, 0) */
    const int32_t base = positive * 493;                           /* input LSB to output LSB */
    const int32_t base_up = base + 255;                            /* so that subtracting rounds like adding */
    const int32_t sum = base_up - aligned;
    const int32_t rounded = (sum < 0) ? ~(~sum >> 8) : (sum >> 8); /* the one rounding, to output LSB */
    const int32_t code = rounded - 118;                            /* output zero point */

    return (int8_t)code;
}

void gelu_s8_auto_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_s8_auto(input[i]);
    }
}
