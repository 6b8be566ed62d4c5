using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>What the Verilog template prints: ports, declarations and tables, all as text.</summary>
internal sealed class VerilogModel
{
    // Of a long table.
    private const int PlaceBits = 3;
    private const int WordsPerRow = 1 << PlaceBits;

    private const int LongestRemarked = 72;
    private const string RealType = "real";

    private const string IntegerTypeName = "integer";

    private readonly Pipeline pipeline;

    private readonly LoweredProgram program;

    private readonly ProvenKernel proven;

    // Yosys moves a register from before a table to behind it, unless it has an initial value: the stages would not be those of the schedule.
    private readonly ImmutableHashSet<string> addressed;

    private readonly TableStyle style;

    private VerilogModel(ProvenKernel proven)
    {
        this.proven = proven;
        pipeline = VerilogTarget.PipelineOf(proven);
        style = VerilogTarget.StyleOf(proven);
        program = pipeline.Program;
        addressed = AddressesIn(program);
    }

    /// <summary>The model of a kernel's module.</summary>
    public static TemplateModel Of(ProvenKernel proven) => new VerilogModel(proven).Build();

    private TemplateModel Build()
    {
        KernelProgram kernel = program.Kernel;
        int latency = pipeline.Schedule.Latency;
        (string Type, string Name, string Value)[] constants =
        [
            .. Constants(proven),
            .. latency > 0 ? [(IntegerTypeName, "LATENCY", latency.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string, string)>(),
        ];
        string[] unread =
        [
            .. constants.Select(constant => constant.Type == RealType ? $"{constant.Name} > 0.0" : constant.Name),
            .. program.ReadTables.Select(Direct).OfType<(Definition Address, long First)>().Select(direct => direct.Address.Name),
            .. program.UnreadBits().Select(run => VerilogPrinter.Select(run.Name, run.Type, run.Lowest, run.Bits)),
            .. latency > 0 && !RegistersOf(latency).Any() ? ["clk", "ce"] : Array.Empty<string>(),
        ];
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["facts"] = KernelFacts.Of(proven, program, KernelFacts.TimingOf(pipeline)),
            ["is_from_files"] = style.IsFromFiles,
            ["has_tables"] = !program.ReadTables.IsEmpty,
            ["tables"] = TemplateValue.List(program.ReadTables.Select(TableModel)),
            ["inputs"] = PortModels(kernel.Inputs),
            ["output"] = new TemplateModel { ["type"] = VectorType(kernel.Output.Type), ["name"] = kernel.Output.Name },
            ["is_clocked"] = latency > 0,
            ["stages"] = TemplateValue.List(Enumerable.Range(0, Math.Max(1, latency)).Select(StageModel)),
            ["result"] = VerilogPrinter.Text(program.Result),
            ["constants"] = TemplateValue.List(constants.Select(constant => new TemplateModel
            {
                ["type"] = constant.Type.PadRight(constants.Max(other => other.Type.Length)),
                ["name"] = constant.Name.PadRight(constants.Max(other => other.Name.Length)),
                ["value"] = constant.Value,
            })),
            ["modules"] = TemplateValue.List(KeptModule.In(program).Select(part => new TemplateModel
            {
                ["name"] = part.Name,
                ["is_magnitude"] = part.IsMagnitude,
            })),
            ["networks"] = TemplateValue.List(program.Networks.Select(definition => VerilogNetwork.Model(kernel, definition))),
            ["luts"] = TemplateValue.List(program.Networks.Where(VerilogNetwork.HasLuts).Select(VerilogNetwork.LutInputs).Distinct().Order().Select(inputs => VerilogNetwork.LutModel(kernel, inputs))),
            ["unread"] = Rows.Filled(unread, 88),
        };
    }

    private static IEnumerable<(string Type, string Name, string Value)> Constants(ProvenKernel proven) =>
    [
        .. FormatConstants.Formats(proven).SelectMany(one => FormatConstants.Wholes(one.Format)
            .Select(whole => (VectorType(one.Format.Type).TrimEnd(), $"{one.Prefix}_{whole.Suffix}", Literal(whole.Value, one.Format.Type)))
            .Prepend((RealType, $"{one.Prefix}_SCALE", FormatConstants.Real(one.Format.Scale)))),
        (RealType, FormatConstants.Error, FormatConstants.Real(FormatConstants.LargestError(proven))),
    ];

    private static string Literal(long value, IntegerType type) =>
        type.Signed ? VerilogLiteral.Signed(value, type.Bits) : VerilogLiteral.Modular(value, type.Bits);

    private static TemplateValue PortModels(IEnumerable<Port> ports)
    {
        Port[] all = [.. ports];
        return TemplateValue.List(all.Select(port => new TemplateModel
        {
            ["type"] = VectorType(port.Type),
            ["name"] = port.Name,
        }));
    }

    // The definitions of a stage, and the registers that it ends in.
    private TemplateModel StageModel(int stage)
    {
        int latency = pipeline.Schedule.Latency;
        Definition[] registers = [.. RegistersOf(stage + 1)];
        Definition[] definitions = [.. DefinitionsOf(stage)];
        return new TemplateModel
        {
            ["has_title"] = latency > 0,
            ["title"] = string.Create(CultureInfo.InvariantCulture, $"Clock {stage + 1} of {latency}."),
            ["steps"] = TemplateValue.List(LineModels(definitions)),
            ["has_registers"] = registers.Length > 0,
            ["registers"] = TemplateValue.List(registers.Select(register => new TemplateModel
            {
                ["declaration"] = style.OfRegister(TableReadBy(register)) + Head("reg  ", register.Type) + register.Name + (addressed.Contains(register.Name) ? " = " + VerilogLiteral.Zeros(register.Type.Bits) : ""),
                ["assignment"] = $"{register.Name.PadRight(registers.Max(other => other.Name.Length))} <= {VerilogPrinter.Of(register)[0]};",
            })),
        };
    }

    // The registers that a table is read by, with nothing but wiring between.
    private static ImmutableHashSet<string> AddressesIn(LoweredProgram program)
    {
        var found = program.Definitions.Select(definition => definition.Primitive).OfType<Read>().Select(read => read.Address.Signal.Name).ToHashSet(StringComparer.Ordinal);
        foreach (Definition wiring in program.Definitions.Reverse().Where(definition => definition.Primitive is Slice or Concatenation or ShiftUp { Amount.Signal.IsLiteral: true }))
        {
            if (found.Contains(wiring.Name))
            {
                found.UnionWith(wiring.Primitive.Operands.Select(operand => operand.Signal.Name));
            }
        }

        return [.. found];
    }

    // The table whose word a register takes over at the clock that it is read at.
    private Table? TableReadBy(Definition register) =>
        program.Definitions.Where(definition => definition.Name == register.Primitive.Operands[0].Signal.Name).Select(definition => definition.Primitive).OfType<Read>().FirstOrDefault()?.Table;

    // They stand behind the registers that the stage reads.
    private IEnumerable<Definition> DefinitionsOf(int stage)
    {
        int at = 0;
        foreach (Definition definition in program.Definitions)
        {
            if (definition.Primitive is Register register)
            {
                at = register.Rank;
            }
            else if (at == stage)
            {
                yield return definition;
            }
        }
    }

    private IEnumerable<Definition> RegistersOf(int rank) => program.Definitions.Where(definition => definition.Primitive is Register register && register.Rank == rank);

    private Line Declaration(Definition definition)
    {
        string head = Head("wire ", definition.Type) + definition.Name;
        if (KeptModule.Of(program.Kernel, definition) is KeptModule part)
        {
            return new Line($"{head};", [part.Instance], definition.Remark);
        }

        string[] value = pipeline.Schedule.Latency > 0 && definition.Primitive is Multiple multiple ? VerilogPrinter.Gated(definition, multiple) : VerilogPrinter.Of(definition);
        return value.Length == 0 ? new Line($"{head};", [], definition.Remark)
            : value.Length == 1 ? new Line($"{head} = {value[0]};", [], definition.Remark)
            : new Line($"{head} = {value[0]}", [.. value[1..^1].Append(value[^1] + ";").Select(term => new string(' ', head.Length + 1) + term)], definition.Remark);
    }

    // Names of wires begin in one column: sign and range are padded to those of the widest wire.
    private string Head(string kind, IntegerType type)
    {
        IntegerType[] types = [.. program.Definitions.Select(definition => definition.Type)];
        string sign = type.Signed ? "signed " : types.Any(other => other.Signed) ? "       " : "";
        return kind + sign + VerilogLiteral.Range(type.Bits).PadLeft(types.Max(other => VerilogLiteral.Range(other.Bits).Length));
    }

    private IEnumerable<TemplateModel> LineModels(Definition[] definitions)
    {
        Line[] lines = [.. definitions.Select(Declaration)];
        int width = lines.Where(line => line.IsRemarkedBeside).Select(line => line.Code.Length).DefaultIfEmpty(0).Max();
        return lines.Select(line => new TemplateModel
        {
            ["code"] = line.IsRemarkedBeside ? line.Code.PadRight(width) : line.Code,
            ["more"] = TemplateValue.List(line.More),
            ["remark"] = Ascii.From(line.Remark),
            ["has_remark_beside"] = line.IsRemarkedBeside,
            ["has_remark_above"] = line.Remark.Length > 0 && !line.IsRemarkedBeside,
        });
    }

    private TemplateModel TableModel(Table table)
    {
        var direct = Direct(table);
        int addressBits = direct is null ? ExactWidths.AddressBits(table) : direct.Value.Address.Primitive.Operands[0].From.Bits;
        string? image = ModuleProgram.ImageOf(proven, table);
        return new TemplateModel
        {
            ["name"] = table.Name,
            ["file"] = RomParameter(table),
            ["default_file"] = style.IsFromFiles && image is not null ? "../" + image : "",
            ["case_style"] = style.OfCase(table),
            ["memory_style"] = TemplateValue.List(style.OfMemory(table)),
            ["has_image"] = image is not null,
            ["image"] = "../" + image,
            ["remark"] = Ascii.From(table.Remark),
            ["has_remark"] = table.Remark.Length > 0,
            ["type"] = VectorType(table.Type),
            ["address"] = VerilogLiteral.Range(addressBits),
            ["last"] = (table.Entries.Length - 1).ToString(CultureInfo.InvariantCulture),
            ["is_long"] = IsLong(table),
            ["rows"] = TemplateValue.List(TableRows(table, addressBits, direct?.First ?? 0)),
            ["width"] = table.Type.Bits.ToString(CultureInfo.InvariantCulture),
            ["row_words"] = WordsPerRow.ToString(CultureInfo.InvariantCulture),
            ["row_type"] = VerilogLiteral.Range(table.Type.Bits * WordsPerRow),
            ["row_slice"] = $"{addressBits - 1}:{PlaceBits}",
            ["place_slice"] = $"{PlaceBits - 1}:0",
            ["has_gap"] = (IsLong(table) ? RowsOf(table) << PlaceBits : table.Entries.Length) < 1 << addressBits,
            ["zero"] = VerilogLiteral.Zeros(table.Type.Bits * (IsLong(table) ? WordsPerRow : 1)),
            ["reads"] = TemplateValue.List(program.Definitions.Where(definition => definition.Primitive is Read read && read.Table == table).Select(definition => new TemplateModel
            {
                ["wire"] = definition.Name,
                ["address"] = VerilogPrinter.Text(definition.Primitive.Operands[0]),
                ["label"] = direct is null ? VerilogPrinter.Text(definition.Primitive.Operands[0]) : direct.Value.Address.Primitive.Operands[0].Signal.Name,
            })),
        };
    }

    /// <summary>The parameters that name the files of a kernel's tables, in the order of the module.</summary>
    public static IEnumerable<(string Parameter, Table Table)> FileParameters(ProvenKernel proven) =>
        ExactWidths.Of(ModuleProgram.Of(proven)).ReadTables.Select(table => (RomParameter(table), table));

    private static string RomParameter(Table table) => table.Name.ToUpperInvariant() + "_FILE";

    // Simulators search a case one label after the other, and synthesis reads an array one assignment after the other.
    private bool IsLong(Table table) => table.Entries.Length > RomOptions.MostInCase && !style.IsBlock(table);

    private static int RowsOf(Table table) => (table.Entries.Length + WordsPerRow - 1) / WordsPerRow;

    // Where a short table counts from a code of a port, it is read by the port itself: synthesis finds fewer LUTs where no inversion of a sign
    // bit is before it. The address is for the memory from a file. With a latency a register may be in between.
    private (Definition Address, long First)? Direct(Table table)
    {
        Operand[] addresses = [.. program.Primitives.OfType<Read>().Where(read => read.Table == table).Select(read => read.Address)];
        return pipeline.Schedule.Latency == 0 && !IsLong(table) && addresses.Length == 1 && program.Definitions.FirstOrDefault(one => one.Name == addresses[0].Signal.Name) is Definition address
            ? address.Primitive switch
            {
                Sum { Left.Signal.Port: not null, Right.Signal: { IsLiteral: true, Value: var above } } => (address, -above),
                Difference { Left.Signal.Port: not null, Right.Signal: { IsLiteral: true, Value: var below } } => (address, below),
                _ => null,
            }
            : null;
    }

    private IEnumerable<string> TableRows(Table table, int addressBits, long first)
    {
        string[] entries = [.. table.Entries.Select(entry =>
            table.Type.Signed ? VerilogLiteral.Signed(entry, table.Type.Bits) : VerilogLiteral.Modular(entry, table.Type.Bits))];
        int column = entries.Max(entry => entry.Length);
        (int Bits, int Last) address = IsLong(table) ? (addressBits - PlaceBits, RowsOf(table) - 1) : (addressBits, table.Entries.Length - 1);
        long pattern = (1L << address.Bits) - 1;
        int addressColumn = Enumerable.Range(0, address.Last + 1).Max(at => VerilogLiteral.Modular((at + first) & pattern, address.Bits).Length);
        string Label(int at) => VerilogLiteral.Modular((at + first) & pattern, address.Bits).PadLeft(addressColumn);
        if (IsLong(table))
        {
            string none = VerilogLiteral.Zeros(table.Type.Bits);
            return entries.Chunk(WordsPerRow).Select((row, at) =>
                $"{Label(at)}: {table.Name}_row = {{{string.Join(", ", row.Concat(Enumerable.Repeat(none, WordsPerRow - row.Length)).Reverse().Select(entry => entry.PadLeft(column)))}}};");
        }

        string[] cases = [.. entries.Select((entry, at) => $"{Label(at)}: {table.Name}_at = {entry.PadLeft(column)};")];
        int perRow = Math.Max(1, 100 / (cases[0].Length + 2));
        return cases.Chunk(perRow).Select(row => string.Join("  ", row));
    }

    private static string VectorType(IntegerType type) => (type.Signed ? "signed " : "") + VerilogLiteral.Range(type.Bits);

    private sealed record Line(string Code, string[] More, string Remark)
    {
        public bool IsRemarkedBeside => Remark.Length > 0 && More.Length == 0 && Code.Length <= LongestRemarked;
    }
}
