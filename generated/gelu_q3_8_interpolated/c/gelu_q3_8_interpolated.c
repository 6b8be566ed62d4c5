/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_8_interpolated.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_8_interpolated.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_8_interpolated.h"

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

/* residual at every 32th position, in units of 2^-2 output LSB, rounding constant included */
static const uint8_t gelu_q3_8_interpolated_entries[27] HWACT_TABLE = {
      2,  61, 105, 139, 161, 172, 176, 173, 165, 152, 137, 121, 105,  88,  74,  60,
     49,  38,  30,  23,  18,  13,  11,   8,   4,   7,   3
};

int16_t gelu_q3_8_interpolated(int16_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x; /* the residual is even */
    const int32_t position = (magnitude < 831) ? magnitude : 831; /* the residual is flat beyond */
    const int32_t segment = position >> 5;
    const int32_t left = HWACT_READ(uint8_t, gelu_q3_8_interpolated_entries, segment);
    const int32_t fraction = position & 31;                       /* place inside the segment */
    const int32_t next = segment + 1;
    const int32_t right = HWACT_READ(uint8_t, gelu_q3_8_interpolated_entries, next);
    const int32_t rise = right - left;
    const int32_t part = rise * fraction;
    const int32_t start = left * 32;
    const int32_t line = start + part;                            /* linear between the two entries */
    const int32_t residual = line >> 7;                           /* the one rounding, to output LSB */
    const int32_t positive = (x > 0) ? x : 0;                     /* max(x, 0) */
    const int32_t sum = positive - residual;

    return (int16_t)sum;
}

void gelu_q3_8_interpolated_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_8_interpolated(input[i]);
    }
}
