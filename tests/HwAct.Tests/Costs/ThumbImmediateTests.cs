using HwAct.Costs;

namespace HwAct.Tests.Costs;

/// <summary>Constants that instructions of Thumb-2 hold, as an assembler has them.</summary>
public sealed class ThumbImmediateTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(255, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    [InlineData(0x00FF00FF, true)]
    [InlineData(0x00FF00FE, false)]
    [InlineData(0x7F007F00, true)]
    [InlineData(0x01010101, true)]
    [InlineData(0xFF000000, true)]
    [InlineData(0x1FE000000, false)]
    [InlineData(-1, false)]
    public void An_instruction_of_four_bytes_holds_eight_bits_shifted_or_repeated(long value, bool isHeld) => Assert.Equal(isHeld, ThumbImmediate.IsModified(value));

    [Theory]
    [InlineData(4095, true)]
    [InlineData(-4095, true)]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    [InlineData(-33279, false)]
    public void A_sum_holds_twelve_bits_besides_and_takes_away_what_it_does_not_add(long value, bool isHeld) => Assert.Equal(isHeld, ThumbImmediate.IsSummand(value));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    [InlineData(-1, false)]
    public void An_instruction_of_two_bytes_holds_eight_bits(long value, bool isHeld) => Assert.Equal(isHeld, ThumbImmediate.IsSmall(value));
}
