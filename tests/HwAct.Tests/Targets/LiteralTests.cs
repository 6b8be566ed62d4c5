using HwAct.Targets;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Targets;

/// <summary>Literals are right for the language, in a culture that writes numbers another way.</summary>
public sealed class LiteralTests : IDisposable
{
    private readonly StrangeCulture culture = new();

    public void Dispose() => culture.Dispose();

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-7, "-7")]
    [InlineData(2147483647, "2147483647")]
    [InlineData(2147483648, "2147483648LL")]
    [InlineData(-2147483647, "-2147483647")]
    [InlineData(-2147483648, "(-2147483647 - 1)")]
    [InlineData(-2147483649, "-2147483649LL")]
    [InlineData(long.MaxValue, "9223372036854775807LL")]
    [InlineData(long.MinValue, "(-9223372036854775807LL - 1)")]
    public void A_C_literal_has_the_value_and_a_type_that_holds_it(long value, string expected) => Assert.Equal(expected, CLiteral.Of(value));

    [Theory]
    [InlineData(5, "5")]
    [InlineData(-5, "(-5)")]
    [InlineData(int.MinValue, "(-2147483647 - 1)")]
    public void A_negative_C_operand_stands_in_parentheses(long value, string expected) => Assert.Equal(expected, CLiteral.Operand(value));

    [Theory]
    [InlineData(1, "0x1u")]
    [InlineData(32, "0xFFFFFFFFu")]
    [InlineData(33, "UINT64_C(0x1FFFFFFFF)")]
    public void A_C_mask_is_unsigned(int bits, string expected) => Assert.Equal(expected, CLiteral.Mask(bits));

    [Theory]
    [InlineData(5, 4, "4'd5")]
    [InlineData(-5, 4, "-4'd5")]
    [InlineData(-8, 4, "-4'd8")]
    [InlineData(21, 4, "4'd5")]
    [InlineData(-21, 4, "4'd11")]
    [InlineData(long.MaxValue, 63, "63'd9223372036854775807")]
    public void A_Verilog_literal_is_taken_modulo_its_width(long value, int bits, string expected) =>
        Assert.Equal(expected, VerilogLiteral.Modular(value, bits));

    [Theory]
    [InlineData(7, 4, "4'sd7")]
    [InlineData(-8, 4, "-4'sd8")]
    public void A_signed_Verilog_literal_keeps_its_sign(long value, int bits, string expected) =>
        Assert.Equal(expected, VerilogLiteral.Signed(value, bits));
}
