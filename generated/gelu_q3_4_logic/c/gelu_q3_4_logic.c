/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_4_logic.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_4_logic.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_4_logic.h"

/*
 * Where tables live and how they are read. Define both before this file, on the command line for example, to place the
 * tables in program memory or in a section of their own.
 */
#ifndef HWACT_TABLE
#define HWACT_TABLE
#endif
#ifndef HWACT_READ
#define HWACT_READ(type, table, index) ((table)[(index)])
#endif

/* offset of each segment, in units of 2^-0 output LSB, modulo 2^2 */
static const uint8_t gelu_q3_4_logic_offsets[256] HWACT_TABLE = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2,
    3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 0,
    0, 0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3,
    3, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
};

int8_t gelu_q3_4_logic(int8_t x)
{
    const int32_t position = (int32_t)x + 128; /* counted from the left end */
    const int32_t offset = HWACT_READ(uint8_t, gelu_q3_4_logic_offsets, position);
    const int32_t positive = (x > 0) ? x : 0;  /* max(x, 0) */
    const int32_t sum = positive - offset;

    return (int8_t)sum;
}

void gelu_q3_4_logic_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_4_logic(input[i]);
    }
}
