using HwAct.Choice;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>Kernels with a stream and project files around them, on disk.</summary>
internal static class StreamKernels
{
    /// <summary>Twelve bits in, nine out, with tables that files may hold.</summary>
    public const string Table = "\"activation\": \"gelu\", \"input\": \"Q3.8\", \"output\": \"uint9:0.05:20\", \"method\": \"interpolated-table\"";

    /// <summary>Two inputs of different widths, a signed output that is padded.</summary>
    public const string Gated = "\"activation\": \"geglu\", \"input\": \"int5:0.2\", \"up\": \"uint6:0.1:3\", \"output\": \"int10:0.2\", \"method\": \"table\"";

    /// <summary>Eight bits both ways, without a table, in modules that stay.</summary>
    public const string Plain = "\"activation\": \"gelu\", \"input\": \"int8:0.05:3\", \"output\": \"int8:0.05:3\", \"method\": \"logic\"";

    /// <summary>Thirteen bits in, and every output code in one table.</summary>
    public const string Long = "\"activation\": \"tanh\", \"input\": \"Q3.9\", \"output\": \"Q0.7\", \"method\": \"table\"";

    /// <summary>An option of its module: tables stand in files, which wrapper and bench read where they stand.</summary>
    public const string FromFiles = ", \"rom_init\": \"file\"";

    /// <summary>Writes a kernel with every target that a stream needs.</summary>
    public static KernelOnDisk Write(OutputDirectory directory, string kernel, string name = "k", string option = "") => directory.Write(
        new KernelEmitter(),
        KernelChoice.Prove(Assert.Single(new SpecificationReader().Read(
            $"{{ \"kernels\": [{{ \"name\": \"{name}\", {kernel}, \"targets\": [{{ \"name\": \"verilog\", \"axi_stream\": true, \"form\": \"steps\"{option} }}, \"rom\", \"project\"] }}] }}", "k.json")).Specification));
}
