using System.Collections.Immutable;
using System.Globalization;
using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.PublishedAlgorithms;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Benchmarks.Firmware;

/// <summary>Loops that others run for the same work, written here from their published algorithm, and held to its model over every code.</summary>
internal static class Peers
{
    /// <summary>Every one.</summary>
    public static ImmutableArray<Subject> All { get; } =
    [
        // LUTPopulate and a loop: any int8 activation of LiteRT, CMSIS-NN, ESP-NN.
        Of("peer_plain_table_s8", new Gelu(), "int8:0.0313725", "int8:0.0162908:-118", outputs: ideal => [.. ideal.Ideal], body: (_, ideal) => $$"""
            static const int8_t table[256] = { {{Row(Enumerable.Range(0, 256).Select(i => ideal.Ideal[ideal.Codes.IndexOf(unchecked((sbyte)i))]))}} };
            int8_t NAME(int8_t x) { return table[(uint8_t)x]; }
            void NAME_array(const int8_t *input, int8_t *output, size_t size)
            {
                size_t i;
                for (i = 0; i < size; i++) { output[i] = table[(uint8_t)input[i]]; }
            }
            """),

        // LUTLookup of LiteRT's kernels/internal/common.h.
        Of("peer_litert_s16", new Gelu(), "Q3.12", "Q3.12", LiteRtTable.Gelu, (specification, _) => $$"""
            static const int16_t table[513] = { {{Row(LiteRtTable.Entries(specification))}} };
            static inline int16_t one(int16_t value)
            {
                const uint16_t index = (uint16_t)(256 + (value >> 7));
                const int16_t base = table[index];
                const int16_t slope = (int16_t)(table[index + 1] - base);
                const int32_t delta = (((int32_t)slope * (value & 0x7F)) + 64) >> 7;
                return (int16_t)(base + delta);
            }
            int16_t NAME(int16_t x) { return one(x); }
            void NAME_array(const int16_t *input, int16_t *output, size_t size)
            {
                size_t i;
                for (i = 0; i < size; i++) { output[i] = one(input[i]); }
            }
            """),
        Sigmoid("peer_cmsis_nn_sigmoid_s16", new Sigmoid(), 9, "33553408", "(input >= 0) ? (result + 512) : (33554432 - result + 511)", 10),
        Sigmoid("peer_cmsis_nn_tanh_s16", new Tanh(), 8, "16776960", "(input >= 0) ? (result - 8388608 + 128) : (8388608 - result + 127)", 8),

        // Algorithms 1 to 3 of I-BERT, requantized by one multiplier and shift.
        Of("peer_i_gelu_s8", new Gelu(), "int8:0.03125", "int8:0.03125", new IntegerGelu(rescales: false), (specification, _) => IntegerGeluBody(specification)),
    ];

    // The activation of int16 in CMSIS-NN: one table of the sigmoid, a shift and a loop.
    private static Subject Sigmoid(string name, Activation activation, int shift, string greatest, string mirrored, int last) =>
        Of(name, activation, "Q3.12", "Q0.15", new LiteRtSigmoidTable(), (_, _) => $$"""
            static const uint16_t table[256] = { {{Row(LiteRtSigmoidTable.Entries())}} };
            static inline int16_t one(int16_t code)
            {
                const int32_t input = (int32_t)code * 3;
                const uint32_t magnitude = (input > 0) ? (uint32_t)input : (uint32_t)-input;
                const uint32_t segment = magnitude >> {{shift}};
                int32_t result;
                if (segment >= 255u) {
                    result = {{greatest}};
                } else {
                    const uint32_t left = table[segment];
                    const uint32_t right = table[segment + 1u];
                    result = (int32_t)((left << {{shift}}) + ((magnitude & {{(1 << shift) - 1}}u) * (right - left)));
                }
                return (int16_t)(({{mirrored}}) >> {{last}});
            }
            int16_t NAME(int16_t x) { return one(x); }
            void NAME_array(const int16_t *input, int16_t *output, size_t size)
            {
                size_t i;
                for (i = 0; i < size; i++) { output[i] = one(input[i]); }
            }
            """);

    private static string IntegerGeluBody(KernelSpecification specification)
    {
        double unit = specification.Input.Scale / 1.4142;
        int limit = (int)-Math.Floor(-1.769 / unit);
        int constant = (int)Math.Floor(1 / -0.2888 / (unit * unit));
        double erfScale = unit * unit * -0.2888;
        int one = (int)Math.Floor(1 / erfScale);
        double factor = specification.Input.Scale * erfScale / 2 / specification.Output.Scale;
        int shift = 0;
        for (; Math.Abs(factor) < 1 << 29; shift++)
        {
            factor *= 2;
        }

        return $$"""
            static inline int8_t one(int8_t x)
            {
                const int32_t q = x;
                const int32_t magnitude = (q < 0) ? -q : q;
                const int32_t root = ((magnitude < {{limit}}) ? magnitude : {{limit}}) - {{limit}};
                const int32_t even = (root * root) + ({{constant}});
                const int32_t erf = (q < 0) ? -even : ((q > 0) ? even : 0);
                const int32_t product = q * (erf + ({{one}}));
                const int32_t y = (int32_t)((((int64_t)product * ({{(int)Math.Round(factor)}})) + (INT64_C(1) << {{shift - 1}})) >> {{shift}});
                return (int8_t)((y > 127) ? 127 : ((y < -128) ? -128 : y));
            }
            int8_t NAME(int8_t x) { return one(x); }
            void NAME_array(const int8_t *input, int8_t *output, size_t size)
            {
                size_t i;
                for (i = 0; i < size; i++) { output[i] = one(input[i]); }
            }
            """;
    }

    private static Subject Of(
        string name, Activation activation, string input, string output, IPublishedAlgorithm algorithm, Func<KernelSpecification, IdealCodes, string> body) =>
        Of(name, activation, input, output, ideal => algorithm.Outputs(ideal.Specification, ideal), body);

    private static Subject Of(
        string name, Activation activation, string input, string output, Func<IdealCodes, long[]> outputs, Func<KernelSpecification, IdealCodes, string> body)
    {
        var specification = new KernelSpecification(
            name, activation, Quantization.Parse(input), Quantization.Parse(output), RoundingRule.HalfEven, new MethodChoice(TableDeclaration.Signature.Name), ErrorBound.Best);
        IdealCodes ideal = IdealCodes.Of(specification);
        var port = new Port("x", specification.Input.Type);
        (string from, string to) = (CType.Storage(specification.Input.Type), CType.Storage(specification.Output.Type));
        string header = $"#include <stddef.h>\n#include <stdint.h>\n{to} {name}({from} x);\nvoid {name}_array(const {from} *input, {to} *output, size_t size);\n";
        string source = $"#include \"{name}.h\"\n{body(specification, ideal).Replace("NAME", name, StringComparison.Ordinal)}\n";
        return new Subject(name, header, source, new(() => new DrivenCodes([(port, new TestedCodes(ideal.Codes, 1))], specification.Output.Type, outputs(ideal))));
    }

    private static string Row(IEnumerable<long> entries) => string.Join(", ", entries.Select(entry => entry.ToString(CultureInfo.InvariantCulture)));
}
