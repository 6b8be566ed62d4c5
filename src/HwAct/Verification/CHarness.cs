using System.Text;
using HwAct.Emission.C;
using HwAct.Kernels;

namespace HwAct.Verification;

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
        }

        text.Append("int main(void)\n{\n");
        foreach (Expectation expectation in expectations)
        {
            text.Append($"    run_{expectation.Kernel.Name}();\n");
        }

        return text.Append("    return 0;\n}\n").ToString();
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
