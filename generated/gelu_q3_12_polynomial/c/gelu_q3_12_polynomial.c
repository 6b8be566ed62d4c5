/**
 * @file gelu_q3_12_polynomial.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * gelu_q3_12_polynomial.h states formats, error and the command that makes this file.
 */
#include "gelu_q3_12_polynomial.h"

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

/* first position of every segment after the first, in units of 128 */
static const uint8_t gelu_q3_12_polynomial_breakpoints[3] HWACT_TABLE = {
    24, 50, 81
};

/* coefficient 3 of every segment, less -17 */
static const uint8_t gelu_q3_12_polynomial_c3[4] HWACT_TABLE = {
    191, 227,  17,   0
};

/* coefficient 2 of every segment, less -3563 */
static const uint16_t gelu_q3_12_polynomial_c2[4] HWACT_TABLE = {
       0, 1945, 3972, 3792
};

/* coefficient 1 of every segment, less -1055 */
static const uint16_t gelu_q3_12_polynomial_c1[4] HWACT_TABLE = {
    5192, 1033,    0,  783
};

/* coefficient 0 of every segment */
static const uint16_t gelu_q3_12_polynomial_c0[4] HWACT_TABLE = {
      0, 697, 379,  59
};

/* How many entries of gelu_q3_12_polynomial_breakpoints are at or below value. */
static int32_t gelu_q3_12_polynomial_rank_in_breakpoints(int32_t value)
{
    int32_t rank = 0;

    while ((rank < 3) && (HWACT_READ(uint8_t, gelu_q3_12_polynomial_breakpoints, rank) <= value)) {
        rank++;
    }

    return rank;
}

/* C leaves the right shift of a negative v to the compiler; ~(~v >> n) is floor(v / 2^n) on every one. */
int16_t gelu_q3_12_polynomial(int16_t x)
{
    const int32_t opposite = -(int32_t)x;
    const int32_t magnitude = (x > opposite) ? x : opposite;                /* the residual is even */
    const int32_t position = (magnitude < 15694) ? magnitude : 15694;       /* the residual is flat beyond */
    const int32_t key = position >> 7;
    const int32_t segment = gelu_q3_12_polynomial_rank_in_breakpoints(key); /* breakpoints passed */
    const int32_t previous = segment - 1;
    const int32_t address = (previous > 0) ? previous : 0;
    const int32_t breakpoint = HWACT_READ(uint8_t, gelu_q3_12_polynomial_breakpoints, address);
    const int32_t first = (segment < 1) ? 1 : 0;                            /* the first segment starts at 0 */
    const int32_t start = (first != 0) ? 0 : breakpoint;
    const int32_t origin = start * 128;
    const int32_t place = position - origin;                                /* place inside the segment */
    /* coefficient of the place to the power of 3 */
    const int32_t c3_stored = HWACT_READ(uint8_t, gelu_q3_12_polynomial_c3, segment);
    const int32_t c3_whole = c3_stored - 17;                                /* what all segments have in common */
    const int32_t product3 = c3_whole * place;
    const int32_t scaled3 = (product3 < 0) ? ~(~product3 >> 4) : (product3 >> 4);
    /* coefficient of the place to the power of 2 */
    const int32_t c2_stored = HWACT_READ(uint16_t, gelu_q3_12_polynomial_c2, segment);
    const int32_t c2_whole = c2_stored - 3563;                              /* what all segments have in common */
    const int32_t c2_aligned = c2_whole * 64;
    const int32_t sum2 = scaled3 + c2_aligned;
    const int32_t product2 = sum2 * place;
    const int32_t scaled2 = (product2 < 0) ? ~(~product2 >> 11) : (product2 >> 11);
    /* coefficient of the place to the power of 1 */
    const int32_t c1_stored = HWACT_READ(uint16_t, gelu_q3_12_polynomial_c1, segment);
    const int32_t c1_whole = c1_stored - 1055;                              /* what all segments have in common */
    const int32_t c1_aligned = c1_whole * 128;
    const int32_t sum1 = scaled2 + c1_aligned;
    const int32_t product1 = sum1 * place;
    const int32_t scaled1 = (product1 < 0) ? ~(~product1 >> 20) : (product1 >> 20);
    /* value at the start of the segment */
    const int32_t c0_stored = HWACT_READ(uint16_t, gelu_q3_12_polynomial_c0, segment);
    const int32_t sum0 = scaled1 + c0_stored;
    const int32_t positive = (x > 0) ? x : 0;                               /* max(x, 0) */
    const int32_t sum = positive - sum0;

    return (int16_t)sum;
}

void gelu_q3_12_polynomial_array(const int16_t *input, int16_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_q3_12_polynomial(input[i]);
    }
}
