/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_grad_s8.c
 * @brief GELU derivative: Phi(x) + x*phi(x)
 *
 * gelu_grad_s8.h states formats, error and the command that makes this file.
 */
#include "gelu_grad_s8.h"

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

/* residual at every 8th position, in units of 2^-0 output LSB, rounding constant included */
static const int8_t gelu_grad_s8_entries[14] HWACT_TABLE = {
    -50, -30, -13,   0,   9,  12,  13,  11,   8,   6,   3,   2,   1,   0
};

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int8_t gelu_grad_s8(int8_t x)
{
    const int32_t magnitude = (x < 0) ? -(int32_t)x : (int32_t)x;      /* the residual is odd */
    const int32_t position = (magnitude < 103) ? magnitude : 103;      /* the residual is flat beyond */
    const int32_t segment = position >> 3;
    const int32_t left = HWACT_READ(int8_t, gelu_grad_s8_entries, segment);
    const int32_t fraction = position & 7;                             /* place inside the segment */
    const int32_t next = segment + 1;
    const int32_t right = HWACT_READ(int8_t, gelu_grad_s8_entries, next);
    const int32_t rise = right - left;
    const int32_t part = rise * fraction;
    const int32_t start = left * 8;
    const int32_t line = start + part;                                 /* linear between the two entries */
    const int32_t rounding = line + 4;                                 /* one half output LSB */
    /* the one rounding, to output LSB */
    const int32_t residual = (rounding < 0) ? ~(~rounding >> 3) : (rounding >> 3);
    const int32_t negative = (x < 0) ? 1 : 0;
    const int32_t base = (negative != 0) ? 0 : 100;                    /* the straight line of this side */
    const int32_t less_one = residual - negative;
    const int32_t turned = (negative != 0) ? -1 - less_one : less_one; /* the residual is odd */
    const int32_t sum = base + turned;
    const int32_t code = sum - 10;                                     /* output zero point */

    return (int8_t)code;
}

void gelu_grad_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_grad_s8(input[i]);
    }
}
