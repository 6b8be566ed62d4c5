namespace HwAct.Kernels;

/// <summary>
/// A small integer program: input ports, constant tables, single-assignment steps and one output port. Every method produces
/// one, and the interpreter, the figures, the report and every target read this object, which is why they agree.
/// </summary>
/// <remarks>A kernel that exists is valid and simple: when it is made, its ranges are proven over every input code, and what they show
/// to be idle is left out.</remarks>
internal sealed class KernelProgram
{
    private readonly IReadOnlyDictionary<Step, ValueRange> ranges;

    /// <summary>Creates the kernel: proves its ranges and simplifies it.</summary>
    /// <param name="name">A C identifier: function, module and file stem.</param>
    /// <param name="steps">The steps in an order in which every operand comes before its use; constants need not be listed.</param>
    /// <param name="result">The step whose value leaves the kernel.</param>
    /// <param name="output">The output port.</param>
    /// <exception cref="KernelException">A name appears twice, a look-up leaves its table, an intermediate value could overflow,
    /// or the result leaves the codes of the output port.</exception>
    public KernelProgram(string name, IEnumerable<Step> steps, Step result, Port output)
    {
        Name = name;
        Output = output;
        Step[] written = [.. steps];
        RequireUniqueNames(written);
        var simplified = new SimplifiedSteps(written, result, RangeProof.Prove(written));
        ranges = simplified.Ranges;
        Steps = simplified.Steps;
        Result = simplified.Result;
        Inputs = [.. Steps.OfType<Input>().Select(step => step.Port)];
        Tables = [.. TablesOf(Steps)];
        ValueRange taken = RangeOf(Result);
        if (!new ValueRange(output.Codes.Min, output.Codes.Max).Contains(taken))
        {
            string left = output.IsNarrowed ? string.Create(CultureInfo.InvariantCulture, $"the codes {output.Codes.Min} to {output.Codes.Max}") : output.Type.ToString();
            throw new KernelException(string.Create(CultureInfo.InvariantCulture, $"Kernel '{name}': {result} takes {taken.Min} to {taken.Max}, which leaves {left}."));
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

    /// <summary>Every stored bit at its exact width: entries, coefficients, breakpoints, networks of look-up tables. Constants wired into the program
    /// do not count.</summary>
    public long RomBits => Tables.Sum(table => table.RomBits) + Networks.Sum(network => network.RomBits);

    /// <summary>Bytes of the same as C arrays.</summary>
    public long RomBytes => Tables.Sum(table => table.RomBytes) + Networks.Sum(network => network.RomBytes);

    /// <summary>Bits of the constants wired into the program, each use at the width of its value: clamp limits, thresholds, coefficients
    /// that are no table, a zero point. Amounts of shifts are wiring and do not count.</summary>
    public long WiredBits => Steps.SelectMany(step => step.WiredConstants).Sum(constant => constant.Bits);

    /// <summary>Multiplications per code.</summary>
    public int Multiplications => Steps.Sum(step => step.Multiplications);

    /// <summary>The exact range of a step, or of a constant that one reads, over every input code.</summary>
    public ValueRange RangeOf(Step step) => ranges[step];

    private IEnumerable<LogicNetwork> Networks => Steps.Select(step => step.Network).OfType<LogicNetwork>();

    private static IEnumerable<Table> TablesOf(IEnumerable<Step> steps) => steps.Select(step => step.Table).OfType<Table>().Distinct();

    private void RequireUniqueNames(Step[] steps)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { Output.Name };
        foreach (string part in steps.Select(step => step.Name).Concat(TablesOf(steps).Select(table => table.Name)))
        {
            if (part.Length == 0 || !seen.Add(part))
            {
                throw new KernelException($"Kernel '{Name}': the name '{part}' is empty or appears twice.");
            }
        }
    }
}
