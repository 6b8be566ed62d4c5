using System.Collections.Immutable;
using HwAct.Kernels.Operations;
using HwAct.Kernels.Ranges;

namespace HwAct.Kernels;

/// <summary>
/// A small integer program: input ports, constant tables, single-assignment steps and one output port. Every method produces
/// one, and the interpreter, the C emitter and the Verilog emitter all read this object, which is why they agree.
/// </summary>
/// <remarks>A kernel that exists is valid: its ranges are proven over every input code when it is made.</remarks>
public sealed class Kernel
{
    private readonly IReadOnlyDictionary<Step, ValueRange> ranges;

    /// <summary>Creates the kernel and proves its ranges.</summary>
    /// <param name="name">A C identifier: function, module and file stem.</param>
    /// <param name="steps">The steps in an order in which every operand comes before its use; constants need not be listed.</param>
    /// <param name="result">The step whose value leaves the kernel.</param>
    /// <param name="output">The output port.</param>
    /// <exception cref="KernelException">A name appears twice, a look-up leaves its table, an intermediate value could overflow,
    /// or the result leaves the type of the output port.</exception>
    public Kernel(string name, IEnumerable<Step> steps, Step result, Port output)
    {
        Name = name;
        Steps = [.. steps];
        Result = result;
        Output = output;
        Inputs = [.. Steps.OfType<Input>().Select(step => step.Port)];
        Tables = [.. Steps.Select(TableOf).OfType<Table>().Distinct()];
        RequireUniqueNames();
        RequireAscendingBreakpoints();
        ranges = RangeProof.Prove(Steps);
        if (!new ValueRange(output.Type.Min, output.Type.Max).Contains(RangeOf(result)))
        {
            throw new KernelException($"Kernel '{name}': {result} takes {RangeOf(result)}, which leaves {output.Type}.");
        }
    }

    /// <summary>Name of the kernel.</summary>
    public string Name { get; }

    /// <summary>Where codes enter.</summary>
    public ImmutableArray<Port> Inputs { get; }

    /// <summary>Where codes leave.</summary>
    public Port Output { get; }

    /// <summary>The steps in evaluation order, inputs first, without constants.</summary>
    public ImmutableArray<Step> Steps { get; }

    /// <summary>The step that drives the output port.</summary>
    public Step Result { get; }

    /// <summary>The tables that the steps read, in order of first use.</summary>
    public ImmutableArray<Table> Tables { get; }

    /// <summary>Every stored bit at its exact width: entries, coefficients and breakpoints. Constants wired into the program
    /// (a clamp limit, a zero point) do not count.</summary>
    public long RomBits => Tables.Sum(table => table.RomBits);

    /// <summary>Bytes of the same tables as C arrays.</summary>
    public long RomBytes => Tables.Sum(table => table.RomBytes);

    /// <summary>Multiplications per code.</summary>
    public int Multiplications => Steps.OfType<Multiply>().Count();

    /// <summary>The exact range of a step, or of a constant, over every input code.</summary>
    public ValueRange RangeOf(Step step) => step is Constant constant ? new(constant.Value, constant.Value) : ranges[step];

    private static Table? TableOf(Step step) => step switch
    {
        Lookup lookup => lookup.Table,
        Rank rank => rank.Table,
        _ => null,
    };

    private void RequireAscendingBreakpoints()
    {
        foreach (Table table in Steps.OfType<Rank>().Select(rank => rank.Table))
        {
            if (table.Entries.Zip(table.Entries.Skip(1)).Any(pair => pair.First >= pair.Second))
            {
                throw new KernelException($"Kernel '{Name}': the breakpoints {table} do not ascend.");
            }
        }
    }

    private void RequireUniqueNames()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { Output.Name };
        foreach (string part in Steps.Select(step => step.Name).Concat(Tables.Select(table => table.Name)))
        {
            if (part.Length == 0 || !seen.Add(part))
            {
                throw new KernelException($"Kernel '{Name}': the name '{part}' is empty or appears twice.");
            }
        }
    }
}
