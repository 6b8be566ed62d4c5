using System.Globalization;
using HwAct.Kernels;
using HwAct.Kernels.Operations;
using HwAct.Proofs;
using HwAct.Rendering;

namespace HwAct.Targets.C;

/// <summary>What the C templates print: names, types, aligned rows and expressions, all as text.</summary>
internal sealed class CModel
{
    // A statement longer than this has its remark on the line above.
    private const int LongestRemarked = 72;

    private readonly PrintedProgram program;
    private readonly CExpression expression;

    private CModel(PrintedProgram program)
    {
        this.program = program;
        expression = new CExpression(program);
    }

    /// <summary>The model of a kernel's header and source.</summary>
    public static TemplateModel Of(ProvenKernel proven, PrintedProgram program) => new CModel(program).Build(proven);

    private TemplateModel Build(ProvenKernel proven)
    {
        Kernel kernel = program.Kernel;
        return new TemplateModel
        {
            ["name"] = kernel.Name,
            ["title"] = KernelFacts.Title(proven),
            ["facts"] = KernelFacts.Of(proven, program),
            ["guard"] = CNames.Guard(kernel),
            ["one_input"] = kernel.Inputs.Length == 1,
            ["inputs"] = TemplateValue.List(kernel.Inputs.Select(InputModel)),
            ["output_type"] = CType.Storage(kernel.Output.Type),
            ["has_tables"] = program.Tables.Any(),
            ["tables"] = TemplateValue.List(program.Tables.Select(TableModel)),
            ["ranks"] = TemplateValue.List(program.RankTables.Select(RankModel)),
            ["unread"] = TemplateValue.List(program.UnreadInputs.Select(input => input.Name)),
            ["steps"] = TemplateValue.List(StepModels()),
            ["has_floor"] = program.Steps.OfType<ShiftRight>().Any(expression.FloorsNegative),
            ["has_body"] = !program.Steps.IsEmpty || !program.UnreadInputs.IsEmpty,
            ["result"] = Result(),
        };
    }

    private static TemplateModel InputModel(Port port) => new()
    {
        ["name"] = port.Name,
        ["type"] = CType.Storage(port.Type),
        ["lowest"] = port.Type.Min.ToString(CultureInfo.InvariantCulture),
        ["highest"] = port.Type.Max.ToString(CultureInfo.InvariantCulture),
        ["is_narrow"] = port.Type.Bits < port.Type.StorageBits,
    };

    private TemplateModel TableModel(Table table) => new()
    {
        ["name"] = CNames.Table(program.Kernel, table),
        ["type"] = CType.Storage(table.Type),
        ["depth"] = table.Entries.Length.ToString(CultureInfo.InvariantCulture),
        ["remark"] = Ascii.From(table.Remark),
        ["has_remark"] = table.Remark.Length > 0,
        ["rows"] = Rows.Aligned(table.Entries.Select(CLiteral.Of), 92),
    };

    private TemplateModel RankModel(Table table)
    {
        CType type = program.Steps.OfType<Rank>().Where(rank => rank.Table == table)
            .Select(rank => CType.For(program.RangeOf(rank.Source)))
            .Aggregate(CType.For(table.Range), CType.Wider);
        string stored = CType.Storage(table.Type);
        string read = $"HWACT_READ({stored}, {CNames.Table(program.Kernel, table)}, rank)";
        return new TemplateModel
        {
            ["function"] = CNames.RankFunction(program.Kernel, table),
            ["table"] = CNames.Table(program.Kernel, table),
            ["type"] = type.Name,
            ["depth"] = table.Entries.Length.ToString(CultureInfo.InvariantCulture),
            ["read"] = type.Takes(table.Type) ? read : $"({type.Name}){read}",
        };
    }

    private IEnumerable<TemplateModel> StepModels()
    {
        (Step Step, string Code)[] lines =
            [.. program.Steps.Select(step => (step, $"const {expression.TypeOf(step).Name} {step.Name} = {expression.Of(step)};"))];
        int width = lines.Where(line => line.Step.Remark.Length > 0 && line.Code.Length <= LongestRemarked)
            .Select(line => line.Code.Length).DefaultIfEmpty(0).Max();
        foreach ((Step step, string code) in lines)
        {
            bool beside = step.Remark.Length > 0 && code.Length <= LongestRemarked;
            yield return new TemplateModel
            {
                ["code"] = beside ? code.PadRight(width) : code,
                ["remark"] = Ascii.From(step.Remark),
                ["has_remark_beside"] = beside,
                ["has_remark_above"] = step.Remark.Length > 0 && !beside,
            };
        }
    }

    private string Result() => program.Result is Constant constant
        ? CLiteral.Of(constant.Value)
        : $"({CType.Storage(program.Kernel.Output.Type)}){program.Result.Name}";
}
