using System.Collections.Immutable;
using System.Globalization;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Lowering;

public sealed class PipelineTests
{
    private static readonly Lazy<ImmutableArray<KernelProgram>> Kernels = new(() =>
    [
        Kernel("input: \"Q3.8\"", "output: \"Q3.8\"", "method: \"logic\""),
        Kernel("activation: \"tanh\"", "input: \"int10:0.01:5\"", "output: \"int9:0.004:-3\"", "method: \"piecewise-polynomial\""),
        Kernel("activation: \"silu\"", "input: \"int8:0.05:-20\"", "output: \"uint8:0.03:9\"", "method: \"interpolated-table\""),
        Kernel("activation: \"sigmoid\"", "input: \"Q3.4\"", "output: \"UQ0.8\"", "method: \"threshold\""),
        Kernel("activation: \"swiglu\"", "input: \"int8:0.04\"", "up: \"int6:0.03:2\"", "output: \"int8:0.08:-20\"", "method: \"table\""),
        Kernel("input: \"Q3.8\"", "output: \"Q3.8\"", "method: \"tanh-polynomial\""),
        Kernel("method: \"table\""),
    ]);

    public static TheoryData<int, int> Latencies
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int kernel = 0; kernel < 7; kernel++)
            {
                for (int latency = 1; latency <= 5; latency++)
                {
                    data.Add(kernel, latency);
                }
            }

            return data;
        }
    }

    // A code that met a code of another clock in one operation would be a wrong result.
    [Theory]
    [MemberData(nameof(Latencies))]
    public void Every_way_from_an_input_to_an_operation_passes_as_many_registers(int kernel, int latency)
    {
        KernelProgram program = Kernels.Value[kernel];
        latency = Math.Min(latency, Most(program));
        Pipeline pipeline = Of(program, latency);
        var clocks = program.Inputs.ToDictionary(port => port.Name, _ => 0, StringComparer.Ordinal);
        foreach (Definition definition in pipeline.Program.Definitions)
        {
            int at = ClocksOf(definition.Primitive.Operands);
            clocks[definition.Name] = definition.Primitive is Register register ? Assert.IsType<int>(register.Rank) : at;
            Assert.True(definition.Primitive is not Register || clocks[definition.Name] == at + 1, definition.Name);
        }

        Assert.Equal(latency, ClocksOf([pipeline.Program.Result]));
        Assert.Equal(latency, pipeline.Schedule.Latency);

        int ClocksOf(ImmutableArray<Operand> operands)
        {
            int[] met = [.. operands.Where(operand => !operand.Signal.IsLiteral).Select(operand => clocks[operand.Signal.Name]).Distinct()];
            return met.Length == 0 ? 0 : Assert.Single(met);
        }
    }

    [Theory]
    [MemberData(nameof(Latencies))]
    public void Registers_hold_what_is_read_and_no_bit_beside_it(int kernel, int latency)
    {
        Pipeline pipeline = Of(Kernels.Value[kernel], Math.Min(latency, Most(Kernels.Value[kernel])));
        Definition[] registers = [.. pipeline.Program.Definitions.Where(definition => definition.Primitive is Register)];
        Assert.Equal(pipeline.RegisterBits, registers.Sum(register => register.Type.Bits));
        foreach ((string name, IntegerType type, int lowest, int bits) in pipeline.Program.UnreadBits().Where(run => registers.Any(register => register.Name == run.Name)))
        {
            Assert.True(lowest > 0 && lowest + bits < type.Bits, $"{name} has idle bits at its end");
        }
    }

    [Fact]
    public void More_clocks_are_never_slower()
    {
        foreach (KernelProgram program in Kernels.Value)
        {
            long[] periods = [.. Enumerable.Range(1, Most(program)).Select(latency => Of(program, latency).Period)];
            Assert.Equal(periods.OrderDescending(), periods);
        }
    }

    [Fact]
    public void Auto_takes_the_fewest_clocks_that_a_clock_allows()
    {
        foreach (KernelProgram program in Kernels.Value)
        {
            for (int latency = 1; latency <= Math.Min(5, Most(program)); latency++)
            {
                Pipeline asked = Of(program, latency);
                var request = new PipelineRequest(null, new ClockWish(1e6 / (asked.Period + 0.5)), FpgaDevice.Ice40Hx);
                Pipeline found = Pipeline.Of(program, request, _ => false);
                Assert.InRange(found.Schedule.Latency, 1, latency);
                Assert.True(found.Period <= asked.Period);
                Assert.True(found.Schedule.Latency == 1 || Of(program, found.Schedule.Latency - 1).Period > asked.Period);
            }
        }
    }

    [Fact]
    public void The_highest_clock_of_a_latency_is_no_lower_than_that_of_even_stages_and_there_is_none_higher()
    {
        foreach (KernelProgram program in Kernels.Value)
        {
            Pipeline any = Highest(program, null);
            for (int latency = 1; latency <= Math.Min(4, Most(program)); latency++)
            {
                Pipeline highest = Highest(program, latency);
                Assert.Equal(latency, highest.Schedule.Latency);
                Assert.InRange(highest.Period, any.Period, Of(program, latency).Period);
                var higher = new PipelineRequest(latency, new ClockWish(1.03e6 / highest.Period), FpgaDevice.Ice40Hx);
                Assert.Throws<RequestException>(() => Pipeline.Of(program, higher, _ => false));
            }
        }

        // Cuts inside operations are what an even number of whole operations has not.
        Assert.True(Highest(Kernels.Value[0], 4).Period < 0.95 * Of(Kernels.Value[0], 4).Period);

        static Pipeline Highest(KernelProgram program, int? latency) => Pipeline.Of(program, new PipelineRequest(latency, new ClockWish(null), FpgaDevice.Ice40Hx), _ => false);
    }

    [Fact]
    public void Tables_that_are_large_together_are_farther_from_each_other_where_they_are_logic()
    {
        KernelProgram large = Kernel("activation: \"tanh\"", "input: \"Q3.10\"", "output: \"Q0.13\"", "method: \"interpolated-table\"", "max_error_lsb: 0.6");
        long bits = large.Tables.Sum(table => table.RomBits);
        Assert.InRange(bits, 4096, 20_000);
        DeviceDelays delays = DeviceDelays.Of(FpgaDevice.Ice40Hx);
        Assert.Same(delays, delays.Beside(4095));
        Assert.Equal(delays with { TableLevel = delays.TableLevel * 6 / 5 }, delays.Beside(4096));

        Assert.True(Nearby(isBlock: false) < Placed(isBlock: false).Period);
        Assert.Equal(Nearby(isBlock: true), Placed(isBlock: true).Period);

        (long Period, PlacedProgram Placed) Placed(bool isBlock)
        {
            (_, PlacedProgram placed) = new PipelineSearch(ExactWidths.Of(large), delays, _ => isBlock).Whole(4);
            return (placed.Placement.Slowest(placed.Earliest), placed);
        }

        // The same as if they were small.
        long Nearby(bool isBlock) => new Placement(Placed(isBlock).Placed.Program, isBlock ? delays.Among(LogicSize.Of(ExactWidths.Of(large), _ => true)) : delays.OfArithmetic, _ => isBlock).Slowest(Placed(isBlock).Placed.Earliest);
    }

    [Fact]
    public void A_read_of_block_RAM_ends_in_a_register()
    {
        Pipeline pipeline = Pipeline.Of(Kernels.Value[2], new PipelineRequest(4, null, FpgaDevice.Ice40Hx), _ => true);
        string[] words = [.. pipeline.Program.Definitions.Where(definition => definition.Primitive is Read).Select(definition => definition.Name)];
        Assert.NotEmpty(words);
        Definition[] read = [.. pipeline.Program.Definitions.Where(definition => definition.Primitive is Register register && words.Contains(register.Source.Signal.Name))];
        Assert.Equal(read.Sum(register => register.Type.Bits), pipeline.MemoryRegisterBits);
        Assert.NotEqual(0, pipeline.RegisterBits);
        Assert.Equal(0, Of(Kernels.Value[2], 4).MemoryRegisterBits);
        Assert.All(
            pipeline.Program.Definitions.Where(definition => definition.Primitive.Operands.Any(operand => words.Contains(operand.Signal.Name))),
            reader => Assert.IsType<Register>(reader.Primitive));
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_nearest_that_can()
    {
        KernelProgram program = Kernels.Value[0];
        int most = Most(program);
        Assert.Equal($"{most + 1} is more clocks than the program has operations one after another; {most} is the most", Refused(most + 1, null).Problem);
        RequestException none = Refused(null, 900);
        Assert.Equal("clock", none.Member);
        Assert.EndsWith(" MHz is the most", none.Problem, StringComparison.Ordinal);
        long best = long.Parse(none.Problem.Split("; ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(Pipeline.Of(program, new PipelineRequest(null, new ClockWish(best), FpgaDevice.Ice40Hx), _ => false).Megahertz, best, 900);
        Assert.Matches("^150 MHz is not reached in 1 clocks?; [0-9]+ MHz is the most there$", Refused(1, 150).Problem);

        RequestException Refused(int? latency, double? clock) =>
            Assert.Throws<RequestException>(() => Pipeline.Of(program, new PipelineRequest(latency, new ClockWish(clock), FpgaDevice.Ice40Hx), _ => false));
    }

    private static int Most(KernelProgram program) => new Placement(ExactWidths.Of(program), DeviceDelays.Of(FpgaDevice.Ice40Hx), _ => false).Deepest();

    private static Pipeline Of(KernelProgram program, int latency) => Pipeline.Of(program, new PipelineRequest(latency, null, FpgaDevice.Ice40Hx), _ => false);

    private static KernelProgram Kernel(params string[] changes) => KernelChoice.Prove(Specify.ReadOne(changes)).Kernel;
}
