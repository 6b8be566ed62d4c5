using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>The program that runs many kernels in C: input codes from one file a kernel, output codes to another, in decimal.</summary>
internal static class CHarness
{
    private const string Head = """
        #include <inttypes.h>
        #include <stdio.h>
        #include <stdlib.h>

        static int64_t next_code(FILE *from)
        {
            int64_t code = 0;
            if (fread(&code, sizeof code, 1, from) != 1) { fprintf(stderr, "short input\n"); exit(3); }
            return code;
        }

        static FILE *opened(const char *path, const char *mode)
        {
            FILE *file = fopen(path, mode);
            if (file == NULL) { perror(path); exit(3); }
            return file;
        }


        """;

    /// <summary>The source of the harness.</summary>
    public static string Write(IReadOnlyList<Expectation> expectations)
    {
        var text = new StringBuilder(Head);
        foreach (Expectation expectation in expectations)
        {
            text.Append(Function(expectation.Kernel, expectation.Outputs.Length));
            if (!expectation.Stimulus.IsExhaustive)
            {
                text.Append(Sum(expectation));
            }
        }

        text.Append("int main(void)\n{\n");
        foreach (Expectation expectation in expectations)
        {
            text.Append($"    run_{expectation.Kernel.Name}();\n");
            if (!expectation.Stimulus.IsExhaustive)
            {
                text.Append($"    sum_{expectation.Kernel.Name}();\n");
            }
        }

        return text.Append("    return 0;\n}\n").ToString();
    }

    // The whole stimulus, made here as the bench makes it: ten million pairs need no file.
    private static string Sum(Expectation expectation)
    {
        Kernel kernel = expectation.Kernel;
        Stimulus stimulus = expectation.Stimulus;
        string corners = string.Join(", ", stimulus.Corners.Select(corner => string.Create(CultureInfo.InvariantCulture, $"{corner}u")));
        string codes = string.Join(", ", kernel.Inputs.Select((port, index) => Code(port.Type, kernel.Inputs.Skip(index + 1).Sum(later => later.Type.Bits))));
        ulong mask = kernel.Output.Type.Pattern(-1);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            static void sum_{{kernel.Name}}(void)
            {
                static const uint64_t corners[] = { {{corners}} };
                FILE *out = opened("{{kernel.Name}}.sum", "w");
                uint64_t random = UINT64_C({{Stimulus.Seed}});
                uint32_t checksum = UINT32_C({{Checksum.Basis}});
                int i;
                for (i = 0; i < {{stimulus.Count}}; i++) {
                    uint64_t word;
                    if (i < {{stimulus.Corners.Length}}) {
                        word = corners[i];
                    } else {
                        random ^= random << 13;
                        random ^= random >> 7;
                        random ^= random << 17;
                        word = random >> {{64 - stimulus.TotalBits}};
                    }
                    checksum = (checksum ^ ((uint32_t){{kernel.Name}}({{codes}}) & UINT32_C({{mask}}))) * UINT32_C({{Checksum.Prime}});
                }
                fprintf(out, "%08" PRIx32 "\n", checksum);
                fclose(out);
            }


            """);
    }

    // The bits of a port, extended by their sign.
    private static string Code(IntegerType type, int from)
    {
        string bits = string.Create(CultureInfo.InvariantCulture, $"(int64_t)((word >> {from}) & {type.Pattern(-1)}u)");
        string sign = type.Signed ? string.Create(CultureInfo.InvariantCulture, $"(({bits} ^ {1L << (type.Bits - 1)}) - {1L << (type.Bits - 1)})") : bits;
        return $"({CType.Storage(type)}){sign}";
    }

    // The array form and the form for one code must agree; the array form's outputs go to the file.
    private static string Function(Kernel kernel, int count)
    {
        string output = CType.Storage(kernel.Output.Type);
        string arrays = string.Concat(kernel.Inputs.Select((port, index) =>
            $"    static {CType.Storage(port.Type)} p{index}[{count}];\n    for (i = 0; i < {count}; i++) p{index}[i] = ({CType.Storage(port.Type)})next_code(in);\n"));
        string parameters = string.Concat(kernel.Inputs.Select((_, index) => $"p{index}, "));
        string one = string.Join(", ", kernel.Inputs.Select((_, index) => $"p{index}[i]"));
        string prototype = string.Concat(kernel.Inputs.Select(port => $"const {CType.Storage(port.Type)} *, "));
        string types = string.Join(", ", kernel.Inputs.Select(port => CType.Storage(port.Type)));
        return $$"""
            #ifdef __cplusplus
            extern "C" {
            #endif
            {{output}} {{kernel.Name}}({{types}});
            void {{kernel.Name}}_array({{prototype}}{{output}} *, size_t);
            #ifdef __cplusplus
            }
            #endif

            static void run_{{kernel.Name}}(void)
            {
                FILE *in = opened("{{kernel.Name}}.in", "rb");
                FILE *out = opened("{{kernel.Name}}.out", "w");
                static {{output}} y[{{count}}];
                int i;
            {{arrays}}
                {{kernel.Name}}_array({{parameters}}y, {{count}});
                for (i = 0; i < {{count}}; i++) {
                    if ({{kernel.Name}}({{one}}) != y[i]) { fprintf(stderr, "{{kernel.Name}}: one code and the array differ\n"); exit(3); }
                    fprintf(out, "%" PRId64 "\n", (int64_t)y[i]);
                }
                fclose(in);
                fclose(out);
            }


            """;
    }
}
