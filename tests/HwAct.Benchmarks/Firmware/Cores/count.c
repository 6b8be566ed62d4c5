/*
 * Counts what KERNEL_array takes for pseudo-random codes of the whole range, and runs the kernel's own test over every code. KERNEL, TEST, and of each
 * port TYPE0, LOWEST0 and CODES0 are defined on the command line; ELEMENTS too.
 */
#include "core.h"
#define HWACT_TEST_NO_MAIN
#define HWACT_TEST_PUTCHAR(character) core_put(character)
#include TEST

#define JOINED_(a, b) a##b
#define JOINED(a, b) JOINED_(a, b)

static TYPE0 first[ELEMENTS];
#ifdef TYPE1
static TYPE1 second[ELEMENTS];
#endif
static OUTPUT output[ELEMENTS];

/* Numerical Recipes' generator; its upper 16 bits. */
static uint32_t next(void)
{
    static uint32_t state = 1u;

    state = (state * 1664525u) + 1013904223u;
    return state >> 16;
}

static void nothing(void)
{
}

static void kernel(void)
{
#ifdef TYPE1
    JOINED(KERNEL, _array)(first, second, output, ELEMENTS);
#else
    JOINED(KERNEL, _array)(first, output, ELEMENTS);
#endif
}

static void print(const char *text)
{
    while (*text != '\0') {
        core_put(*text++);
    }
}

static void print_number(uint32_t number)
{
    char digits[11];
    int at = 10;

    digits[10] = '\0';
    do {
        digits[--at] = (char)('0' + (int)(number % 10u));
        number /= 10u;
    } while (number != 0u);
    print(&digits[at]);
}

int core_main(void)
{
    uint32_t count;
    uint16_t i;

    for (i = 0; i < ELEMENTS; i++) {
        first[i] = (TYPE0)((int32_t)(LOWEST0) + (int32_t)((next() * (uint32_t)(CODES0)) >> 16));
#ifdef TYPE1
        second[i] = (TYPE1)((int32_t)(LOWEST1) + (int32_t)((next() * (uint32_t)(CODES1)) >> 16));
#endif
    }

    count = core_measure(kernel) - core_measure(nothing);
    print("count ");
    print_number(count);
    print("\n");
    return JOINED(KERNEL, _test)();
}
