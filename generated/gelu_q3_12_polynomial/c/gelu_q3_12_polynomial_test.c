/* SPDX-License-Identifier: MIT-0 */
/**
 * @file gelu_q3_12_polynomial_test.c
 * @brief GELU, erf form: x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
 *
 * A test for your own part: every x from -32768 to 32767, by gelu_q3_12_polynomial and by gelu_q3_12_polynomial_array, against what the proof says.
 * gelu_q3_12_polynomial_test() prints "ok" or the first code that differs, and returns 0 or 1. It needs no C library: where there is none, have
 * HWACT_TEST_PUTCHAR(character) print one. HWACT_TEST_NO_MAIN leaves main() to you.
 */
#include "gelu_q3_12_polynomial.h"

#ifndef HWACT_TEST_PUTCHAR
#if defined(__STDC_HOSTED__) && (__STDC_HOSTED__ == 1)
#include <stdio.h>
#define HWACT_TEST_PUTCHAR(character) ((void)putchar(character))
#else
#define HWACT_TEST_PUTCHAR(character) ((void)(character))
#endif
#endif

int gelu_q3_12_polynomial_test(void);

/* Output codes that lie on a line: how many; the first, and from each to the next, in units of 2^-16. */
typedef struct {
    uint16_t count;
    uint32_t place;
    uint32_t step;
} gelu_q3_12_polynomial_test_line;

#ifdef __AVR__
#include <avr/pgmspace.h>
#define gelu_q3_12_polynomial_test_next(line) memcpy_P(&line, &gelu_q3_12_polynomial_test_lines[lines], sizeof line)
static const gelu_q3_12_polynomial_test_line PROGMEM gelu_q3_12_polynomial_test_lines[278] = {
#else
#define gelu_q3_12_polynomial_test_next(line) (line = gelu_q3_12_polynomial_test_lines[lines])
static const gelu_q3_12_polynomial_test_line gelu_q3_12_polynomial_test_lines[278] = {
#endif
    { 17412u, 0x0000C816u, 0xFFFFFFFDu },
    {     2u, 0xFFFE0000u, 0x00010000u },
    {  1317u, 0xFFFEE948u, 0xFFFFFF78u },
    {   536u, 0xFFFB96ABu, 0xFFFFFF7Fu },
    {   360u, 0xFFF9C1C1u, 0xFFFFFEFFu },
    {   277u, 0xFFF79191u, 0xFFFFFEFFu },
    {   226u, 0xFFF5EA75u, 0xFFFFFDFFu },
    {   194u, 0xFFF3C864u, 0xFFFFFDFFu },
    {   171u, 0xFFF1AE57u, 0xFFFFFDFFu },
    {   153u, 0xFFEF9C4Eu, 0xFFFFFDFFu },
    {   140u, 0xFFED8E47u, 0xFFFFFDFFu },
    {   128u, 0xFFEB8040u, 0xFFFFFDFFu },
    {   119u, 0xFFE9F03Cu, 0xFFFFFBFFu },
    {   112u, 0xFFE7E038u, 0xFFFFFBFFu },
    {   155u, 0xFFE5FDB4u, 0xFFFFFB1Fu },
    {    96u, 0xFFE2C030u, 0xFFFFFBFFu },
    {    92u, 0xFFE0B82Eu, 0xFFFFFBFFu },
    {    88u, 0xFFDEB02Cu, 0xFFFFFBFFu },
    {   124u, 0xFFDCF629u, 0xFFFFF9FFu },
    {   155u, 0xFFD9FDA7u, 0xFFFFF97Fu },
    {   145u, 0xFFD5FF49u, 0xFFFFF8FFu },
    {   167u, 0xFFD1FC35u, 0xFFFFF86Fu },
    {    64u, 0xFFCC8020u, 0xFFFFFBFFu },
    {   122u, 0xFFCAF79Eu, 0xFFFFF7BFu },
    {   145u, 0xFFC6FDDDu, 0xFFFFF73Fu },
    {    93u, 0xFFC1FD3Bu, 0xFFFFF69Fu },
    {   131u, 0xFFBDE54Eu, 0xFFFFF67Fu },
    {   123u, 0xFFB8F6CAu, 0xFFFFF5BFu },
    {   136u, 0xFFB3FA6Bu, 0xFFFFF4CFu },
    {   147u, 0xFFADFEB5u, 0xFFFFF3DFu },
    {   118u, 0xFFA6F96Fu, 0xFFFFF31Fu },
    {   112u, 0xFFA0F438u, 0xFFFFF27Fu },
    {   106u, 0xFF9AF375u, 0xFFFFF1BFu },
    {    68u, 0xFF94FD33u, 0xFFFFF0FFu },
    {    99u, 0xFF90FFA1u, 0xFFFFF07Fu },
    {   126u, 0xFF8AF04Fu, 0xFFFFEFFFu },
    {   135u, 0xFF82FF0Fu, 0xFFFFEEFFu },
    {   115u, 0xFF79FE48u, 0xFFFFEE3Fu },
    {   110u, 0xFF71F9B7u, 0xFFFFED7Fu },
    {    80u, 0xFF69F828u, 0xFFFFECFFu },
    {    78u, 0xFF63FB1Au, 0xFFFFEC7Fu },
    {   114u, 0xFF5DFCE6u, 0xFFFFEBDFu },
    {   110u, 0xFF54F99Du, 0xFFFFEB1Fu },
    {   141u, 0xFF4BFE6Fu, 0xFFFFEA3Fu },
    {   102u, 0xFF3FFA44u, 0xFFFFE97Fu },
    {   132u, 0xFF36FFCBu, 0xFFFFE8BFu },
    {   128u, 0xFF2AFE20u, 0xFFFFE80Fu },
    {   144u, 0xFF1EFF48u, 0xFFFFE71Fu },
    {   158u, 0xFF10F72Du, 0xFFFFE63Fu },
    {   115u, 0xFF00F830u, 0xFFFFE57Fu },
    {    94u, 0xFEF4F52Fu, 0xFFFFE4FFu },
    {   137u, 0xFEEAF7B9u, 0xFFFFE40Fu },
    {   150u, 0xFEDBFDE5u, 0xFFFFE30Fu },
    {   129u, 0xFECAFF6Bu, 0xFFFFE23Fu },
    {   117u, 0xFEBBFBC3u, 0xFFFFE17Fu },
    {   123u, 0xFEADFED9u, 0xFFFFE0CFu },
    {   198u, 0xFE9EE097u, 0xFFFFDFFFu },
    {    96u, 0xFE85B017u, 0xFFFFE0DFu },
    {   208u, 0xFE79FE10u, 0xFFFFE01Fu },
    {   110u, 0xFE5FE037u, 0xFFFFDFFFu },
    {   217u, 0xFE51FF1Fu, 0xFFFFDEFFu },
    {   286u, 0xFE35FE2Eu, 0xFFFFDEDBu },
    {   117u, 0xFE110000u, 0xFFFFDF20u },
    {   142u, 0xFE020300u, 0xFFFFDF80u },
    {   170u, 0xFDF001C0u, 0xFFFFE040u },
    {   116u, 0xFDDB0500u, 0xFFFFE100u },
    {   137u, 0xFDCD0200u, 0xFFFFE200u },
    {   115u, 0xFDBD0500u, 0xFFFFE300u },
    {   111u, 0xFDB002C0u, 0xFFFFE440u },
    {    96u, 0xFDA40040u, 0xFFFFE540u },
    {    70u, 0xFD9A0800u, 0xFFFFE600u },
    {    72u, 0xFD930000u, 0xFFFFE700u },
    {    64u, 0xFD8C0540u, 0xFFFFE7C0u },
    {   112u, 0xFD860200u, 0xFFFFE900u },
    {    72u, 0xFD7C0400u, 0xFFFFEA80u },
    {    50u, 0xFD760900u, 0xFFFFEB00u },
    {    65u, 0xFD720000u, 0xFFFFEC00u },
    {    98u, 0xFD6D0280u, 0xFFFFED80u },
    {    45u, 0xFD660200u, 0xFFFFEE80u },
    {    80u, 0xFD6303C0u, 0xFFFFEFC0u },
    {    70u, 0xFD5E0C00u, 0xFFFFF100u },
    {    78u, 0xFD5A0080u, 0xFFFFF2C0u },
    {    88u, 0xFD560000u, 0xFFFFF440u },
    {    51u, 0xFD520D32u, 0xFFFFF57Fu },
    {    58u, 0xFD500100u, 0xFFFFF700u },
    {    66u, 0xFD4E0000u, 0xFFFFF820u },
    {    83u, 0xFD4C0641u, 0xFFFFF9BFu },
    {   131u, 0xFD4A18C2u, 0xFFFFFBDFu },
    {   204u, 0xFD481400u, 0x00000200u },
    {   102u, 0xFD4A1400u, 0x00000400u },
    {    67u, 0xFD4C7000u, 0x00000400u },
    {    52u, 0xFD4E2800u, 0x00000800u },
    {    66u, 0xFD500000u, 0x00000B80u },
    {    73u, 0xFD530C00u, 0x00000D80u },
    {    62u, 0xFD570000u, 0x00001080u },
    {    68u, 0xFD5B0680u, 0x00001280u },
    {    49u, 0xFD600C00u, 0x00001400u },
    {    46u, 0xFD640000u, 0x00001600u },
    {    72u, 0xFD680000u, 0x00001880u },
    {    57u, 0xFD6F0800u, 0x00001A80u },
    {    61u, 0xFD750400u, 0x00001D00u },
    {    88u, 0xFD7C0000u, 0x00001FC0u },
    {    44u, 0xFD870380u, 0x00002280u },
    {    56u, 0xFD8D0000u, 0x00002400u },
    {    40u, 0xFD950000u, 0x00002600u },
    {    57u, 0xFD9B0000u, 0x00002840u },
    {    54u, 0xFDA40000u, 0x00002A00u },
    {    46u, 0xFDAD0400u, 0x00002C00u },
    {    44u, 0xFDB50600u, 0x00002E00u },
    {    58u, 0xFDBD02C0u, 0x00003040u },
    {    65u, 0xFDC80100u, 0x00003300u },
    {    48u, 0xFDD51C00u, 0x00003400u },
    {    64u, 0xFDDF05C0u, 0x000037C0u },
    {    44u, 0xFDED0000u, 0x00003A00u },
    {    51u, 0xFDF70000u, 0x00003C00u },
    {    69u, 0xFE030980u, 0x00003E80u },
    {    70u, 0xFE141100u, 0x00004100u },
    {    63u, 0xFE260780u, 0x00004480u },
    {    36u, 0xFE371200u, 0x00004600u },
    {    49u, 0xFE410000u, 0x00004900u },
    {    51u, 0xFE4F0000u, 0x00004B00u },
    {    56u, 0xFE5E1100u, 0x00004D00u },
    {    76u, 0xFE6F0000u, 0x000050C0u },
    {    99u, 0xFE870300u, 0x00005500u },
    {    52u, 0xFEA80000u, 0x00005800u },
    {    56u, 0xFEBA0100u, 0x00005B00u },
    {    22u, 0xFECE3000u, 0x00005800u },
    {    54u, 0xFED60500u, 0x00005E80u },
    {    60u, 0xFEEA0000u, 0x000061C0u },
    {    46u, 0xFF010000u, 0x00006400u },
    {    74u, 0xFF131400u, 0x00006700u },
    {    48u, 0xFF310600u, 0x00006A00u },
    {    77u, 0xFF450000u, 0x00006D80u },
    {    72u, 0xFF660000u, 0x00007180u },
    {    59u, 0xFF860000u, 0x00007500u },
    {    30u, 0xFFA10000u, 0x00007700u },
    {    38u, 0xFFAF0000u, 0x00007900u },
    {    54u, 0xFFC10400u, 0x00007B00u },
    {   142u, 0xFFDB0500u, 0x00007F80u },
    {    64u, 0x00223200u, 0x00008200u },
    {    38u, 0x00432C00u, 0x00008400u },
    {    30u, 0x00570000u, 0x00008800u },
    {    48u, 0x00670E00u, 0x00008A00u },
    {    40u, 0x00810C00u, 0x00008C00u },
    {    59u, 0x00970000u, 0x00008F00u },
    {    80u, 0x00B81780u, 0x00009280u },
    {    51u, 0x00E60000u, 0x00009680u },
    {    80u, 0x01040000u, 0x00009900u },
    {    57u, 0x01340B80u, 0x00009C80u },
    {    56u, 0x01570000u, 0x00009F80u },
    {    41u, 0x017A0000u, 0x0000A200u },
    {    56u, 0x01940000u, 0x0000A480u },
    {    46u, 0x01B80880u, 0x0000A680u },
    {    96u, 0x01D60400u, 0x0000AA00u },
    {    50u, 0x02162C00u, 0x0000AC00u },
    {    48u, 0x02380180u, 0x0000AF80u },
    {    70u, 0x02590000u, 0x0000B300u },
    {    62u, 0x028A0180u, 0x0000B580u },
    {    47u, 0x02B61280u, 0x0000B880u },
    {    22u, 0x02D81000u, 0x0000B800u },
    {    60u, 0x02E80000u, 0x0000BB80u },
    {    71u, 0x03140620u, 0x0000BEA0u },
    {    70u, 0x03491300u, 0x0000C100u },
    {    65u, 0x037E0400u, 0x0000C480u },
    {    73u, 0x03B00900u, 0x0000C780u },
    {    48u, 0x03E90000u, 0x0000CA80u },
    {    60u, 0x040F0000u, 0x0000CC00u },
    {    47u, 0x043F0E00u, 0x0000CE00u },
    {    49u, 0x04650000u, 0x0000D080u },
    {    51u, 0x048D0000u, 0x0000D280u },
    {    60u, 0x04B70200u, 0x0000D500u },
    {    57u, 0x04E90000u, 0x0000D780u },
    {    40u, 0x05190700u, 0x0000D900u },
    {    56u, 0x053B0000u, 0x0000DB00u },
    {    44u, 0x056B1400u, 0x0000DC00u },
    {    88u, 0x05910000u, 0x0000DFC0u },
    {    52u, 0x05DE0A00u, 0x0000E200u },
    {    56u, 0x060C0C00u, 0x0000E400u },
    {    40u, 0x063E0400u, 0x0000E600u },
    {    64u, 0x06620540u, 0x0000E7C0u },
    {    48u, 0x069C1000u, 0x0000EA00u },
    {    65u, 0x06C80000u, 0x0000EC00u },
    {    58u, 0x07040600u, 0x0000EE00u },
    {    66u, 0x073A03C0u, 0x0000F040u },
    {    60u, 0x07780DFBu, 0x0000F2BFu },
    {    69u, 0x07B10000u, 0x0000F4C0u },
    {    57u, 0x07F30941u, 0x0000F6BFu },
    {    76u, 0x082A0E02u, 0x0000F8FFu },
    {   125u, 0x0874173Cu, 0x0000FBAFu },
    {   207u, 0x08EF1919u, 0x0000FEFFu },
    {   109u, 0x09BE0800u, 0x00010400u },
    {    75u, 0x0A2D6000u, 0x00010400u },
    {    62u, 0x0A7A0000u, 0x00010800u },
    {    54u, 0x0ABA2000u, 0x00010800u },
    {    70u, 0x0AF20800u, 0x00010A80u },
    {    63u, 0x0B3B0000u, 0x00010C00u },
    {    76u, 0x0B7D0000u, 0x00010D40u },
    {    85u, 0x0BCD0000u, 0x00010F00u },
    {    92u, 0x0C270000u, 0x00011080u },
    {    98u, 0x0C890000u, 0x00011240u },
    {    65u, 0x0CF20000u, 0x00011380u },
    {    50u, 0x0D380800u, 0x00011400u },
    {    48u, 0x0D6E0000u, 0x00011500u },
    {    58u, 0x0DA20D80u, 0x00011580u },
    {   121u, 0x0DE10000u, 0x00011740u },
    {    83u, 0x0E650380u, 0x00011880u },
    {    60u, 0x0EC00600u, 0x00011900u },
    {    78u, 0x0F020600u, 0x00011A00u },
    {    94u, 0x0F580A00u, 0x00011B00u },
    {   117u, 0x0FC00380u, 0x00011C40u },
    {   105u, 0x10420000u, 0x00011D40u },
    {   135u, 0x10B70080u, 0x00011E40u },
    {   115u, 0x114E0000u, 0x00011F20u },
    {   200u, 0x11CF0000u, 0x00011FE0u },
    {   110u, 0x12B00080u, 0x00012080u },
    {   163u, 0x132C0000u, 0x000120F0u },
    {   309u, 0x13E40174u, 0x00012124u },
    {   140u, 0x1540FA46u, 0x000120FFu },
    {   150u, 0x15DEF8CFu, 0x0001207Fu },
    {   178u, 0x1687E071u, 0x00011FFFu },
    {    48u, 0x174FE019u, 0x00011FFFu },
    {   246u, 0x17863A40u, 0x00012020u },
    {   132u, 0x189AFD01u, 0x00011F1Fu },
    {   119u, 0x192EFBA2u, 0x00011E3Fu },
    {   104u, 0x19B3FDDAu, 0x00011D9Fu },
    {   124u, 0x1A27FE1Eu, 0x00011CEFu },
    {   156u, 0x1AB1FC37u, 0x00011BFFu },
    {   104u, 0x1B5EFEB5u, 0x00011B1Fu },
    {   116u, 0x1BD1FF9Du, 0x00011A7Fu },
    {   160u, 0x1C51FE8Au, 0x000119BFu },
    {   124u, 0x1D01FCFFu, 0x000118DFu },
    {   150u, 0x1D89F84Bu, 0x000117FFu },
    {   134u, 0x1E2DFE4Eu, 0x000116FFu },
    {    92u, 0x1EBFF52Eu, 0x0001167Fu },
    {   118u, 0x1F23FCFBu, 0x000115BFu },
    {   148u, 0x1FA3FE15u, 0x000114CFu },
    {   129u, 0x2043F77Du, 0x0001140Fu },
    {    93u, 0x20CEF6B5u, 0x0001137Fu },
    {   110u, 0x2132FFD7u, 0x0001129Fu },
    {    86u, 0x21A8FA2Bu, 0x000111FFu },
    {    88u, 0x2204FE2Cu, 0x0001117Fu },
    {   107u, 0x2262F33Du, 0x000110FFu },
    {   144u, 0x22D4FE10u, 0x0001101Fu },
    {    84u, 0x236DF891u, 0x00010F7Fu },
    {   104u, 0x23C6F434u, 0x00010EFFu },
    {   110u, 0x2434FE37u, 0x00010DFFu },
    {   116u, 0x24A8FA6Du, 0x00010D5Fu },
    {   102u, 0x2522F67Du, 0x00010CBFu },
    {   107u, 0x258DF840u, 0x00010C1Fu },
    {   138u, 0x25FDFEC7u, 0x00010B2Fu },
    {   125u, 0x268DFFD9u, 0x00010A3Fu },
    {   106u, 0x270FFF9Bu, 0x0001097Fu },
    {   120u, 0x277E9EA0u, 0x00010960u },
    {   176u, 0x27FAFE58u, 0x000108BFu },
    {   127u, 0x28B0F040u, 0x00010840u },
    {    99u, 0x2933FC41u, 0x000107DFu },
    {   138u, 0x2999FAC5u, 0x0001077Fu },
    {   151u, 0x2A27F720u, 0x000106E0u },
    {   160u, 0x2AC2FEA8u, 0x0001066Fu },
    {   130u, 0x2B66F800u, 0x00010600u },
    {    93u, 0x2BEBF7A0u, 0x000105A0u },
    {    96u, 0x2C4AFE30u, 0x0001055Fu },
    {   102u, 0x2CACFE03u, 0x0001050Fu },
    {   108u, 0x2D14FFB6u, 0x000104BFu },
    {   174u, 0x2D82FEDAu, 0x0001046Fu },
    {   130u, 0x2E33F3E0u, 0x00010410u },
    {   138u, 0x2EB7FD85u, 0x000103BFu },
    {   152u, 0x2F43F750u, 0x00010370u },
    {   171u, 0x2FDDF590u, 0x00010310u },
    {   191u, 0x308AF540u, 0x000102C0u },
    {   224u, 0x314BF0ACu, 0x0001025Cu },
    {   272u, 0x322DEE90u, 0x000101F4u },
    {   347u, 0x333FEAF8u, 0x0001018Au },
    {   500u, 0x349CE36Du, 0x00010115u },
    {   853u, 0x3692D726u, 0x000100A6u },
    {   528u, 0x39E9CD5Du, 0x00010095u },
    {   676u, 0x3BFAFFDCu, 0x000100C2u },
    { 16736u, 0x3EA00000u, 0x00010000u }
};

static void gelu_q3_12_polynomial_test_print(const char *text)
{
    while (*text != '\0') {
        HWACT_TEST_PUTCHAR(*text);
        text++;
    }
}

static void gelu_q3_12_polynomial_test_print_code(uint32_t code, int is_signed)
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
    gelu_q3_12_polynomial_test_print(is_negative ? " -" : " ");
    gelu_q3_12_polynomial_test_print(&digits[at]);
}

int gelu_q3_12_polynomial_test(void)
{
    static int16_t codes_x[61];
    uint32_t at_x = 0u;
    static int16_t outputs[61];
    gelu_q3_12_polynomial_test_line line = { 0u, 0u, 0u };
    uint16_t lines = 0u;

    while (at_x < 65536u) {
        size_t count = 0u;
        size_t i;

        while ((count < 61u) && (at_x < 65536u)) {
            codes_x[count] = (int16_t)((-32768) + (int32_t)at_x);
            count++;
            at_x++;
        }

        gelu_q3_12_polynomial_array(codes_x, outputs, count);
        for (i = 0u; i < count; i++) {
            const uint32_t one = (uint32_t)gelu_q3_12_polynomial(codes_x[i]);
            const uint32_t other = (uint32_t)outputs[i];
            uint32_t expected;

            if (line.count == 0u) {
                gelu_q3_12_polynomial_test_next(line);
                lines++;
            }

            expected = ((line.place >> 16) ^ 0x8000u) - 0x8000u;
            line.place += line.step;
            line.count--;
            if ((one != expected) || (other != expected)) {
                gelu_q3_12_polynomial_test_print("gelu_q3_12_polynomial:");
                gelu_q3_12_polynomial_test_print(" x");
                gelu_q3_12_polynomial_test_print_code((uint32_t)codes_x[i], 1);
                gelu_q3_12_polynomial_test_print(": expected");
                gelu_q3_12_polynomial_test_print_code(expected, 1);
                gelu_q3_12_polynomial_test_print(", got");
                gelu_q3_12_polynomial_test_print_code((one != expected) ? one : other, 1);
                gelu_q3_12_polynomial_test_print((one != expected) ? "\n" : " of the array form\n");
                return 1;
            }
        }
    }

    gelu_q3_12_polynomial_test_print("ok\n");
    return 0;
}

#ifndef HWACT_TEST_NO_MAIN
int main(void)
{
    return gelu_q3_12_polynomial_test();
}
#endif
