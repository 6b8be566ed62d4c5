using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Avr;

/// <summary>C where <c>int</c> has 16 bits: avr-gcc, and what it builds run by simavr.</summary>
public sealed partial class SixteenBitIntTests
{
    private static readonly ExternalTool Gcc = new("avr-gcc", "gcc-avr");
    private static readonly ExternalTool Simavr = new("simavr", "simavr");

    private static readonly string[] Dialect =
        ["-mmcu=atmega1284p", "-std=c99", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow", "-Werror"];

    // A product of two 16-bit ports would be run for hours.
    private static readonly KernelProgram[] Kernels = [.. HandBuiltKernels.All.Where(kernel => kernel.Inputs.Sum(port => port.Type.Bits) <= 16)];

    [Fact]
    public void Every_operation_gives_the_same_codes()
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        string[] sources = [.. Kernels.Select(kernel => Path.Combine(directory.Write(emitter, TestKernels.Proven(kernel)).Directory, CTarget.SourcePath(kernel)))];
        string folder = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(sources[0])))!;
        File.WriteAllText(Path.Combine(folder, "main.c"), Program(sources));
        ToolRun run = Gcc.Run([.. Dialect, "main.c", "-o", "main.elf"], folder);
        Assert.True(run.Succeeded, run.Summary);
        run = Simavr.Run(["-m", "atmega1284p", "-f", "16000000", "main.elf"], folder, TimeSpan.FromMinutes(2));
        Assert.Equal(
            Kernels.Select(kernel => $"{kernel.Name} {Expected(kernel):x8}"),
            Line().Matches(run.Output + run.Error).Select(match => match.Groups["line"].Value));
    }

    [Theory]
    [InlineData("down_within_16_bits", "(uint_fast16_t)(wide >> 8) >> 2")]
    [InlineData("down_past_16_bits", "(uint_fast16_t)(wide >> 16) >> 2")]
    [InlineData("down_by_6", "HWACT_UP_AND_DOWN(wide, 6, 2)")]
    [InlineData("down_by_12", "HWACT_UP_AND_DOWN(wide, 12, 4)")]
    [InlineData("down_by_12_to_20_bits", "HWACT_BYTE_DOWN(wide) >> 4")]
    [InlineData("byte_product", "HWACT_BYTE_PRODUCT(x, 65535u)")]
    [InlineData("byte_product_and_more", "HWACT_BYTE_PRODUCT(positive, 751u)")]
    [InlineData("lines_of_8_bits", "HWACT_LINE(rounded_byte, 6u, 171u, ")]
    [InlineData("lines_of_whole_bytes", "(uint_fast8_t)HWACT_LINE(rounded_byte, 1u, 171u, ")]
    [InlineData("lines_of_9_bits", "HWACT_LINE(rounded_byte, 156u, 65u, ")]
    public void Where_registers_have_8_bits_bytes_move_and_are_multiplied(string name, string code)
    {
        KernelProgram kernel = HandBuiltKernels.All.First(one => one.Name == name);
        string source = new KernelEmitter().Emit(TestKernels.Proven(kernel), TargetCatalog.All.First(target => target is CTarget)).First(file => file.Path == CTarget.SourcePath(kernel)).Text;
        Assert.Contains(code, source, StringComparison.Ordinal);
    }

    // Which C leaves undefined, and simulators do one way or another.
    [Fact]
    public void No_shift_moves_by_as_many_bits_as_its_word_has()
    {
        (string Kernel, long Most, int Bits)[] shifts =
        [
            .. from kernel in HandBuiltKernels.All
               from definition in MachineWords.Of(kernel).Definitions
               where definition.Primitive is ShiftUp or ShiftDown { Floor: Floor.Plain }
               select (kernel.Name, definition.Primitive.Operands[1].Signal.Range.Max, definition.Computed.StorageBits),
        ];
        Assert.Contains(shifts, shift => shift is { Most: 31, Bits: 32 });
        Assert.All(shifts, shift => Assert.True(shift.Most < shift.Bits, $"{shift}"));
    }

    // Every code of up to 8 bits, and every so many of more, the last among them.
    private static long Stride(int bits) => bits switch { <= 8 => 1, <= 12 => 15, _ => 255 };

    private static uint Expected(KernelProgram kernel)
    {
        long[][] codes = kernel.Inputs.Length == 1
            ? [Codes(kernel.Inputs[0].Type)]
            : [.. Transposed(Codes(kernel.Inputs[0].Type).SelectMany(_ => Codes(kernel.Inputs[1].Type), (first, second) => new[] { first, second }))];
        var outputs = new long[codes[0].Length];
        new Interpreter(kernel).Run(codes[0], codes.Length == 2 ? codes[1] : [], outputs);
        return Checksum.Continue(Checksum.Basis, outputs, kernel.Output.Type);
    }

    private static long[] Codes(IntegerType type)
    {
        long stride = Stride(type.Bits);
        return [.. Enumerable.Range(0, (int)((type.Count - 1) / stride) + 1).Select(i => type.Min + (i * stride))];
    }

    private static IEnumerable<long[]> Transposed(IEnumerable<long[]> pairs)
    {
        long[][] all = [.. pairs];
        return [[.. all.Select(pair => pair[0])], [.. all.Select(pair => pair[1])]];
    }

    // Prints a checksum of each kernel by the serial port and goes to sleep for good, which ends the simulation.
    private static string Program(string[] sources)
    {
        var text = new StringBuilder("#include <avr/interrupt.h>\n#include <avr/io.h>\n#include <avr/sleep.h>\n");
        foreach (string source in sources)
        {
            text.Append(CultureInfo.InvariantCulture, $"#include \"{source}\"\n");
        }

        text.Append("static void put(char c)\n{\n    while (!(UCSR0A & (1 << UDRE0))) { }\n    UDR0 = (uint8_t)c;\n}\n")
            .Append("static void print(const char *name, uint32_t sum)\n{\n    int8_t i;\n    while (*name) put(*name++);\n    put(' ');\n")
            .Append("    for (i = 28; i >= 0; i = (int8_t)(i - 4)) put(\"0123456789abcdef\"[(sum >> i) & 15]);\n    put('\\n');\n}\n")
            .Append("int main(void)\n{\n    int32_t a, b;\n    uint32_t sum;\n    UCSR0B = 1 << TXEN0;\n    (void)b;\n");
        foreach (KernelProgram kernel in Kernels)
        {
            Port[] ports = [.. kernel.Inputs];
            text.Append(CultureInfo.InvariantCulture, $"    sum = {Checksum.Basis}u;\n    for (a = {ports[0].Type.Min}; a <= {ports[0].Type.Max}; a += {Stride(ports[0].Type.Bits)})\n");
            if (ports.Length == 2)
            {
                text.Append(CultureInfo.InvariantCulture, $"    for (b = {ports[1].Type.Min}; b <= {ports[1].Type.Max}; b += {Stride(ports[1].Type.Bits)})\n");
            }

            string arguments = string.Join(", ", ports.Select((port, index) => $"({CType.Storage(port.Type)}){(index == 0 ? 'a' : 'b')}"));
            text.Append(CultureInfo.InvariantCulture, $"        sum = (sum ^ ((uint32_t){kernel.Name}({arguments}) & UINT32_C({kernel.Output.Type.Pattern(-1)}))) * {Checksum.Prime}u;\n")
                .Append(CultureInfo.InvariantCulture, $"    print(\"{kernel.Name}\", sum);\n");
        }

        return text.Append("    cli();\n    sleep_mode();\n    return 0;\n}\n").ToString();
    }

    // Simavr colors what the serial port sends.
    [GeneratedRegex("(\\x1b\\[[0-9]*m|\\b)(?<line>[a-z][a-z0-9_]* [0-9a-f]{8})\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Line();
}
