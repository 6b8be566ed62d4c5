using HwAct.Kernels.Operations;

namespace HwAct.Kernels;

/// <summary>Copies the steps of one kernel into another, so that a kernel can be a part of a larger one.</summary>
internal static class StepCopy
{
    /// <summary>The same operation on other operands.</summary>
    /// <param name="step">The step to copy; no input and no constant.</param>
    /// <param name="operand">What stands for an operand of the step.</param>
    /// <param name="table">What stands for its table.</param>
    /// <param name="remark">The remark of the copy.</param>
    public static Step Of(Step step, Func<Step, Step> operand, Func<Table, Table> table, string remark) => step switch
    {
        Add s => new Add(s.Name, operand(s.Left), operand(s.Right), remark),
        Subtract s => new Subtract(s.Name, operand(s.Left), operand(s.Right), remark),
        Multiply s => new Multiply(s.Name, operand(s.Left), operand(s.Right), remark),
        Minimum s => new Minimum(s.Name, operand(s.Left), operand(s.Right), remark),
        Maximum s => new Maximum(s.Name, operand(s.Left), operand(s.Right), remark),
        ShiftLeft s => new ShiftLeft(s.Name, operand(s.Left), operand(s.Right), remark),
        ShiftRight s => new ShiftRight(s.Name, operand(s.Left), operand(s.Right), remark),
        Less s => new Less(s.Name, operand(s.Left), operand(s.Right), remark),
        Equal s => new Equal(s.Name, operand(s.Left), operand(s.Right), remark),
        LowBits s => new LowBits(s.Name, operand(s.Source), s.Bits, remark),
        Lookup s => new Lookup(s.Name, table(s.Table), operand(s.Source), remark),
        Rank s => new Rank(s.Name, table(s.Table), operand(s.Source), remark),
        Select s => new Select(s.Name, operand(s.Condition), operand(s.WhenTrue), operand(s.WhenFalse), remark),
        _ => throw new ArgumentException($"{step} cannot be copied.", nameof(step)),
    };
}
