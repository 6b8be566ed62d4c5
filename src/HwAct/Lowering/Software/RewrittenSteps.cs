using HwAct.Kernels;

namespace HwAct.Lowering;

/// <summary>The steps of a program that does the same as another, as they are made one after another.</summary>
/// <param name="kernel">The other.</param>
internal sealed class RewrittenSteps(KernelProgram kernel)
{
    private readonly List<Step> steps = [];
    private readonly Dictionary<Step, Step> standing = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> names =
        [kernel.Output.Name, .. kernel.Steps.Select(step => step.Name), .. kernel.Tables.Select(table => table.Name)];

    /// <summary>Whether something stands for a step already.</summary>
    public bool Has(Step step) => standing.ContainsKey(step);

    /// <summary>What stands for a step of the other program.</summary>
    public Step Standing(Step step) => step is Constant ? step : standing[step];

    /// <summary>Has a step stand for one of the other program.</summary>
    public void Stand(Step step, Step by) => standing[step] = by;

    /// <summary>Adds the same step on what stands for its operands.</summary>
    public void Keep(Step step) => Stand(step, Append(step.On([.. step.Operands.Select(Standing)])));

    /// <summary>Adds a step.</summary>
    public Step Append(Step step)
    {
        steps.Add(step);
        return step;
    }

    /// <summary>Has another step stand where one that was added does; nothing may read that yet.</summary>
    public Step Replace(Step step, Step by)
    {
        steps[steps.IndexOf(step)] = by;
        return by;
    }

    /// <summary>A name that nothing has yet.</summary>
    public string Fresh(string name)
    {
        while (!names.Add(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>The program, proven and simplified like any other.</summary>
    public KernelProgram Build() => Build(Standing(kernel.Result));

    /// <summary>The program with a result of its own.</summary>
    public KernelProgram Build(Step result) => new(kernel.Name, steps, result, kernel.Output);
}
