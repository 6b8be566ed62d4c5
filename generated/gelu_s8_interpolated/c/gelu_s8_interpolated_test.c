/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_s8_interpolated_test.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * A test for your own part: every x from -128 to 127, by gelu_s8_interpolated and by gelu_s8_interpolated_array, against what the proof says.
 * gelu_s8_interpolated_test() prints "ok" or the first code that differs, and returns 0 or 1. It needs no C library: where there is none, have
 * HWACT_TEST_PUTCHAR(character) print one. HWACT_TEST_NO_MAIN leaves main() to you.
 */
#include "gelu_s8_interpolated.h"

#ifndef HWACT_TEST_PUTCHAR
#if defined(__STDC_HOSTED__) && (__STDC_HOSTED__ == 1)
#include <stdio.h>
#define HWACT_TEST_PUTCHAR(character) ((void)putchar(character))
#else
#define HWACT_TEST_PUTCHAR(character) ((void)(character))
#endif
#endif

int gelu_s8_interpolated_test(void);

/* Output codes that lie on a line: how many; the first, and from each to the next, in units of 2^-16. */
typedef struct {
    uint16_t count;
    uint32_t place;
    uint32_t step;
} gelu_s8_interpolated_test_line;

#ifdef __AVR__
#include <avr/pgmspace.h>
#define gelu_s8_interpolated_test_next(line) memcpy_P(&line, &gelu_s8_interpolated_test_lines[lines], sizeof line)
static const gelu_s8_interpolated_test_line PROGMEM gelu_s8_interpolated_test_lines[12] = {
#else
#define gelu_s8_interpolated_test_next(line) (line = gelu_s8_interpolated_test_lines[lines])
static const gelu_s8_interpolated_test_line gelu_s8_interpolated_test_lines[12] = {
#endif
    {    55u, 0xFF8AA028u, 0xFFFFFBFFu },
    {    14u, 0xFF88E007u, 0xFFFFDFFFu },
    {    30u, 0xFF86F519u, 0xFFFFC2FFu },
    {    16u, 0xFF803000u, 0x00001000u },
    {     8u, 0xFF820000u, 0x00007000u },
    {    11u, 0xFF861001u, 0x0000EFFFu },
    {    12u, 0xFF910000u, 0x00017800u },
    {    20u, 0xFFA30801u, 0x0001F7FFu },
    {    17u, 0xFFCB1C00u, 0x00022C00u },
    {    20u, 0xFFEFE80Au, 0x00021BFFu },
    {    40u, 0x0019B817u, 0x0001F7FFu },
    {    13u, 0x00670000u, 0x00020000u }
};

static void gelu_s8_interpolated_test_print(const char *text)
{
    while (*text != '\0') {
        HWACT_TEST_PUTCHAR(*text);
        text++;
    }
}

static void gelu_s8_interpolated_test_print_code(uint32_t code, int is_signed)
{
    char digits[11];
    uint8_t at = 10u;
    const int is_negative = (is_signed != 0) && ((code >> 31) != 0u);
    uint32_t rest = is_negative ? (0u - code) : code;

    digits[10] = '\0';
    do {
        at--;
        digits[at] = (char)('0' + (int)(rest % 10u));
        rest /= 10u;
    } while (rest != 0u);
    gelu_s8_interpolated_test_print(is_negative ? " -" : " ");
    gelu_s8_interpolated_test_print(&digits[at]);
}

int gelu_s8_interpolated_test(void)
{
    static int8_t codes_x[61];
    uint32_t at_x = 0u;
    static int8_t outputs[61];
    gelu_s8_interpolated_test_line line = { 0u, 0u, 0u };
    uint16_t lines = 0u;

    while (at_x < 256u) {
        size_t count = 0u;
        size_t i;

        while ((count < 61u) && (at_x < 256u)) {
            codes_x[count] = (int8_t)((-128) + (int32_t)at_x);
            count++;
            at_x++;
        }

        gelu_s8_interpolated_array(codes_x, outputs, count);
        for (i = 0u; i < count; i++) {
            const uint32_t one = (uint32_t)gelu_s8_interpolated(codes_x[i]);
            const uint32_t other = (uint32_t)outputs[i];
            uint32_t expected;

            if (line.count == 0u) {
                gelu_s8_interpolated_test_next(line);
                lines++;
            }

            expected = ((line.place >> 16) ^ 0x8000u) - 0x8000u;
            line.place += line.step;
            line.count--;
            if ((one != expected) || (other != expected)) {
                gelu_s8_interpolated_test_print("gelu_s8_interpolated:");
                gelu_s8_interpolated_test_print(" x");
                gelu_s8_interpolated_test_print_code((uint32_t)codes_x[i], 1);
                gelu_s8_interpolated_test_print(": expected");
                gelu_s8_interpolated_test_print_code(expected, 1);
                gelu_s8_interpolated_test_print(", got");
                gelu_s8_interpolated_test_print_code((one != expected) ? one : other, 1);
                gelu_s8_interpolated_test_print((one != expected) ? "\n" : " of the array form\n");
                return 1;
            }
        }
    }

    gelu_s8_interpolated_test_print("ok\n");
    return 0;
}

#ifndef HWACT_TEST_NO_MAIN
int main(void)
{
    return gelu_s8_interpolated_test();
}
#endif
