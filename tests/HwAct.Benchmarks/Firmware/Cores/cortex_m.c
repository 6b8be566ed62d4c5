/* Start-up of a Cortex-M, characters by semihosting, time by SysTick: under QEMU with -icount every instruction takes the same time. */
#include "core.h"

#define SYST_CSR (*(volatile uint32_t *)0xE000E010u)
#define SYST_RVR (*(volatile uint32_t *)0xE000E014u)
#define SYST_CVR (*(volatile uint32_t *)0xE000E018u)
#define CPACR (*(volatile uint32_t *)0xE000ED88u)

enum { SYS_WRITEC = 0x03, SYS_EXIT = 0x18, STOPPED = 0x20026, FAILED = 0x20023 };

extern uint32_t data_image, data_start, data_end, bss_start, bss_end, stack_top;

static void host(uint32_t operation, const void *argument)
{
    register uint32_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;

    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
}

void core_put(char character)
{
    host(SYS_WRITEC, &character);
}

uint32_t core_measure(void (*run)(void))
{
    uint32_t before;

    SYST_RVR = 0xFFFFFFu;
    SYST_CVR = 0u;
    SYST_CSR = 5u;
    before = SYST_CVR;
    run();
    return (before - SYST_CVR) & 0xFFFFFFu;
}

static void fault(void)
{
    host(SYS_EXIT, (const void *)FAILED);
    for (;;) {
    }
}

static void reset(void)
{
    const uint32_t *from = &data_image;
    uint32_t *to;

    for (to = &data_start; to < &data_end; to++) {
        *to = *from++;
    }

    for (to = &bss_start; to < &bss_end; to++) {
        *to = 0u;
    }

#if defined(__ARM_FP) || defined(__ARM_FEATURE_MVE)
    CPACR |= 0xFu << 20;
    __asm__ volatile("dsb\n\tisb");
#endif
    host(SYS_EXIT, (const void *)(core_main() == 0 ? STOPPED : FAILED));
    fault();
}

__attribute__((section(".vectors"), used)) static void (*const vectors[16])(void) = {
    (void (*)(void))&stack_top, reset, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault
};
