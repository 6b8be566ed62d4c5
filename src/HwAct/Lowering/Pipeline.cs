using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Lowering;

/// <summary>A program with its registers.</summary>
/// <param name="Program">The definitions, registers among them, in an order in which each stands before its use in its stage.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Schedule">When they happen.</param>
/// <param name="RegisterBits">Bits that registers of logic hold.</param>
/// <param name="Period">What the slowest stage takes by the delays of the device, in picoseconds; 0 without a clock.</param>
internal sealed record Pipeline(LoweredProgram Program, PipelineRequest Request, Schedule Schedule, long RegisterBits, long Period)
{
    private const string MemberLatency = "latency";
    private const double PicosecondsPerMicrosecond = 1e6;

    /// <summary>The clock that the delays of the device allow, in MHz, rounded down.</summary>
    public long Megahertz => MegahertzOf(Period);

    /// <summary>Whether a table is read from block RAM.</summary>
    public Func<Table, bool> IsBlock { get; private init; } = _ => false;

    /// <summary>Bits that the registers of block RAM hold: words that were read.</summary>
    public long MemoryRegisterBits => Program.Definitions.Where(definition => definition.Primitive is Register).Sum(definition => (long)definition.Type.Bits) - RegisterBits;

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

        var search = new PipelineSearch(program, DeviceDelays.Of(request.Device), read => isBlock(read.Table));
        if (request.Latency is int asked)
        {
            RequirePossible(asked, search);
        }

        (long most, PlacedProgram fastest) = request.Clock is ClockWish clock ? Reaching(search, PeriodOf(clock, request.Latency, search), request) : search.Whole(request.Latency!.Value);
        int clocks = request.Latency ?? fastest.Stages;
        int[] stages = fastest.Place(most, clocks);
        LoweredProgram registered = Registers.Insert(fastest.Program, fastest.Placement, stages, clocks);
        return new Pipeline(registered, request, Schedule.Pipelined(clocks), fastest.Placement.RegisterBits(stages, clocks), fastest.Placement.Slowest(stages)) { IsBlock = isBlock };
    }

    /// <summary>The fewest clocks that a kernel can have.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="device">The device.</param>
    /// <param name="isBlock">Whether a table is read from a memory that has the register in it.</param>
    public static int LeastLatency(KernelProgram kernel, FpgaDevice device, Func<Table, bool> isBlock) =>
        new PipelineSearch(ExactWidths.Of(kernel), DeviceDelays.Of(device), read => isBlock(read.Table)).Least;

    private static (long Period, PlacedProgram Placed) Reaching(PipelineSearch search, long clock, PipelineRequest request)
    {
        if (search.Reaching(clock) is { } found && found.Placed.Stages <= (request.Latency ?? PipelineOptions.MostLatency))
        {
            return found;
        }

        throw new RequestException("clock", request.Latency is int latency
            ? Text($"{Mhz(request)} is not reached in {Schedule.Pipelined(latency).Clocks}; {MegahertzOf(search.LeastPeriod(latency))} MHz is the most there")
            : Text($"{Mhz(request)} is not reached in {PipelineOptions.MostLatency} clocks or fewer; {MegahertzOf(search.LeastPeriod())} MHz is the most"));
    }

    private static long PeriodOf(ClockWish clock, int? latency, PipelineSearch search) =>
        clock.Megahertz is double megahertz ? (long)Math.Floor(PicosecondsPerMicrosecond / megahertz)
        : latency is int stages ? search.LeastPeriod(stages)
        : search.LeastPeriod();

    private static void RequirePossible(int latency, PipelineSearch search)
    {
        if (latency < search.Least)
        {
            throw new RequestException(MemberLatency, Text($"{Schedule.Pipelined(latency).Clocks} is too few for tables in block RAM, each read of which ends in a register; {search.Least} is the least"));
        }

        if (latency > search.Most)
        {
            throw new RequestException(MemberLatency, Text($"{latency} is more clocks than the program has operations one after another; {search.Most} is the most"));
        }
    }

    private static long MegahertzOf(long period) => period == 0 ? 0 : (long)Math.Floor(PicosecondsPerMicrosecond / period);

    private static string Mhz(PipelineRequest request) => string.Create(CultureInfo.InvariantCulture, $"{request.Clock!.Megahertz:0.######} MHz");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
