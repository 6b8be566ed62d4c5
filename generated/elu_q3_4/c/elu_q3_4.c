/* SPDX-License-Identifier: MIT-0 */
/**
 * @file elu_q3_4.c
 * @brief ELU: x >= 0: x, x < 0: alpha*(e^x - 1)
 *
 * elu_q3_4.h states formats, error and the command that makes this file.
 */
#include "elu_q3_4.h"

int8_t elu_q3_4(int8_t x)
{
    const int32_t opposite = -(int32_t)x;
    const int32_t position = (opposite > 0) ? opposite : 0; /* the residual lives on the negative side */
    const int32_t below_2 = (position < 2) ? 1 : 0;
    const int32_t step_2 = (below_2 != 0) ? 2 : 0;
    const int32_t below_4 = (position < 4) ? 1 : 0;
    const int32_t step_4 = (below_4 != 0) ? 2 : 0;
    const int32_t below_6 = (position < 6) ? 1 : 0;
    const int32_t step_6 = (below_6 != 0) ? 2 : 0;
    const int32_t below_10 = (position < 10) ? 1 : 0;
    const int32_t step_10 = (below_10 != 0) ? 2 : 0;
    const int32_t below_14 = (position < 14) ? 1 : 0;
    const int32_t step_14 = (below_14 != 0) ? 2 : 0;
    const int32_t below_19 = (position < 19) ? 1 : 0;
    const int32_t step_19 = (below_19 != 0) ? 2 : 0;
    const int32_t below_27 = (position < 27) ? 1 : 0;
    const int32_t step_27 = (below_27 != 0) ? 2 : 0;
    const int32_t below_45 = (position < 45) ? 1 : 0;
    const int32_t step_45 = (below_45 != 0) ? 2 : 0;
    const int32_t minus_0 = step_2 + step_4;
    const int32_t minus_1 = step_6 + step_10;
    const int32_t minus_2 = step_14 + step_19;
    const int32_t minus_3 = step_27 + step_45;
    const int32_t minus_4 = minus_0 + minus_1;
    const int32_t minus_5 = minus_2 + minus_3;
    const int32_t minus_6 = minus_4 + minus_5;
    const int32_t level = 16 - minus_6;
    const int32_t positive = (x > 0) ? x : 0;               /* max(x, 0) */
    const int32_t sum = positive - level;

    return (int8_t)sum;
}

void elu_q3_4_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = elu_q3_4(input[i]);
    }
}
