using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The program that a module prints: the kernel's own, or one in which all that depends on the first input alone is a table.</summary>
internal static class ModuleProgram
{
    private const string Codes = "codes";

    /// <summary>The program of a proven kernel's module.</summary>
    public static KernelProgram Of(ProvenKernel proven) => Of(proven.Specification, proven.Kernel);

    /// <summary>The program.</summary>
    /// <param name="specification">What form is asked for.</param>
    /// <param name="kernel">The kernel's own.</param>
    public static KernelProgram Of(KernelSpecification specification, KernelProgram kernel) =>
        VerilogOptions.FormOf(specification) == VerilogForm.Table ? Tabulated(kernel) : kernel;

    /// <summary>Path of the image that fills a table of the module, below the kernel's folder; null where none is written.</summary>
    public static string? ImageOf(ProvenKernel proven, Table table) =>
        !IsTable(proven) ? (proven.Specification.Targets.Contains(TargetDeclarations.Rom.Name) ? RomTarget.ImagePath(proven.Kernel, table, "mem") : null)
        : table.Name == Codes ? VectorsText.PathOf(proven.Kernel.Name)
        : null;

    /// <summary>Whether there is an image for each table of the module.</summary>
    public static bool HasImages(ProvenKernel proven) => Of(proven).Tables.All(table => ImageOf(proven, table) is not null);

    private static bool IsTable(ProvenKernel proven) => VerilogOptions.FormOf(proven.Specification) == VerilogForm.Table;

    private static KernelProgram Tabulated(KernelProgram kernel)
    {
        var first = (Input)kernel.Steps.First(step => step is Input);
        var own = new HashSet<Step>(ReferenceEqualityComparer.Instance) { first };
        foreach (Step step in kernel.Steps.Where(step => step is not Input))
        {
            if (step.Operands.All(operand => operand is Constant || own.Contains(operand)))
            {
                own.Add(step);
            }
        }

        var builder = new KernelBuilder();
        var standing = new Dictionary<Step, Step>(ReferenceEqualityComparer.Instance);
        Step[] inputs = [.. kernel.Steps.Where(step => step is Input)];
        Array.ForEach(inputs, input => standing[input] = builder.Append(input));
        Step address = builder.Add("address", first, -first.Port.Codes.Min, "counted from the least code");
        foreach (Step step in kernel.Steps.Except(inputs))
        {
            if (!own.Contains(step))
            {
                standing[step] = builder.Append(step.On([.. step.Operands.Select(Standing)]));
            }
            else if (step == kernel.Result || kernel.Steps.Any(other => !own.Contains(other) && other.Operands.Contains(step)))
            {
                standing[step] = builder.Lookup(step.Name, Values(kernel, first, step, own), address);
            }
        }

        return builder.Build(kernel.Name, Standing(kernel.Result), kernel.Output);

        Step Standing(Step step) => step is Constant ? step : standing[step];
    }

    // From the least code on, as the vectors are.
    private static Table Values(KernelProgram kernel, Input input, Step step, HashSet<Step> own)
    {
        bool isAll = step == kernel.Result;
        var type = isAll ? kernel.Output.Type : kernel.RangeOf(step).Type;
        var part = new KernelProgram(kernel.Name, kernel.Steps.Where(own.Contains), step, new Port(kernel.Output.Name, type));
        return new Table(
            isAll ? Codes : step.Name + "_values",
            [.. Interpreter.RunAll(part)],
            $"{(isAll ? "the codes" : step.Name)} that the steps of the method give, from the least {(isAll ? "input " : "")}code of {input.Port.Name} on",
            type);
    }
}
