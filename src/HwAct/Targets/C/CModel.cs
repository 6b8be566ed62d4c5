using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>What the C templates print: names, types, aligned rows and expressions, all as text.</summary>
internal sealed class CModel
{
    // A statement longer than this has its remark on the line above.
    private const int LongestRemarked = 72;

    private readonly LoweredProgram program;
    private readonly ImmutableArray<VectorForm> forms;
    private readonly ImmutableArray<OtherSteps> dsp;
    private readonly ImmutableArray<OtherSteps> upper;
    private readonly ImmutableArray<OtherSteps> sides;
    private readonly ImmutableArray<AvrStaircase> stairs;
    private readonly bool exports;

    private CModel(LoweredProgram program, ProvenKernel proven)
    {
        this.program = program;
        TargetChoice choice = proven.Specification.Targets.Of(TargetDeclarations.C.Name);
        forms = VectorForms.Of(proven);
        dsp = DspForm.Of(program, CFormsOption.Forms.In(choice));
        upper = [.. UpperProduct.In(program).Select(one => one.Steps)];
        sides = AvrLines.In(program);
        stairs = AvrStaircase.In(program, CFormsOption.Forms.In(choice));
        exports = CTablesOption.Tables.In(choice);
    }

    /// <summary>The model of a kernel's header and source.</summary>
    public static TemplateModel Of(ProvenKernel proven) => new CModel(MachineWords.Of(proven.Kernel, proven.Specification.Inputs), proven).Build(proven);

    private TemplateModel Build(ProvenKernel proven)
    {
        KernelProgram kernel = program.Kernel;
        string[] unread = [.. program.UnreadPorts.Select(port => port.Name)];
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["facts"] = KernelFacts.Of(proven, program, ("Time", Time())),
            ["guard"] = CNames.Guard(kernel),
            ["missing_types"] = string.Join(" || ", Stored().Select(type => $"!defined({CType.Most(type)})")),
            ["stored_bits"] = string.Join(" and ", Stored().Select(type => type.StorageBits).Distinct().Order().Select(bits => bits.ToString(CultureInfo.InvariantCulture))),
            ["constants"] = TemplateValue.List(Constants(proven)),
            ["one_input"] = kernel.Inputs.Length == 1,
            ["inputs"] = TemplateValue.List(kernel.Inputs.Select((port, index) => InputModel(kernel, port, proven.Specification.Inputs.ElementAtOrDefault(index)))),
            ["in_place"] = InPlace(kernel),
            ["output_type"] = CType.Storage(kernel.Output.Type),
            ["has_tables"] = program.Tables.Any() || program.Networks.Any(),
            ["exports"] = exports && program.Tables.Any(),
            ["tables"] = TemplateValue.List(program.Tables.Where(table => !IsLocal(table)).Select(table => TableModel(table, proven.Specification.Inputs.FirstOrDefault()))),
            ["local_tables"] = TemplateValue.List(program.ReadTables.Where(IsLocal).Select(table => TableModel(table))),
            ["ranks"] = TemplateValue.List(program.CountTables.Select(RankModel)),
            ["networks"] = TemplateValue.List(program.Networks.Select(definition => CNetwork.Model(kernel, definition))),
            ["has_outer_tables"] = !exports && program.Tables.Any(table => forms.Any(form => form.Reads(CNames.Table(kernel, table)))),
            ["upper_product"] = upper.IsEmpty ? "" : CNames.Upper(kernel),
            ["stairs_macro"] = CNames.Constant(kernel, "STAIRS"),
            ["stairs"] = TemplateValue.List(stairs.Select(one => one.Model)),
            ["dsp"] = dsp.IsEmpty ? "" : CNames.Constant(kernel, "DSP"),
            ["pair"] = dsp.Any(steps => !steps.Inner.IsEmpty) ? CNames.Pair(kernel) : "",
            ["forms"] = VectorForms.Model(kernel, forms),
            ["unread"] = TemplateValue.List(unread),
            ["steps"] = TemplateValue.List(StepModels()),
            ["has_body"] = !program.Definitions.IsEmpty || unread.Length > 0,
            ["result"] = CPrinter.Returned(program.Result),
            ["has_borrow"] = program.Definitions.Any(definition => definition.Primitive is Comparison comparison && CPrinter.IsBorrow(comparison)),
            ["has_byte_down"] = ByteShift.Takes(program, ByteShift.Byte),
            ["has_up_and_down"] = ByteShift.Takes(program, ByteShift.Up),
            ["has_byte_product"] = program.Primitives.OfType<Product>().Any(ByteProduct.Is),
            ["has_lines"] = !sides.IsEmpty,
            ["inline"] = CNames.Inline(kernel),
            ["unrolled"] = TemplateValue.List(Enumerable.Range(0, Unrolled).Select(at => at == 0 ? "i" : string.Create(CultureInfo.InvariantCulture, $"i + {at}u"))),
            ["has_halfwords"] = kernel.Inputs.Append(kernel.Output).All(port => port.Type.StorageBits > 8),
            ["unrolled_count"] = Unrolled.ToString(CultureInfo.InvariantCulture),
        };
    }

    // A type of an exact width is optional, and its limits are macros where it is there.
    private IEnumerable<IntegerType> Stored() => program.Kernel.Inputs.Append(program.Kernel.Output).Select(port => port.Type).Concat(program.Tables.Select(table => table.Type)).DistinctBy(CType.Storage, StringComparer.Ordinal);

    private static IEnumerable<TemplateModel> Constants(ProvenKernel proven)
    {
        (string Suffix, string Value)[] constants =
        [
            .. FormatConstants.Formats(proven).SelectMany(one => FormatConstants.Parts(one.Format.Scale).Concat(FormatConstants.Wholes(one.Format))
                .Select(whole => ($"{one.Prefix}_{whole.Suffix}", CLiteral.Operand(whole.Value)))
                .Prepend(($"{one.Prefix}_SCALE", $"{FormatConstants.Real(one.Format.Scale)} /* {Figure.Hex(one.Format.Scale)} */"))),
            (FormatConstants.Error, FormatConstants.Real(FormatConstants.LargestError(proven))),
            ("MAX_ERROR_MILLILSB", CLiteral.Of(FormatConstants.LargestErrorInThousandths(proven))),
            ("HWACT_VERSION", $"{CLiteral.Of(ToolVersion.Number)} /* {ToolVersion.Text} */"),
        ];
        int width = constants.Max(constant => constant.Suffix.Length);
        return constants.Select(constant => new TemplateModel
        {
            ["name"] = CNames.Constant(proven.Kernel, constant.Suffix.PadRight(width)),
            ["value"] = constant.Value,
        });
    }

    private static TemplateModel InputModel(KernelProgram kernel, Port port, Quantization? format) => new()
    {
        ["name"] = port.Name,
        ["from"] = VectorForm.From(kernel, port),
        ["type"] = CType.Storage(port.Type),
        ["codes"] = Codes(format?.Codes ?? port.Codes),
        ["is_clamped"] = format is { IsNarrowed: true, Outside: OutsideCodes.Clamp } || StoredCodes.Of(port, format) != port.Codes,
        ["is_promised"] = StoredCodes.Of(port, format) != new IntegerCodes(new IntegerType(port.Type.Signed, port.Type.StorageBits)),
    };

    // What the array form does with each code, it does before the next: an array may be written over where its elements are as wide.
    private static string InPlace(KernelProgram kernel)
    {
        string[] same = [.. kernel.Inputs.Where(port => CType.Storage(port.Type) == CType.Storage(kernel.Output.Type)).Select(port => kernel.Inputs.Length == 1 ? "input" : port.Name)];
        return same.Length == 0 ? "; may not overlap what is read" : $"; may be {string.Join(" or ", same)} itself, but overlap nothing that is read otherwise";
    }

    // A few elements a pass save most of what a loop costs; of a look-up alone, more.
    private int Unrolled => program.Definitions.Length switch { <= 2 => 8, <= 12 => 4, _ => 2 };

    // What one function reads stands in that function.
    private bool IsLocal(Table table) => !exports && (!program.ReadTables.Contains(table) || !program.CountTables.Contains(table)) && !forms.Any(form => form.Reads(CNames.Table(program.Kernel, table)));

    private string Time() => program.CountTables.Length > 0 || program.Networks.Any() ? "as many passes of each loop for every code"
        : "no loop; no more than a choice depends on the code";

    private static string Codes(IntegerCodes codes) => string.Create(CultureInfo.InvariantCulture, $"{codes.Min} to {codes.Max}");

    private TemplateModel TableModel(Table table, Quantization? input = null) => new()
    {
        ["name"] = CNames.Table(program.Kernel, table),
        ["label"] = table.Name,
        ["type"] = CType.Storage(table.Type),
        ["depth"] = table.Entries.Length.ToString(CultureInfo.InvariantCulture),
        ["remark"] = Ascii.From(table.Remark),
        ["has_remark"] = table.Remark.Length > 0,
        ["places"] = exports ? EntryPlaces.Of(program.Kernel, table, input) : "",
        ["rows"] = Rows.Aligned(table.Entries.Select(CLiteral.Of), 92),
    };

    private TemplateModel RankModel(Table table)
    {
        IntegerType type = MachineWords.Word(program.Primitives.OfType<Count>().Where(count => count.Table == table)
            .Select(count => count.Source.Signal.Range).Aggregate(table.Range, (all, range) => all.Union(range)));
        string stored = CType.Storage(table.Type);
        string cast = MachineWords.Takes(type, table.Type) ? "" : $"({CType.Local(type)})";
        string counts = CType.Local(MachineWords.Word(new ValueRange(0, table.Entries.Length)));
        return new TemplateModel
        {
            ["function"] = CNames.RankFunction(program.Kernel, table),
            ["table"] = CNames.Table(program.Kernel, table),
            ["local_tables"] = TemplateValue.List(IsLocal(table) ? [TableModel(table)] : []),
            ["type"] = CType.Local(type),
            ["counts"] = counts,
            ["depth"] = table.Entries.Length.ToString(CultureInfo.InvariantCulture),
            ["has_loop"] = table.Entries.Length > 1,
            ["read_middle"] = $"{cast}HWACT_READ({stored}, {CNames.Table(program.Kernel, table)}, middle - 1u)",
            ["read_last"] = $"{cast}HWACT_READ({stored}, {CNames.Table(program.Kernel, table)}, first)",
        };
    }

    private IEnumerable<TemplateModel> StepModels()
    {
        (string Remark, string Code)[] lines =
            [.. CPrinter.Of(program, [.. dsp, .. upper, .. sides, .. stairs.Select(one => one.Steps)]).Select(line => (Ascii.From(line.Remark), line.Code))];
        int width = lines.Where(line => line.Remark.Length > 0 && line.Code.Length <= LongestRemarked)
            .Select(line => line.Code.Length).DefaultIfEmpty(0).Max();
        foreach ((string remark, string code) in lines)
        {
            bool beside = remark.Length > 0 && code.Length <= LongestRemarked;
            yield return new TemplateModel
            {
                ["code"] = beside ? code.PadRight(width) : code,
                ["indent"] = code[0] == '#' ? "" : "    ",
                ["remark"] = remark,
                ["has_remark_beside"] = beside,
                ["has_remark_above"] = remark.Length > 0 && !beside,
            };
        }
    }
}
