/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_sigmoid_s8.c
 * @brief GELU, sigmoid form: x*sigma(beta*x)
 *
 * gelu_sigmoid_s8.h states formats, error and the command that makes this file.
 */
#include "gelu_sigmoid_s8.h"

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

/* output code of every input code, entry x + 128 belongs to code x */
static const int8_t gelu_sigmoid_s8_codes[256] HWACT_TABLE = {
    -118, -118, -118, -118, -118, -118, -118, -118,
    -118, -118, -118, -118, -118, -118, -118, -119,
    -119, -119, -119, -119, -119, -119, -119, -119,
    -119, -119, -119, -119, -119, -119, -119, -119,
    -119, -119, -119, -119, -119, -119, -119, -119,
    -120, -120, -120, -120, -120, -120, -120, -120,
    -120, -120, -120, -120, -120, -121, -121, -121,
    -121, -121, -121, -121, -121, -122, -122, -122,
    -122, -122, -122, -122, -123, -123, -123, -123,
    -123, -123, -124, -124, -124, -124, -124, -124,
    -125, -125, -125, -125, -125, -126, -126, -126,
    -126, -126, -127, -127, -127, -127, -127, -127,
    -127, -128, -128, -128, -128, -128, -128, -128,
    -128, -128, -128, -128, -128, -128, -128, -127,
    -127, -127, -127, -126, -126, -126, -125, -125,
    -124, -123, -123, -122, -121, -121, -120, -119,
    -118, -117, -116, -115, -114, -113, -111, -110,
    -109, -107, -106, -104, -103, -101, -100,  -98,
     -96,  -95,  -93,  -91,  -89,  -87,  -86,  -84,
     -82,  -80,  -78,  -76,  -74,  -72,  -70,  -68,
     -66,  -64,  -62,  -60,  -58,  -55,  -53,  -51,
     -49,  -47,  -45,  -43,  -41,  -39,  -36,  -34,
     -32,  -30,  -28,  -26,  -24,  -22,  -20,  -17,
     -15,  -13,  -11,   -9,   -7,   -5,   -3,   -1,
       1,    3,    5,    8,   10,   12,   14,   16,
      18,   20,   22,   24,   26,   28,   30,   32,
      34,   36,   38,   40,   42,   44,   46,   48,
      50,   52,   54,   56,   58,   60,   62,   64,
      66,   68,   70,   72,   74,   76,   78,   80,
      82,   83,   85,   87,   89,   91,   93,   95,
      97,   99,  101,  103,  105,  107,  109,  111,
     113,  115,  117,  119,  120,  122,  124,  126
};

int8_t gelu_sigmoid_s8(int8_t x)
{
    const int32_t address = (int32_t)x + 128; /* counted from the most negative code */
    const int32_t code = HWACT_READ(int8_t, gelu_sigmoid_s8_codes, address);

    return (int8_t)code;
}

void gelu_sigmoid_s8_array(const int8_t *input, int8_t *output, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++) {
        output[i] = gelu_sigmoid_s8(input[i]);
    }
}
