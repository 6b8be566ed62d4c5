/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_threshold.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_threshold.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_threshold.h"

int8_t gelu_q3_4_threshold(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x; /* the residual is even */
    const int32_t below_2 = (magnitude < 2) ? 1 : 0;
    const int32_t below_4 = (magnitude < 4) ? 1 : 0;
    const int32_t below_9 = (magnitude < 9) ? 1 : 0;
    const int32_t below_17 = (magnitude < 17) ? 1 : 0;
    const int32_t below_25 = (magnitude < 25) ? 1 : 0;
    const int32_t below_36 = (magnitude < 36) ? 1 : 0;
    const int32_t plus_0 = below_17 + below_25;
    const int32_t plus_1 = plus_0 + below_36;
    const int32_t minus_0 = below_2 + below_4;
    const int32_t minus_1 = minus_0 + below_9;
    const int32_t level = plus_1 - minus_1;
    const int32_t positive = (x > 0) ? x : 0;                     /* max(x, 0) */
    const int32_t sum = positive - level;

    return (int8_t)sum;
}

void gelu_q3_4_threshold_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_4_threshold(input[i]);
    }
}
