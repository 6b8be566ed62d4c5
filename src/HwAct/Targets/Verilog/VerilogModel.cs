using System.Globalization;
using HwAct.Kernels;
using HwAct.Kernels.Operations;
using HwAct.Kernels.Ranges;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications.Declarations;
using HwAct.Targets.Rom;

namespace HwAct.Targets.Verilog;

/// <summary>What the Verilog template prints: ports, declarations and tables, all as text.</summary>
internal sealed class VerilogModel
{
    private const int LongestCase = 256;
    private const int LongestRemarked = 72;

    private readonly PrintedProgram program;
    private readonly VerilogOperand operand;
    private readonly VerilogExpression expression;
    private readonly List<Line> lines = [];
    private readonly Dictionary<Table, List<(string Wire, Lookup Step)>> reads = [];
    private readonly List<(string Name, IntegerType Type)> wires = [];
    private bool hasImages;

    private VerilogModel(PrintedProgram program)
    {
        this.program = program;
        operand = new VerilogOperand(program);
        expression = new VerilogExpression(program, operand);
    }

    /// <summary>The model of a kernel's module.</summary>
    public static TemplateModel Of(ProvenKernel proven, PrintedProgram program) => new VerilogModel(program).Build(proven);

    private TemplateModel Build(ProvenKernel proven)
    {
        Kernel kernel = program.Kernel;
        hasImages = VerilogTarget.HasImages(proven);
        wires.AddRange(kernel.Inputs.Select(port => (port.Name, port.Type)));
        foreach (Step step in program.Steps)
        {
            Declare(step);
        }

        string result = operand.Bits(program.Result, kernel.Output.Type.Bits);
        TemplateModel[] tables = [.. program.LookupTables.Select(TableModel)];
        string[] unread = [.. wires.SelectMany(wire => operand.Unread(wire.Name, wire.Type))];
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["facts"] = KernelFacts.Of(proven, program),
            ["has_tables"] = tables.Length > 0,
            ["tables"] = tables,
            ["inputs"] = PortModels(kernel.Inputs),
            ["output"] = new TemplateModel { ["type"] = VectorType(kernel.Output.Type), ["name"] = kernel.Output.Name },
            ["steps"] = TemplateValue.List(LineModels()),
            ["result"] = result,
            ["has_unread"] = unread.Length > 0,
            ["unread"] = Rows.Filled(unread, 88),
        };
    }

    private static TemplateValue PortModels(IEnumerable<Port> ports)
    {
        Port[] all = [.. ports];
        return TemplateValue.List(all.Select(port => new TemplateModel
        {
            ["type"] = VectorType(port.Type),
            ["name"] = port.Name,
        }));
    }

    private void Declare(Step step)
    {
        IntegerType type = operand.TypeOf(step);
        switch (step)
        {
            case Lookup lookup:
                DeclareRead(lookup, type);
                break;
            case ShiftRight shift when program.Resolve(shift.Right) is not Constant && expression.ShiftWidth(shift) > type.Bits:
                IntegerType wide = new(program.RangeOf(shift.Left).Min < 0, expression.ShiftWidth(shift));
                DeclareWire(step.Name + VerilogReservedNames.WideSuffix, wide, expression.Of(step, wide.Bits), step.Remark);
                DeclareWire(step.Name, type, [operand.Extended(step.Name + VerilogReservedNames.WideSuffix, wide, 0, type.Bits)], "");
                break;
            default:
                DeclareWire(step.Name, type, expression.Of(step, type.Bits), step.Remark);
                break;
        }
    }

    // The table may hold entries that this step never reads, and then be wider than the step's own wire.
    private void DeclareRead(Lookup step, IntegerType type)
    {
        bool same = step.Table.Type == type;
        string wire = same ? step.Name : step.Name + VerilogReservedNames.EntrySuffix;
        wires.Add((wire, step.Table.Type));
        lines.Add(new Line($"{WireHead(step.Table.Type)}{wire};", [], step.Remark));
        if (!reads.TryGetValue(step.Table, out List<(string, Lookup)>? list))
        {
            reads[step.Table] = list = [];
        }

        list.Add((wire, step));
        if (!same)
        {
            DeclareWire(step.Name, type, [operand.Extended(wire, step.Table.Type, 0, type.Bits)], "");
        }
    }

    private void DeclareWire(string name, IntegerType type, string[] value, string remark)
    {
        wires.Add((name, type));
        string head = $"{WireHead(type)}{name} = ";
        lines.Add(value.Length == 1
            ? new Line($"{head}{value[0]};", [], remark)
            : new Line(head + value[0], [.. value[1..^1].Append(value[^1] + ";").Select(term => new string(' ', head.Length - 2) + term)], remark));
    }

    // Names of wires begin in one column: sign and range are padded to those of the widest wire.
    private string WireHead(IntegerType type)
    {
        IntegerType[] types = [.. program.Steps.Select(operand.TypeOf), .. program.LookupTables.Select(table => table.Type)];
        string sign = type.Signed ? "signed " : types.Any(other => other.Signed) ? "       " : "";
        return "wire " + sign + VerilogLiteral.Range(type.Bits).PadLeft(types.Max(other => VerilogLiteral.Range(other.Bits).Length));
    }

    private IEnumerable<TemplateModel> LineModels()
    {
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
        int addressBits = new ValueRange(0, table.Entries.Length - 1).Type.Bits;
        return new TemplateModel
        {
            ["name"] = table.Name,
            ["file"] = RomParameter(table),
            ["has_image"] = hasImages,
            ["image"] = "../" + RomTarget.ImagePath(program.Kernel, table, "mem"),
            ["remark"] = Ascii.From(table.Remark),
            ["has_remark"] = table.Remark.Length > 0,
            ["type"] = VectorType(table.Type),
            ["address"] = VerilogLiteral.Range(addressBits),
            ["last"] = (table.Entries.Length - 1).ToString(CultureInfo.InvariantCulture),
            ["is_long"] = IsLong(table),
            ["rows"] = TemplateValue.List(TableRows(table, addressBits)),
            ["has_gap"] = table.Entries.Length < 1 << addressBits,
            ["zero"] = VerilogLiteral.Zeros(table.Type.Bits),
            ["reads"] = TemplateValue.List(reads[table].Select(read => new TemplateModel
            {
                ["wire"] = read.Wire,
                ["address"] = operand.Bits(read.Step.Source, addressBits),
            })),
        };
    }

    /// <summary>The parameters that name the files of a kernel's tables, in the order of the module.</summary>
    public static IEnumerable<(string Parameter, Table Table)> FileParameters(Kernel kernel) =>
        new PrintedProgram(kernel).LookupTables.Select(table => (RomParameter(table), table));

    private static string RomParameter(Table table) => table.Name.ToUpperInvariant() + "_FILE";

    // Simulators search a case one label after the other: a long table is an array, which they index.
    private static bool IsLong(Table table) => table.Entries.Length > LongestCase;

    private static IEnumerable<string> TableRows(Table table, int addressBits)
    {
        string[] entries = [.. table.Entries.Select(entry =>
            table.Type.Signed ? VerilogLiteral.Signed(entry, table.Type.Bits) : VerilogLiteral.Modular(entry, table.Type.Bits))];
        int column = entries.Max(entry => entry.Length);
        int addressColumn = VerilogLiteral.Modular(table.Entries.Length - 1, addressBits).Length;
        string[] cases = [.. entries.Select((entry, address) => IsLong(table)
            ? $"{table.Name}_words[{VerilogLiteral.Modular(address, addressBits).PadLeft(addressColumn)}] = {entry.PadLeft(column)};"
            : $"{VerilogLiteral.Modular(address, addressBits).PadLeft(addressColumn)}: {table.Name}_at = {entry.PadLeft(column)};")];
        int perRow = Math.Max(1, 100 / (cases[0].Length + 2));
        return cases.Chunk(perRow).Select(row => string.Join("  ", row));
    }

    private static string VectorType(IntegerType type) => (type.Signed ? "signed " : "") + VerilogLiteral.Range(type.Bits);

    private sealed record Line(string Code, string[] More, string Remark)
    {
        public bool IsRemarkedBeside => Remark.Length > 0 && More.Length == 0 && Code.Length <= LongestRemarked;
    }
}
