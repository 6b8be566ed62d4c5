using HwAct.Targets;

namespace HwAct.ToolchainTests.Forms;

/// <summary>A Cortex-M, as QEMU has it, without a C library: text goes out by semihosting.</summary>
/// <param name="Machine">The machine of QEMU.</param>
/// <param name="Options">What the compiler is told of the core.</param>
internal sealed record CortexM(string Machine, params string[] Options)
{
    /// <summary>With Helium.</summary>
    public static CortexM M55 { get; } = new("mps3-an547", "-mcpu=cortex-m55", "-mfloat-abi=hard");

    /// <summary>With the DSP extension alone.</summary>
    public static CortexM M4 { get; } = new("mps2-an386", "-mcpu=cortex-m4");

    /// <summary>What a program begins with.</summary>
    public const string Put = """
        #include <stddef.h>
        #include <stdint.h>
        void *memset(void *to, int value, size_t size);
        void *memcpy(void *to, const void *from, size_t size);
        void *memset(void *to, int value, size_t size) { size_t i; for (i = 0; i < size; i++) ((volatile char *)to)[i] = (char)value; return to; }
        void *memcpy(void *to, const void *from, size_t size) { size_t i; for (i = 0; i < size; i++) ((volatile char *)to)[i] = ((const char *)from)[i]; return to; }
        int main(void);
        static int call(int operation, const void *argument)
        {
            register int r0 __asm__("r0") = operation;
            register const void *r1 __asm__("r1") = argument;
            __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
            return r0;
        }
        static void put(const char *text) { call(4, text); }
        static void fault(void) { put("fault\n"); call(0x18, (void *)0x20024); for (;;) { } }
        static void reset(void)
        {
            *(volatile uint32_t *)0xE000ED88 |= 0xFu << 20;
            __asm__ volatile("dsb\n isb");
            main();
            call(0x18, (void *)0x20026);
            for (;;) { }
        }
        __attribute__((section(".vectors"), used)) void (*const vectors[16])(void) =
            { (void (*)(void))0x20070000, reset, fault, fault, fault, fault, fault, 0, 0, 0, 0, fault, fault, 0, fault, fault };

        """;

    private const string Script = "SECTIONS { . = 0; .text : { KEEP(*(.vectors)) *(.text*) *(.rodata*) } . = 0x20000000; .data : { *(.data*) } .bss (NOLOAD) : { *(.bss*) *(COMMON) } /DISCARD/ : { *(.ARM.exidx*) } }\n";

    private static readonly ExternalTool Gcc = new("arm-none-eabi-gcc", "gcc-arm-none-eabi");
    private static readonly ExternalTool Qemu = new("qemu-system-arm", "qemu-system-arm");

    /// <summary>What a program prints.</summary>
    /// <param name="program">Its text. Static arrays of it must not be initialized, and are not cleared.</param>
    /// <param name="folder">Where it is built.</param>
    public string Run(string program, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "m.c"), program);
        File.WriteAllText(Path.Combine(folder, "m.ld"), Script);
        ToolRun run = Gcc.Run(
            [.. Options, "-mthumb", "-std=gnu99", "-O2", "-ffreestanding", "-nostdlib", "-Wall", "-Wextra", "-Wconversion", "-Wsign-conversion", "-Werror", "-T", "m.ld", "m.c", "-lgcc", "-o", "m.elf", "-Wl,--no-warn-rwx-segments"],
            folder);
        Assert.True(run.Succeeded, run.Summary);
        run = Qemu.Run(["-M", Machine, "-nographic", "-monitor", "none", "-serial", "null", "-semihosting-config", "enable=on,target=native", "-kernel", "m.elf"], folder, TimeSpan.FromMinutes(2));
        Assert.True(run.Succeeded, run.Summary);
        return run.Output + run.Error;
    }
}
