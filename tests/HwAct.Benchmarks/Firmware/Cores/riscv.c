/* Start-up of a 32-bit RISC-V in machine mode, characters by semihosting, instructions by instret. */
#include "core.h"

enum { SYS_WRITEC = 0x03, SYS_EXIT_EXTENDED = 0x20, STOPPED = 0x20026 };

extern uint32_t data_image, data_start, data_end, bss_start, bss_end;

void start(void);

__asm__(
    ".section .vectors, \"ax\"\n"
    ".globl _start\n"
    "_start:\n"
    "    la sp, stack_top\n"
    "    la t0, stop\n"
    "    csrw mtvec, t0\n"
    "    j start\n"
    ".balign 4\n"
    "stop:\n"
    "    j stop\n"
    ".text\n");

static __attribute__((noinline)) void host(uint32_t operation, const void *argument)
{
    register uint32_t a0 __asm__("a0") = operation;
    register const void *a1 __asm__("a1") = argument;

    __asm__ volatile(
        ".balign 16\n.option push\n.option norvc\n"
        "slli zero, zero, 0x1f\nebreak\nsrai zero, zero, 7\n"
        ".option pop" : "+r"(a0) : "r"(a1) : "memory");
}

void core_put(char character)
{
    host(SYS_WRITEC, &character);
}

static uint32_t retired(void)
{
    uint32_t count;

    __asm__ volatile("rdinstret %0" : "=r"(count));
    return count;
}

uint32_t core_measure(void (*run)(void))
{
    const uint32_t before = retired();

    run();
    return retired() - before;
}

void start(void)
{
    const uint32_t *from = &data_image;
    uint32_t *to;
    uint32_t result[2] = { STOPPED, 0u };

    for (to = &data_start; to < &data_end; to++) {
        *to = *from++;
    }

    for (to = &bss_start; to < &bss_end; to++) {
        *to = 0u;
    }

    result[1] = (uint32_t)core_main();
    host(SYS_EXIT_EXTENDED, result);
    for (;;) {
    }
}
