using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>What the templates of project files print: names are identifiers, so no language needs them quoted; what is more comes quoted.</summary>
internal static class ProjectModel
{
    public static TemplateModel Of(ProvenKernel proven)
    {
        KernelProgram kernel = proven.Kernel;
        (string Parameter, Table Table)[] tables = [.. VerilogModel.FileParameters(proven)];

        // A module that is one table has it inline, and no image in rom/.
        bool hasImages = ModuleProgram.IsKernels(proven) && ModuleProgram.HasImages(proven);
        (Port Port, string Meaning)[] ports = [.. kernel.Inputs.Zip(proven.Specification.Ports, (port, asked) => (port, asked.Format.ToString())), (kernel.Output, proven.Specification.Output.ToString())];
        int column = ports.Max(port => TypeOf(port.Port).Length);
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),

            ["description"] = KernelFacts.Title(proven).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
            ["has_axi_stream"] = VerilogTarget.HasAxiStream(proven),
            ["is_clocked"] = VerilogTarget.LatencyOf(proven) > 0,
            ["in_range"] = VerilogLiteral.Range(kernel.Inputs.Sum(AxiStreamModel.Padded)),
            ["out_range"] = VerilogLiteral.Range(AxiStreamModel.Padded(kernel.Output)),
            ["has_tables"] = tables.Length > 0,
            ["has_images"] = hasImages && tables.Length > 0,
            ["is_from_files"] = tables.Length > 0 && VerilogTarget.IsFromFiles(proven),
            ["tables"] = TemplateValue.List(tables.Select(table => new TemplateModel
            {
                ["parameter"] = table.Parameter,
                ["name"] = table.Table.Name,
                ["image"] = $"{kernel.Name}_{table.Table.Name}.mem",
                ["path"] = ModuleProgram.ImageOf(proven, table.Table) ?? "",
                ["file"] = Path.GetFileName(ModuleProgram.ImageOf(proven, table.Table) ?? ""),
            })),
            ["ports"] = TemplateValue.List(ports.Select(port => new TemplateModel
            {
                ["name"] = port.Port.Name,
                ["type"] = TypeOf(port.Port).PadRight(column),
                ["meaning"] = Ascii.From(port.Meaning),
            })),
        };
    }

    private static string TypeOf(Port port) => (port.Type.Signed ? "signed " : "") + VerilogLiteral.Range(port.Type.Bits);
}
