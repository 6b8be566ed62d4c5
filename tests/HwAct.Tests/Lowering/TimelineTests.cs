using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Tests.Lowering;

/// <summary>What makes a stage longer on the chip than its levels of LUTs are: each of these, left out, is a clock that is promised and not kept.</summary>
public sealed class TimelineTests
{
    private static readonly DeviceDelays Delays = DeviceDelays.Of(FpgaDevice.Ice40Hx);
    private static readonly IntegerType Six = new(signed: false, 6);

    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    public void What_many_read_has_longer_routes(int readers, int isSpread)
    {
        Timeline timeline = Of(new Readers(new Dictionary<string, int>(StringComparer.Ordinal) { ["x"] = readers }, new Dictionary<string, ulong>(StringComparer.Ordinal)));
        Assert.All(timeline.ArrivalOf(X, 0), bit => Assert.Equal(Delays.Register + (isSpread * Delays.Spread), bit));
    }

    // 64 words of 15 bits and of 16.
    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    public void So_do_addresses_of_large_tables(int bits, int isSpread) =>
        Assert.Equal(Delays.Register + (isSpread * Delays.Spread) + (3 * Delays.TableLevel), Of().ArrivalsOf(Table(bits), 0).Max());

    [Fact]
    public void A_block_ram_gives_its_word_later_than_a_register()
    {
        Timeline timeline = Of(isBlock: true);
        timeline.Put(Table(12), 0);
        Assert.All(timeline.ArrivalOf(Word(12), 1), bit => Assert.Equal(Delays.Memory, bit));
        Assert.All(timeline.ArrivalOf(Word(12), 2), bit => Assert.Equal(Delays.Register, bit));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_choice_between_words_of_tables_of_its_stage_is_a_level_of_a_table(int stage)
    {
        Timeline timeline = Of();
        timeline.Put(Table(12), 0);
        var choice = new Definition("choice", Word(12).From, Word(12).From, new Selection(Bit, Word(12), X with { Bits = 12 }), "");
        long word = timeline.ArrivalOf(Word(12), stage).Max();
        Assert.Equal(word + (stage == 0 ? Delays.TableLevel : Delays.Level), timeline.ArrivalsOf(choice, stage).Max());
    }

    // The second of two that choose between the same bits and a number.
    [Fact]
    public void A_choice_of_a_number_is_the_reset_of_one_register_and_a_level_before_another()
    {
        Timeline timeline = Of();
        timeline.Put(Table(12), 0);
        long word = timeline.EndOf(Table(12), 0);
        Assert.Equal(Delays.Register + Delays.Reset, timeline.Put(Choice("held", X), 0));
        Assert.Equal(word, timeline.Put(Choice("first", Word(12)), 0));
        Assert.Equal(word + Delays.Level, timeline.Put(Choice("second", Word(12)), 0));

        Definition Choice(string name, Operand value) =>
            new(name, value.From, value.From, new Selection(Bit, value, new Operand(Signal.Literal(0), value.From, 0, value.Bits, Signed: false, Cast: false)), "");
    }

    [Fact]
    public void A_register_behind_a_table_may_be_reset_by_its_address()
    {
        Timeline timeline = Of();
        Definition table = Table(12);
        long last = timeline.ArrivalsOf(table, 0).Max();
        Assert.Equal(Math.Max(last, Math.Max(Delays.Register, last - (2 * Delays.TableLevel)) + Delays.TableLevel + Delays.Reset), timeline.EndOf(table, 0));
        Assert.Equal(timeline.EndOf(table, 0), timeline.EndOfTable(((Read)table.Primitive).Table, 6, Delays.Register));
    }

    [Fact]
    public void A_bit_that_nothing_reads_is_never_late()
    {
        Timeline timeline = Of(new Readers(new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, ulong>(StringComparer.Ordinal) { ["word"] = 0b101 }));
        long[] bits = timeline.ArrivalsOf(Table(3), 0);
        Assert.Equal([true, false, true], bits.Select(bit => bit > DeviceDelays.WiredOne));
    }

    // 0 + x[5:0] + y[5:0] in seven bits: the highest is the carry.
    [Fact]
    public void A_bare_carry_is_late_for_a_register_and_not_for_what_reads_it_in_its_stage()
    {
        Timeline timeline = Of();
        Definition sum = SumOf("sum", 7, X, Y);
        long end = timeline.Put(sum, 0);
        long[] bits = timeline.ArrivalsOf(sum, 0);
        Assert.Equal(bits[6] + Delays.BareCarry, end);
        Assert.Equal(bits[6], timeline.ArrivalOf(Whole(sum), 0)[6]);
        Assert.Equal(Delays.Register, timeline.ArrivalOf(Whole(sum), 1)[6]);
    }

    // On devices whose sums are not LUTs it is another one.
    [Theory]
    [InlineData("ice40-hx", 1, false, 0)]
    [InlineData("ice40-hx", 1, true, 0)]
    [InlineData("ice40-hx", 2, false, 1)]
    [InlineData("xc7", 1, false, 1)]
    public void What_one_signal_decides_of_a_sum_is_decided_in_the_LUTs_of_the_sum_where_nothing_else_reads_it(string device, int readers, bool isSliced, int levels)
    {
        DeviceDelays delays = DeviceDelays.Of(Enum.GetValues<FpgaDevice>().Single(one => PipelineOptions.Device.WordOf(one) == device));
        var timeline = new Timeline(delays, _ => false, new Readers(new Dictionary<string, int>(StringComparer.Ordinal) { ["sum"] = readers }, new Dictionary<string, ulong>(StringComparer.Ordinal)));
        Definition sum = SumOf("sum", 6, X, Y);
        timeline.Put(sum, 0);
        Operand read = Whole(sum);
        if (isSliced)
        {
            var slice = new Definition("slice", read.From, read.From, new Slice(read, read.Bits), "");
            timeline.Put(slice, 0);
            read = Whole(slice);
        }

        long last = timeline.ArrivalOf(read, 0)[^1];
        var turned = new Definition("turned", read.From, read.From, new Inversion(Bit, read), "");
        var chosen = new Definition("chosen", read.From, read.From, new Selection(Bit, read, Zero(read)), "");
        Assert.Equal(last + (levels * delays.Level), timeline.ArrivalsOf(turned, 0)[^1]);
        Assert.Equal(last + (levels * delays.Level), timeline.ArrivalsOf(chosen, 0)[^1]);
        Assert.Equal(delays.Register + delays.Level, timeline.ArrivalsOf(turned, 1)[^1]);
    }

    // A signal that logic of the stage makes is decided in a LUT behind the sum, with that logic.
    [Fact]
    public void What_logic_of_the_stage_decides_of_a_sum_is_a_level_behind_it()
    {
        Timeline timeline = Of();
        Definition sum = SumOf("sum", 6, X, Y);
        timeline.Put(sum, 0);
        var one = new IntegerType(signed: false, 1);
        var same = new Definition("same", one, one, new Comparison(X with { Bits = 1 }, Relation.Equal, Y with { Bits = 1 }), "");
        timeline.Put(same, 0);
        Operand read = Whole(sum);
        var turned = new Definition("turned", read.From, read.From, new Inversion(Bit with { Left = Whole(same) }, read), "");
        Assert.Equal(timeline.ArrivalOf(read, 0)[^1] + Delays.Level, timeline.ArrivalsOf(turned, 0)[^1]);
    }

    // (x + y) + z is one chain behind a level of LUTs; where another reads x + y, or it wraps, two chains.
    [Theory]
    [InlineData(1, 7, true)]
    [InlineData(2, 7, false)]
    [InlineData(1, 6, false)]
    public void A_sum_that_only_a_sum_reads_is_rows_of_that(int readers, int bits, bool isOne)
    {
        Timeline timeline = Of(new Readers(new Dictionary<string, int>(StringComparer.Ordinal) { ["inner"] = readers }, new Dictionary<string, ulong>(StringComparer.Ordinal)));
        Definition inner = SumOf("inner", bits, X, Y);
        timeline.Put(inner, 0);
        Definition outer = SumOf("outer", bits, Whole(inner), X);
        long[] made = timeline.ArrivalsOf(outer, 0);
        Assert.Equal(Delays.Register + (2 * Delays.Level), made[0]);
        Assert.Equal(isOne, made[^1] == Delays.Register + Delays.Level + Delays.CarryIn + ((bits - 2) * Delays.CarryStep) + Delays.CarryOut);
    }

    [Fact]
    public void The_more_logic_there_is_the_longer_are_its_routes()
    {
        Assert.Equal((943, 1085, 1193), (Delays.Among(0).Level, Delays.Among(340).Level, Delays.Among(10_000).Level));
        Assert.Equal(Delays.Register, Delays.Among(0).Register);
        Assert.Equal(Delays.Among(600), Delays.Among(601));
        DeviceDelays estimated = DeviceDelays.Of(FpgaDevice.Ecp5);
        Assert.Same(estimated, estimated.Among(0));
    }

    private static Operand Y => X with { Signal = new Signal("y", new ValueRange(0, 63)) };

    private static Definition SumOf(string name, int bits, Operand left, Operand right)
    {
        var type = new IntegerType(signed: false, bits);
        return new Definition(name, type, type, new Sum(left with { Bits = bits }, right with { Bits = bits }), "");
    }

    private static Operand Whole(Definition definition) =>
        new(new Signal(definition.Name, new ValueRange(0, (1L << definition.Type.Bits) - 1)), definition.Type, 0, definition.Type.Bits, Signed: false, Cast: false);

    private static Operand Zero(Operand like) => new(Signal.Literal(0), like.From, 0, like.Bits, Signed: false, Cast: false);

    private static Operand X => new(new Signal("x", new ValueRange(0, 63)), Six, 0, 6, Signed: false, Cast: false);

    private static Comparison Bit => new(X with { Bits = 1 }, Relation.NotEqual, new Operand(Signal.Literal(0), new IntegerType(signed: false, 1), 0, 1, Signed: false, Cast: false));

    private static Operand Word(int bits) => new(new Signal("word", new ValueRange(0, (1L << bits) - 1)), new IntegerType(signed: false, bits), 0, bits, Signed: false, Cast: false);

    private static Timeline Of(Readers? readers = null, bool isBlock = false) =>
        new(Delays, _ => isBlock, readers ?? new Readers(new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, ulong>(StringComparer.Ordinal)));

    // Each column needs all six bits of the address.
    private static Definition Table(int bits)
    {
        ImmutableArray<long> words = [.. Enumerable.Range(0, 64).Select(at => unchecked((long)(((ulong)((at * at) + 1) * 0x9E37_79B9_7F4A_7C15) >> (64 - bits))))];
        return new Definition("word", Word(bits).From, Word(bits).From, new Read(new Table("words", words, ""), X), "");
    }
}
