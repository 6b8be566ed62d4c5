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
