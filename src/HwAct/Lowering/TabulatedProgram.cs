using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>A program in which all that depends on the first input alone is a table, whatever steps the method takes to it.</summary>
internal static class TabulatedProgram
{
    /// <summary>The name of the table that holds the output codes themselves.</summary>
    public const string Codes = "codes";

    /// <summary>Whether a program is one already, in the order of its method: tables are all that is made of the first input.</summary>
    public static bool IsOne(KernelProgram kernel)
    {
        var first = (Input)kernel.Steps.First(step => step is Input);
        HashSet<Step> own = Own(kernel, first);
        long codes = first.Port.Codes.Max - first.Port.Codes.Min + 1;
        return own.Where(step => IsRead(kernel, step, own)).All(step => step is Input || (step is Lookup lookup && lookup.Table.Entries.Length >= codes));
    }

    /// <summary>The program of a kernel.</summary>
    public static KernelProgram Of(KernelProgram kernel) => Of(kernel, (builder, first) =>
    {
        Step address = builder.Add("address", first, -first.Port.Codes.Min, "counted from the least code");
        return (name, values, _) => builder.Lookup(name, values, address);
    });

    /// <summary>The program of a kernel in which something else stands for each table.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="begun">What comes before; then it makes a step of the first input: its name, its values from the least code on, and the steps that give them.</param>
    public static KernelProgram Of(KernelProgram kernel, Func<KernelBuilder, Input, Func<string, Table, KernelProgram, Step>> begun)
    {
        var first = (Input)kernel.Steps.First(step => step is Input);
        HashSet<Step> own = Own(kernel, first);
        var builder = new KernelBuilder();
        var standing = new Dictionary<Step, Step>(ReferenceEqualityComparer.Instance);
        Step[] inputs = [.. kernel.Steps.Where(step => step is Input)];
        Array.ForEach(inputs, input => standing[input] = builder.Append(input));
        Func<string, Table, KernelProgram, Step> made = begun(builder, first);
        foreach (Step step in kernel.Steps.Except(inputs))
        {
            if (!own.Contains(step))
            {
                standing[step] = builder.Append(step.On([.. step.Operands.Select(Standing)]));
            }
            else if (IsRead(kernel, step, own))
            {
                KernelProgram part = Part(kernel, step, own);
                standing[step] = made(step.Name, Values(part, kernel, first, step), part);
            }
        }

        return builder.Build(kernel.Name, Standing(kernel.Result), kernel.Output);

        Step Standing(Step step) => step is Constant ? step : standing[step];
    }

    // What depends on the first input alone.
    private static HashSet<Step> Own(KernelProgram kernel, Input first)
    {
        var own = new HashSet<Step>(ReferenceEqualityComparer.Instance) { first };
        foreach (Step step in kernel.Steps.Where(step => step is not Input))
        {
            if (step.Operands.All(operand => operand is Constant || own.Contains(operand)))
            {
                own.Add(step);
            }
        }

        return own;
    }

    private static bool IsRead(KernelProgram kernel, Step step, HashSet<Step> own) =>
        step == kernel.Result || kernel.Steps.Any(other => !own.Contains(other) && other.Operands.Contains(step));

    private static KernelProgram Part(KernelProgram kernel, Step step, HashSet<Step> own) =>
        new(kernel.Name, kernel.Steps.Where(own.Contains), step, new Port(kernel.Output.Name, step == kernel.Result ? kernel.Output.Type : kernel.RangeOf(step).Type));

    // From the least code on, as the vectors are.
    private static Table Values(KernelProgram part, KernelProgram kernel, Input input, Step step)
    {
        bool isAll = step == kernel.Result;
        return new Table(
            isAll ? Codes : step.Name + "_values",
            [.. Interpreter.RunAll(part)],
            $"{(isAll ? "the codes" : step.Name)} that the steps of the method give, from the least {(isAll ? "input " : "")}code of {input.Port.Name} on",
            part.Output.Type);
    }
}
