using System.Collections.Immutable;
using System.Globalization;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Cli;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Benchmarks.Fpga;

/// <summary>
/// <c>fpga-goals</c>: LUTs and carries of kernels on an iCE40 beside the least that was reached by hand, as plain RTL, or with <c>thorough</c> as networks of
/// LUTs that know what each code may be; and beside the best that is published. A goal counts as reached within a twentieth.
/// </summary>
internal static class GoalsCommand
{
    private const string Thorough = "thorough";

    private static readonly ImmutableArray<Goal> Goals =
    [
        new("gelu", "Q3.4", "Q3.4", IsExact: true, new(29, 7), new(18, 0)),
        new("gelu", "Q3.4", "Q3.4", IsExact: false, new(18, 7), new(9, 0)),
        new("gelu", "Q3.8", "Q3.8", IsExact: false, new(85, 35), new(70, 11)),
        new("gelu", "Q3.8", "Q3.8", IsExact: true, new(134, 42), new(115, 22)),
        new("gelu", "Q3.12", "Q3.12", IsExact: false, new(267, 60), new(235, 30)),
        new("gelu", "Q3.12", "Q3.12", IsExact: true, new(691, 111), new(516, 40)),
        new("tanh", "Q3.8", "Q0.11", IsExact: false, new(171, 49), new(141, 22)),
        new("tanh", "Q3.12", "Q0.15", IsExact: false, new(623, 78), new(574, 30)),
        new("sigmoid", "Q3.8", "UQ0.12", IsExact: false, new(171, 52), new(165, 22)),
        new("sigmoid", "Q3.12", "UQ0.16", IsExact: false, new(617, 83), null),
        new("silu", "Q3.8", "Q3.8", IsExact: false, new(123, 29), new(86, 11)),
        new("silu", "Q3.12", "Q3.12", IsExact: false, new(409, 62), new(328, 30)),
    ];

    /// <summary>Runs the command.</summary>
    /// <param name="arguments">Nothing, or <c>thorough</c>.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where faults in the command line go.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments is not ([] or [Thorough]))
        {
            error.WriteLine($"fpga-goals: nothing is taken but '{Thorough}'");
            return ExitCode.Error;
        }

        bool isThorough = arguments.Count == 1;
        Reached[] all = [.. Goals.Select(goal => goal.Measure(isThorough))];
        TextTable.Write(output, [["function", "error", "by hand", "reached", "", "published"], .. all.Select(reached => reached.Words)]);
        int missed = all.Count(reached => reached.IsMissed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Length - missed} of {all.Length} reached"));
        return missed == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    private readonly record struct Cells(int Luts, int Carries)
    {
        public int Total => Luts + Carries;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Luts}+{Carries}");
    }

    private sealed record Goal(string Activation, string Input, string Output, bool IsExact, Cells Plain, Cells? Network)
    {
        public Reached Measure(bool isThorough)
        {
            MethodChoice method = isThorough ? new MethodChoice("logic").With(EffortParameter.Effort.Name, ParameterValue.Of(Thorough)) : new MethodChoice("auto");
            var specification = new KernelSpecification(
                "goal",
                ActivationCatalog.All.First(activation => activation.Default.Name == Activation).Default,
                Quantization.Parse(Input),
                Quantization.Parse(Output),
                RoundingRule.HalfEven,
                method,
                IsExact ? ErrorBound.CorrectlyRounded : ErrorBound.Faithful);
            ProvenKernel kernel = KernelChoice.Prove(specification.With(new TargetSelection([new TargetChoice(TargetDeclarations.Verilog.Name)], TargetDeclarations.All)));
            string text = new KernelEmitter().Emit(kernel, TargetCatalog.All.First(target => target is VerilogTarget))
                .First(file => file.Path.EndsWith("/goal.v", StringComparison.Ordinal)).Text;
            Resources measured = Synthesis.MeasureText(Device.Ice40, text, "goal");
            return new Reached(this, isThorough ? Network : Plain, new Cells(measured.Luts, measured.Carries), Published.Of(specification));
        }
    }

    private sealed record Reached(Goal Goal, Cells? ByHand, Cells Measured, string Published)
    {
        public bool IsMissed => Measured.Total * 20 > ByHand?.Total * 21;

        public string[] Words =>
        [
            $"{Goal.Activation} {Goal.Input} {Goal.Output}",
            Goal.IsExact ? "correctly rounded" : "faithful",
            ByHand?.ToString() ?? "-",
            Measured.ToString(),
            IsMissed ? "missed" : "",
            Published,
        ];
    }
}
