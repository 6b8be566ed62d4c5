using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>
/// The simulation that runs many kernels: one module a kernel, which reads input words from a file and writes output codes to
/// another, from the tables written out in the source and where ROM images are written too, from the tables read with $readmemh side by side.
/// </summary>
internal static class VerilogHarness
{
    /// <summary>The source of the harness; the modules to start are named <see cref="ModuleOf"/>.</summary>
    public static string Write(IReadOnlyList<KernelOnDisk> kernels) => string.Concat(kernels.Select(Module));

    /// <summary>Name of the module that drives a kernel.</summary>
    public static string ModuleOf(Kernel kernel) => $"drive_{kernel.Name}";

    /// <summary>The input words of a kernel, one a line, the first port in the upper bits.</summary>
    public static string Words(Expectation expected)
    {
        var text = new StringBuilder();
        for (int i = 0; i < expected.Outputs.Length; i++)
        {
            ulong word = 0;
            for (int port = 0; port < expected.Inputs.Length; port++)
            {
                IntegerType type = expected.Kernel.Inputs[port].Type;
                word = (word << type.Bits) | type.Pattern(expected.Inputs[port][i]);
            }

            text.Append(word.ToString("x", System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    private static string Module(KernelOnDisk disk)
    {
        Expectation expected = disk.Expected;
        Kernel kernel = expected.Kernel;
        string inputs = string.Join(", ", kernel.Inputs.Select(port => port.Name));
        string registers = string.Concat(kernel.Inputs.Select(port => $"    reg {VerilogLiteral.Range(port.Type.Bits)}{port.Name};\n"));
        string connections = string.Concat(kernel.Inputs.Select(port => $".{port.Name}({port.Name}), "));
        string range = VerilogLiteral.Range(kernel.Output.Type.Bits);
        string[] files = [.. (VerilogTarget.HasImages(disk.Kernel) ? VerilogModel.FileParameters(kernel) : [])
            .Select(file => $".{file.Parameter}(\"{disk.PathOf(RomTarget.ImagePath(kernel, file.Table, "mem"))}\")")];
        string parameters = files.Length == 0 ? "" : $"#({string.Join(", ", files)}) ";
        return $$"""
            module {{ModuleOf(kernel)}};
            {{registers}}
                wire {{range}}inline_code, file_code;
                {{kernel.Name}} inline_tables ({{connections}}.{{kernel.Output.Name}}(inline_code));
                {{kernel.Name}} {{parameters}}file_tables ({{connections}}.{{kernel.Output.Name}}(file_code));
                integer in, out;
                reg [{{expected.Stimulus.TotalBits - 1}}:0] word;
                initial begin
                    in = $fopen("{{kernel.Name}}.in", "r");
                    out = $fopen("{{kernel.Name}}.out", "w");
                    while ($fscanf(in, "%h", word) == 1) begin
                        { {{inputs}} } = word;
                        #1;
                        $fdisplay(out, "%h %h", inline_code, file_code);
                    end
                    $fclose(in);
                    $fclose(out);
                end
            endmodule


            """;
    }
}
