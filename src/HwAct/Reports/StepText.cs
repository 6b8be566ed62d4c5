using HwAct.Kernels;
using HwAct.Kernels.Operations;

namespace HwAct.Reports;

/// <summary>A step as one line of a listing: <c>max(n, opposite)</c>, <c>entries[segment]</c>.</summary>
internal static class StepText
{
    public static string Of(Step step) => step switch
    {
        Input => "input code",
        Add s => $"{Operand(s.Left)} + {Operand(s.Right)}",
        Subtract s => $"{Operand(s.Left)} - {Operand(s.Right)}",
        Multiply s => $"{Operand(s.Left)} * {Operand(s.Right)}",
        Minimum s => $"min({Operand(s.Left)}, {Operand(s.Right)})",
        Maximum s => $"max({Operand(s.Left)}, {Operand(s.Right)})",
        ShiftLeft s => $"{Operand(s.Left)} << {Operand(s.Right)}",
        ShiftRight s => $"{Operand(s.Left)} >> {Operand(s.Right)}",
        Less s => $"{Operand(s.Left)} < {Operand(s.Right)}",
        Equal s => $"{Operand(s.Left)} == {Operand(s.Right)}",
        LowBits s => $"{Operand(s.Source)} mod 2^{Figure.Text(s.Bits)}",
        Lookup s => $"{s.Table.Name}[{Operand(s.Source)}]",
        Rank s => $"entries of {s.Table.Name} <= {Operand(s.Source)}",
        Select s => $"{Operand(s.Condition)} ? {Operand(s.WhenTrue)} : {Operand(s.WhenFalse)}",
        _ => step.ToString(),
    };

    private static string Operand(Step step) => step switch
    {
        Constant { Value: < 0 } constant => $"({Figure.Text(constant.Value)})",
        Constant constant => Figure.Text(constant.Value),
        _ => step.Name,
    };
}
