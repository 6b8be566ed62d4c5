using System.Globalization;
using HwAct.Lowering;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Benchmarks.Fpga;

/// <summary>A kernel on a clock, as it was placed on an iCE40 HX8K; or why it is not.</summary>
/// <param name="Kernel">What was asked for.</param>
/// <param name="Promised">The clock that was asked for, in MHz; null for the highest.</param>
/// <param name="Pipeline">Its registers; null where it was refused.</param>
/// <param name="Clock">The clock that it was placed for; null where it does not fit or was refused.</param>
/// <param name="Measured">What it takes.</param>
/// <param name="Refused">Why it was refused.</param>
internal sealed record PlacedKernel(string Kernel, int? Promised, Pipeline? Pipeline, int? Clock, Resources Measured, string Refused)
{
    /// <summary>What the columns of <see cref="Words"/> are.</summary>
    public static readonly string[] Headings = ["kernel", "promised", "latency", "model", "placed", "LUT", "carry", "FF", "BRAM", ""];

    /// <summary>Whether a promise was not kept.</summary>
    public bool IsMissed => Clock < Promised;

    /// <summary>Its row.</summary>
    public string[] Words =>
    [
        Kernel,
        Promised is int promised ? Text(promised) : ClockWish.MostWord,
        .. Clock is int clock
            ? (string[])[Text(Pipeline!.Schedule.Latency), Text(Pipeline.Megahertz), Text(clock), Text(Measured.Luts), Text(Measured.Carries), Text(Measured.FlipFlops), Text(Measured.Memories), IsMissed ? "missed" : ""]
            : ["-", "-", "-", "-", "-", "-", "-", Refused],
    ];

    /// <summary>Places a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="promised">The clock that is asked for, in MHz; null for the highest.</param>
    /// <param name="ask">Asks for it.</param>
    public static PlacedKernel Of(ProvenActivation kernel, int? promised, Func<ProvenActivation, ProvenActivation> ask)
    {
        string name = kernel.Specification.Name;
        string parameters = string.Concat(kernel.Specification.Method.Parameters.Select(parameter => $" {parameter.Key}={parameter.Value}"));
        string asked = $"{kernel.Specification.Activation.Name} {kernel.Specification.Input} {kernel.Specification.Output} {kernel.Design.Method}{parameters}"
            + (kernel.Specification.Bound == ErrorBound.CorrectlyRounded ? ", correctly rounded" : "");
        try
        {
            ProvenActivation clocked = ask(kernel);
            Pipeline pipeline = KernelPipelines.Of(clocked, TargetDeclarations.Verilog.Name);
            string text = new KernelEmitter().Emit(clocked, TargetCatalog.All.First(target => target is VerilogTarget))
                .First(file => file.Path.EndsWith($"/{name}.v", StringComparison.Ordinal)).Text;
            Resources measured = Synthesis.MeasureText(Device.Ice40, text, name);
            return new PlacedKernel(asked, promised, pipeline, PlaceAndRoute.Measure(text, clocked.Kernel, pipeline.Schedule.Latency, measured), measured, "");
        }
        catch (RequestException refused)
        {
            return new PlacedKernel(asked, promised, null, null, default, refused.Message);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
