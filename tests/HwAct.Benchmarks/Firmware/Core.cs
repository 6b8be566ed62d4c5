using System.Collections.Immutable;
using HwAct.Targets;

namespace HwAct.Benchmarks.Firmware;

/// <summary>A core, the compiler for it and the simulator that runs what it builds.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="StartUp">The file of its start-up code.</param>
/// <param name="Compiler">The compiler.</param>
/// <param name="Flags">What says the core to the compiler.</param>
/// <param name="Simulator">The simulator.</param>
/// <param name="Machine">Its arguments, before the program.</param>
/// <param name="TicksPerUnit">Ticks of the counter for an instruction; for a cycle where cycles are counted.</param>
internal sealed record Core(
    string Name,
    string StartUp,
    ExternalTool Compiler,
    ImmutableArray<string> Flags,
    ExternalTool Simulator,
    ImmutableArray<string> Machine,
    double TicksPerUnit)
{
    // Under -icount an instruction takes 2^6 ns: a tick at least of every clock below, and 24 bits of them are some thousand instructions an element.
    private const int Shift = 6;

    private static readonly ExternalTool Arm = new("arm-none-eabi-gcc", "gcc-arm-none-eabi");
    private static readonly ExternalTool Riscv = new("riscv64-unknown-elf-gcc", "gcc-riscv64-unknown-elf");
    private static readonly ExternalTool Avr = new("avr-gcc", "gcc-avr");
    private static readonly ExternalTool QemuArm = new("qemu-system-arm", "qemu-system-arm");
    private static readonly ExternalTool QemuRiscv = new("qemu-system-riscv32", "qemu-system-misc");
    private static readonly ExternalTool Simavr = new("simavr", "simavr");

    /// <summary>Every one, in the order of the table.</summary>
    public static ImmutableArray<Core> All { get; } =
    [
        Cortex("m0", "microbit", 16),
        Cortex("m3", "mps2-an385", 25),
        M4,
        Cortex("m7", "mps2-an500", 25),
        Cortex("m33", "mps2-an505", 20) with { Flash = 0x10000000, Ram = 0x38000000 },
        Cortex("m55", "mps3-an547", 32, "-mfloat-abi=hard"),
        new("rv32", "riscv.c", Riscv, ["-march=rv32imac_zicsr", "-mabi=ilp32", "-mcmodel=medany", "-nostartfiles"], QemuRiscv, ["-M", "virt", "-bios", "none", .. Quiet, "-icount", "shift=0", "-kernel"], 1)
        {
            Flash = 0x80000000,
            Ram = 0x80100000,
        },
        new("avr", "avr.c", Avr, ["-mmcu=atmega1284p"], Simavr, ["-m", "atmega1284p", "-f", "16000000"], 1) { IsLinkedByItself = true },
    ];

    /// <summary>The Cortex-M4, by which the cost model of flash goes.</summary>
    public static Core M4 => Cortex("m4", "mps2-an386", 25);

    /// <summary>Where code and constants begin.</summary>
    public uint Flash { get; init; }

    /// <summary>Where data begins.</summary>
    public uint Ram { get; init; } = 0x20000000;

    /// <summary>Whether the compiler brings start-up code and a linker script.</summary>
    public bool IsLinkedByItself { get; init; }

    private static string[] Quiet => ["-nographic", "-monitor", "none", "-serial", "null", "-semihosting-config", "enable=on,target=native"];

    private static Core Cortex(string name, string machine, int megahertz, params ImmutableArray<string> flags) => new(
        name,
        "cortex_m.c",
        Arm,
        [$"-mcpu=cortex-{name}", "-mthumb", "-nostartfiles", .. flags],
        QemuArm,
        ["-M", machine, .. Quiet, "-icount", $"shift={Shift}", "-kernel"],
        (1 << Shift) * megahertz / 1000.0);
}
