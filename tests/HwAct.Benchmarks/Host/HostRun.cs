using System.Globalization;
using HwAct.Benchmarks.Firmware;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.Benchmarks.Host;

/// <summary>The array function of a kernel on this machine, beside memcpy and a plain loop over a table, in one program.</summary>
internal static class HostRun
{
    private const string Program = "throughput.c";
    private static readonly ExternalTool Gcc = new("gcc", "gcc");

    /// <summary>Runs it over 128 KiB of input codes.</summary>
    /// <param name="subject">The kernel, of one input.</param>
    /// <param name="options">Options of the compiler beside -O2.</param>
    /// <exception cref="InvalidOperationException">It is rejected, or ends with an error.</exception>
    public static Throughput Measure(Subject subject, params string[] options)
    {
        string folder = Directory.CreateTempSubdirectory("hwact-").FullName;
        try
        {
            subject.WriteTo(folder);
            (Port port, _) = subject.Driven.Value.Ports[0];
            File.WriteAllText(Path.Combine(folder, Program), Text(subject.Name, port, subject.Driven.Value.Output));
            Require(Gcc.Run(["-std=gnu99", "-O2", .. options, Program, subject.Name + ".c", "-o", "throughput"], folder));
            string[] words = Require(new ExternalTool(Path.Combine(folder, "throughput")).Run([], folder)).Output.Split(' ');
            return new(Number(words[0]), Number(words[1]), Number(words[2]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static ToolRun Require(ToolRun run) => run.Succeeded ? run : throw new InvalidOperationException(run.Summary);

    // Rounds of the three take turns, and of each the fastest counts: what else the machine does slows some of them.
    private static string Text(string name, Port port, IntegerType output) => $$"""
        #include <stdio.h>
        #include <string.h>
        #include <time.h>
        #include "{{name}}.h"

        typedef {{CType.Storage(port.Type)}} in_t;
        typedef {{CType.Storage(output)}} out_t;
        enum { SIZE = (128 * 1024) / sizeof(in_t), TABLE = {{1L << port.Type.Bits}}, ROUNDS = 41, REPEATS = 20 };

        static in_t input[SIZE], copy[SIZE];
        static out_t result[SIZE], table[TABLE];

        static void by_memcpy(void) { memcpy(copy, input, sizeof input); }
        static void by_table(void)
        {
            for (size_t i = 0; i < SIZE; i++) { result[i] = table[(size_t)input[i] & (TABLE - 1u)]; }
        }
        static void by_kernel(void) { {{name}}_array(input, result, SIZE); }

        int main(void)
        {
            static void (*const runs[])(void) = { by_memcpy, by_table, by_kernel };
            double fastest[3] = { 1e9, 1e9, 1e9 };
            uint32_t state = 1u;
            for (size_t i = 0; i < SIZE; i++) {
                state = (state * 1664525u) + 1013904223u;
                input[i] = (in_t)({{port.Codes.Min}} + (int32_t)((state >> 8) % {{port.Codes.Count}}u));
                table[(size_t)input[i] & (TABLE - 1u)] = {{name}}(input[i]);
            }

            for (int round = 0; round < ROUNDS; round++) {
                for (int run = 0; run < 3; run++) {
                    struct timespec begun, ended;
                    clock_gettime(CLOCK_MONOTONIC, &begun);
                    for (int repeat = 0; repeat < REPEATS; repeat++) {
                        runs[run]();
                        __asm__ volatile("" : : "r"(result), "r"(copy) : "memory");
                    }
                    clock_gettime(CLOCK_MONOTONIC, &ended);
                    const double time = (double)(ended.tv_sec - begun.tv_sec) + 1e-9 * (double)(ended.tv_nsec - begun.tv_nsec);
                    fastest[run] = (time < fastest[run]) ? time : fastest[run];
                }
            }

            printf("%.9f %.9f %.9f", fastest[0], fastest[1], fastest[2]);
            return 0;
        }

        """;
}
