using System.Globalization;
using System.Text;
using HwAct.Kernels;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Forms;

/// <summary>A program without a library that runs array functions: over every code, of every small size, from and to odd places, over their own input, and of nothing.
/// It says of each kernel its checksum, and how many elements are not what the form for one code gives or lie outside.</summary>
internal static class ArrayProgram
{
    private const int Sizes = 140;
    private const int Room = Sizes + 40;

    /// <summary>The program, for which <c>put(text)</c> is there already.</summary>
    public static string Write(IEnumerable<KernelOnDisk> disks, string put)
    {
        var text = new StringBuilder();
        text.Append(put);
        foreach (KernelOnDisk disk in disks)
        {
            text.Append(CultureInfo.InvariantCulture, $"#include \"{disk.PathOf(CTarget.SourcePath(disk.Kernel.Kernel))}\"\n");
        }

        text.Append("static void say(const char *name, uint32_t sum, uint32_t wrong)\n{\n    char line[20];\n    int k;\n    put(name);\n    line[0] = ' ';\n")
            .Append("    for (k = 0; k < 8; k++) line[1 + k] = \"0123456789abcdef\"[(sum >> (28 - 4 * k)) & 15u];\n    line[9] = ' ';\n")
            .Append("    for (k = 0; k < 4; k++) line[10 + k] = \"0123456789abcdef\"[(wrong >> (12 - 4 * k)) & 15u];\n    line[14] = '\\n';\n    line[15] = 0;\n    put(line);\n}\n");
        string[] names = [.. disks.Select(disk => Test(text, disk.Kernel.Kernel))];
        return text.Append("int main(void)\n{\n").AppendJoin("", names.Select(name => $"    test_{name}();\n")).Append("    return 0;\n}\n").ToString();
    }

    /// <summary>The line of a kernel whose array function is right.</summary>
    public static string Expected(KernelProgram kernel) => string.Create(
        CultureInfo.InvariantCulture, $"{kernel.Name} {Checksum.Continue(Checksum.Basis, [.. new Stimulus(kernel).Outputs(kernel).SelectMany(part => part)], kernel.Output.Type):x8} 0000");

    private static string Test(StringBuilder text, KernelProgram kernel)
    {
        string name = kernel.Name;
        string output = CType.Storage(kernel.Output.Type);
        long count = kernel.Inputs.Aggregate(1L, (product, port) => product * port.Codes.LongCount);
        text.Append(CultureInfo.InvariantCulture, $$"""
            static void test_{{name}}(void)
            {
            {{Joined("\n", (port, x) => $"    static {CType.Storage(port.Type)} {x}[{Math.Min(count, 4096)}];")}}
                static {{output}} y[{{Math.Min(count, 4096)}}];
                static {{output}} z[{{Room}}];
                uint32_t sum = {{Checksum.Basis}}u, wrong = 0;
                int32_t first, size, i;
                for (first = 0; first < {{count}}; first += 4096) {
                    int32_t part = {{count}} - first < 4096 ? {{count}} - first : 4096;
                    for (i = 0; i < part; i++) {
            {{Joined("\n", (port, x) => $"            {x}[i] = ({CType.Storage(port.Type)})((first + i) / {Stride(port)} % {port.Codes.LongCount} + ({port.Codes.Min}));")}}
                    }
                    {{name}}_array({{Joined(", ", (_, x) => x)}}, y, (size_t)part);
                    for (i = 0; i < part; i++) sum = (sum ^ ((uint32_t)y[i] & {{kernel.Output.Type.Pattern(-1)}}u)) * {{Checksum.Prime}}u;
                }
                {{name}}_array({{Joined(", ", (_, _) => "0")}}, 0, 0);
                for (size = 0; size <= {{Sizes}}; size++) {
                    int32_t from = size * 53 % (int32_t)({{Math.Min(count, 4096)}} - {{Sizes}} > 1 ? {{Math.Min(count, 4096)}} - {{Sizes}} : 1), to = 16 + size % 3;
                    int32_t some = size < {{count}} ? size : {{count}};
                    for (i = 0; i < {{Room}}; i++) z[i] = ({{output}})0x5A5A;
                    {{name}}_array({{Joined(", ", (_, x) => $"{x} + from")}}, z + to, (size_t)some);
                    for (i = 0; i < {{Room}}; i++) wrong += z[i] != (i >= to && i < to + some ? {{name}}({{Joined(", ", (_, x) => $"{x}[from + i - to]")}}) : ({{output}})0x5A5A);

            """);
        foreach (Port same in kernel.Inputs.Where(port => CType.Storage(port.Type) == output))
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    for (i = 0; i < some; i++) z[to + i] = {{Of(same)}}[from + i];
                    {{name}}_array({{Joined(", ", (port, x) => port == same ? "z + to" : $"{x} + from")}}, z + to, (size_t)some);
                    for (i = 0; i < some; i++) wrong += z[to + i] != {{name}}({{Joined(", ", (_, x) => $"{x}[from + i]")}});

            """);
        }

        text.Append(CultureInfo.InvariantCulture, $"    }}\n    say(\"{name}\", sum, wrong);\n}}\n");
        return name;

        string Joined(string separator, Func<Port, string, string> print) => string.Join(separator, kernel.Inputs.Select(port => print(port, Of(port))));

        // The last port changes first, as in the model's order of pairs.
        long Stride(Port port) => kernel.Inputs.SkipWhile(one => one != port).Skip(1).Aggregate(1L, (product, one) => product * one.Codes.LongCount);

        static string Of(Port port) => "codes_" + port.Name;
    }
}
