using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>What generated code says of its own formats, held against the model by the compilers and simulators of its users.</summary>
public sealed class FormatConstantsTests
{
    private const string Model = """
        #include "c/k.h"
        #if K_INPUT_ZERO_POINT != -7 || K_INPUT_MIN != -128 || K_INPUT_MAX != 127 || K_UP_MAX != 4095 || K_OUTPUT_MIN != (-2147483647 - 1)
        #error the whole numbers do not serve in #if
        #endif
        #ifndef __cplusplus
        #define static_assert _Static_assert
        #endif
        static_assert(K_INPUT_SCALE_MANTISSA == 1130313434477447 && K_INPUT_SCALE_EXPONENT == -55, "input scale");
        static_assert(K_UP_SCALE_MANTISSA == 1 && K_UP_SCALE_EXPONENT == 0 && K_UP_ZERO_POINT == 2000 && K_UP_MIN == 0, "up");
        static_assert(K_OUTPUT_ZERO_POINT == K_OUTPUT_MIN && K_OUTPUT_MAX == 2147483647, "output");
        static_assert(K_MAX_ERROR_MILLILSB == THOUSANDTHS, "largest error");
        #ifdef __cplusplus
        static_assert(K_INPUT_SCALE == 0.0313725 && K_UP_SCALE == 1.0 && K_OUTPUT_SCALE == 1e-8, "scales");
        static_assert(K_MAX_ERROR_LSB >= LARGEST && K_MAX_ERROR_LSB <= LARGEST * 1.00001, "largest error");
        #endif
        """;

    private const string Bench = """
        module bench;
            reg signed [7:0] gate;
            reg [11:0] up;
            wire signed [31:0] y;
            k dut (.gate(gate), .up(up), .y(y));
            initial begin
                if (dut.INPUT_SCALE != 0.0313725 || dut.UP_SCALE != 1.0 || dut.OUTPUT_SCALE != 1e-8) $display("scale");
                if (dut.INPUT_ZERO_POINT != -7 || dut.INPUT_MIN != -128 || dut.UP_MAX != 4095 || dut.OUTPUT_ZERO_POINT != -32'sd2147483648) $display("whole");
                if (dut.MAX_ERROR_LSB < LARGEST || dut.MAX_ERROR_LSB > LARGEST * 1.00001) $display("error");
                $display("seen");
            end
        endmodule
        """;

    [Fact]
    public void Constants_are_held_to_the_model_by_static_assert_and_by_a_bench()
    {
        using var directory = new OutputDirectory();
        var method = new MethodChoice("table");
        ProvenKernel kernel = KernelChoice.Prove(new KernelSpecification(
            "k",
            new GatedFunction(HwAct.Activations.ActivationCatalog.Find("gelu")!.Default),
            [Quantization.Parse("int8:0.0313725:-7"), Quantization.Parse("uint12:1:2000")],
            Quantization.Parse("int32:1E-08:-2147483648"),
            RoundingRule.HalfEven,
            method,
            ErrorBound.AtMost(1e6)));
        string folder = directory.Write(new KernelEmitter(), kernel).Directory;
        string largest = kernel.Error.MaxLsb.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        string real = largest.Contains('.', StringComparison.Ordinal) || largest.Contains('E', StringComparison.Ordinal) ? largest : largest + ".0";
        File.WriteAllText(Path.Combine(folder, "model.c"), Model
            .Replace("LARGEST", real, StringComparison.Ordinal)
            .Replace("THOUSANDTHS", Math.Ceiling(kernel.Error.MaxLsb * 1000).ToString("F0", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "bench.v"), Bench.Replace("LARGEST", real, StringComparison.Ordinal));
        Require(new ExternalTool("gcc", "gcc").Run(["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c", "model.c", "-o", "c.o"], folder));
        Require(new ExternalTool("g++", "g++").Run(["-std=c++11", "-x", "c++", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-c", "model.c", "-o", "cpp.o"], folder));
        Require(new ExternalTool("iverilog", "iverilog").Run(["-g2005", "-Wall", "-o", "bench", "bench.v", "verilog/k.v"], folder));
        Assert.Equal("seen\n", new ExternalTool("vvp", "iverilog").Run(["-N", "bench"], folder).Output);
        Require(new ExternalTool("verilator", "verilator").Run(["--lint-only", "-Wall", "verilog/k.v"], folder));
        Require(new ExternalTool("yosys", "yosys").Run(["-q", "-p", "read_verilog verilog/k.v; synth -top k; check -assert"], folder, TimeSpan.FromMinutes(2)));
    }

    private static void Require(ToolRun run) => Assert.True(run.Succeeded && run.Error.Length == 0, run.Summary);
}
