using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>What the VHDL template prints.</summary>
internal sealed class VhdlModel
{
    private readonly Pipeline pipeline;

    private readonly VhdlTables tables;

    private VhdlModel(ProvenKernel proven) => (pipeline, tables) = (KernelPipelines.Of(proven, TargetDeclarations.Vhdl.Name), new VhdlTables(proven));

    /// <summary>The model of a kernel's entity.</summary>
    public static TemplateModel Of(ProvenKernel proven) => new VhdlModel(proven).Build(proven);

    private TemplateModel Build(ProvenKernel proven)
    {
        LoweredProgram program = pipeline.Program;
        Definition[] registers = [.. program.Definitions.Where(definition => definition.Primitive is Register)];
        int names = program.Definitions.Select(definition => VhdlNames.Of(definition).Length).DefaultIfEmpty(0).Max();
        return new TemplateModel
        {
            ["name"] = proven.Kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["facts"] = KernelFacts.Of(proven, program, KernelFacts.TimingOf(pipeline)),
            ["is_clocked"] = pipeline.Schedule.Latency > 0,
            ["has_registers"] = registers.Length > 0,
            ["inputs"] = TemplateValue.List(proven.Kernel.Inputs.Select(Port)),
            ["output"] = Port(proven.Kernel.Output),
            ["counts"] = !program.CountTables.IsEmpty,
            ["has_networks"] = program.Networks.Any(),
            ["networks"] = TemplateValue.List(program.Networks.Select(VhdlNetwork.Model)),
            ["are_from_files"] = tables.AreFromFiles && !program.ReadTables.IsEmpty,
            ["has_attributes"] = tables.Said.Length > 0 && !program.ReadTables.IsEmpty,
            ["attributes"] = TemplateValue.List(tables.Said.Select(said => new TemplateModel { ["name"] = said.Attribute, ["value"] = said.Value })),
            ["table_kind"] = tables.Said.Length > 0 ? "signal" : "constant",
            ["tables"] = TemplateValue.List(program.ReadTables.Select(Table)),
            ["signals"] = TemplateValue.List(program.Definitions.Select(definition => new TemplateModel
            {
                ["name"] = VhdlNames.Of(definition).PadRight(names),
                ["type"] = VhdlPrinter.TypeOf(definition.Type),
            })),
            ["steps"] = TemplateValue.List(program.Definitions.Where(definition => definition.Primitive is not Register).Select(Step)),
            ["registers"] = TemplateValue.List(registers.Select(register => $"{VhdlNames.Of(register).PadRight(names)} <= {VhdlPrinter.Of(register)[0]};")),
            ["result"] = VhdlPrinter.As(proven.Kernel.Output.Type, program.Result),
        };
    }

    private static TemplateModel Port(Port port) => new() { ["name"] = port.Name, ["type"] = VhdlPrinter.TypeOf(port.Type) };

    private static TemplateModel Step(Definition definition)
    {
        string[] lines = VhdlPrinter.Of(definition);
        string head = VhdlNames.Of(definition) + " <= ";
        string[] all = [head + lines[0], .. lines.Skip(1).Select(line => new string(' ', head.Length) + line)];
        return new TemplateModel
        {
            ["has_remark"] = definition.Remark.Length > 0,
            ["remark"] = Ascii.From(definition.Remark),
            ["lines"] = TemplateValue.List([.. all[..^1], all[^1] + ";"]),
        };
    }

    // Every address has a word, so that none is out of bounds while inputs settle.
    private TemplateModel Table(Table table)
    {
        int places = 1 << ExactWidths.AddressBits(table);
        string[] words = [.. table.Entries.Select(entry => $"\"{table.Type.Binary(entry)}\""), .. Enumerable.Repeat($"\"{table.Type.Binary(0)}\"", places - table.Entries.Length)];
        return new TemplateModel
        {
            ["name"] = VhdlNames.OfTable(table),
            ["type_name"] = VhdlNames.OfTableType(table),
            ["type"] = VhdlPrinter.TypeOf(table.Type),
            ["width"] = table.Type.Bits.ToString(CultureInfo.InvariantCulture),
            ["last_bit"] = (table.Type.Bits - 1).ToString(CultureInfo.InvariantCulture),
            ["kind"] = table.Type.Signed ? "signed" : "unsigned",
            ["words"] = table.Entries.Length.ToString(CultureInfo.InvariantCulture),
            ["last_word"] = (table.Entries.Length - 1).ToString(CultureInfo.InvariantCulture),
            ["digits"] = ((table.Type.Bits + 3) / 4).ToString(CultureInfo.InvariantCulture),
            ["file"] = VhdlNames.OfTableFile(table),
            ["image"] = tables.AreFromFiles ? "../" + tables.ImageOf(table) : "",
            ["last"] = (places - 1).ToString(CultureInfo.InvariantCulture),
            ["remark"] = Ascii.From(table.Remark),
            ["has_remark"] = table.Remark.Length > 0,
            ["rows"] = places == 1 ? TemplateValue.List([$"0 => {words[0]}"]) : Rows.Filled(words, 100),
        };
    }
}
