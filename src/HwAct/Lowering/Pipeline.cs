using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Lowering;

/// <summary>A program with its registers.</summary>
/// <param name="Program">The definitions, registers among them, in an order in which each stands before its use in its stage.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Schedule">When they happen.</param>
/// <param name="RegisterBits">Bits that registers hold.</param>
/// <param name="Period">What the slowest stage takes by the delays of the device, in picoseconds; 0 without a clock.</param>
internal sealed record Pipeline(LoweredProgram Program, PipelineRequest Request, Schedule Schedule, long RegisterBits, long Period)
{
    private const string MemberLatency = "latency";
    private const double PicosecondsPerMicrosecond = 1e6;

    /// <summary>The clock that the delays of the device allow, in MHz, rounded down.</summary>
    public long Megahertz => MegahertzOf(Period);

    /// <summary>Name of the device whose delays are meant.</summary>
    public string Device => PipelineOptions.Device.WordOf(Request.Device);

    /// <summary>The pipeline of a kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="isBlock">Whether a table is read from a memory that has the register in it.</param>
    /// <exception cref="RequestException">No such pipeline can be; the member is the option that asks for it.</exception>
    public static Pipeline Of(KernelProgram kernel, PipelineRequest request, Func<Table, bool> isBlock)
    {
        LoweredProgram program = ExactWidths.Of(kernel);
        if (!request.IsClocked)
        {
            return new Pipeline(program, request, Schedule.Combinational, 0, 0);
        }

        var placement = new Placement(program, DeviceDelays.Of(request.Device), read => isBlock(read.Table));
        var search = new PipelineSearch(placement);
        long? period = request.Megahertz is double megahertz ? (long)Math.Floor(PicosecondsPerMicrosecond / megahertz) : null;
        int latency = request.Latency is int asked ? RequirePossible(asked, search, placement) : Fewest(search, period!.Value, request);
        long least = search.LeastPeriod(latency);
        if (period < least)
        {
            throw new RequestException("clock", Text($"{Mhz(request)} is not reached in {Schedule.Pipelined(latency).Clocks}; {MegahertzOf(least)} MHz is the most there"));
        }

        int[] stages = search.Place(period ?? least, latency);
        LoweredProgram registered = Registers.Insert(program, placement, stages, latency);
        return new Pipeline(registered, request, Schedule.Pipelined(latency), placement.RegisterBits(stages, latency), placement.Slowest(stages));
    }

    private static int RequirePossible(int latency, PipelineSearch search, Placement placement)
    {
        int least = search.StagesAt(long.MaxValue / 4)!.Value;
        int most = Math.Max(least, placement.Deepest());
        return latency < least ? throw new RequestException(MemberLatency, Text($"{Schedule.Pipelined(latency).Clocks} is too few for tables in block RAM, each read of which ends in a register; {least} is the least"))
            : latency > most ? throw new RequestException(MemberLatency, Text($"{latency} is more clocks than the program has operations one after another; {most} is the most"))
            : latency;
    }

    private static int Fewest(PipelineSearch search, long period, PipelineRequest request)
    {
        long least = search.LeastPeriod();
        return period < least
            ? throw new RequestException("clock", Text($"{Mhz(request)} is not reached by any number of registers; {MegahertzOf(least)} MHz is the most"))
            : search.StagesAt(period)!.Value;
    }

    private static long MegahertzOf(long period) => period == 0 ? 0 : (long)Math.Floor(PicosecondsPerMicrosecond / period);

    private static string Mhz(PipelineRequest request) => string.Create(CultureInfo.InvariantCulture, $"{request.Megahertz:0.######} MHz");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
