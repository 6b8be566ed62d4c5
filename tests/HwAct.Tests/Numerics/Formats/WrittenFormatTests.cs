using HwAct.Numerics;

namespace HwAct.Tests.Numerics.Formats;

/// <summary>Formats as people write them, what they are, and what is said about them.</summary>
public sealed class WrittenFormatTests
{
    [Theory]
    [InlineData("Q3.12", "Q3.12")]
    [InlineData("q3.12", "Q3.12")]
    [InlineData("uq0.8", "UQ0.8")]
    [InlineData(" Q3.12 ", "Q3.12")]
    [InlineData("Q-2.9", "Q-2.9")]
    [InlineData("UQ-2.10", "UQ-2.10")]
    [InlineData("Q11.-4", "int8:16:0")]
    [InlineData("ti:Q3.12", "Q3.12")]
    [InlineData("TI:UQ4.4", "UQ4.4")]
    [InlineData("arm:Q4.12", "Q3.12")]
    [InlineData("Arm:q1.15", "Q0.15")]
    [InlineData("arm:Q0.8", "Q-1.8")]
    [InlineData("arm:UQ4.12", "UQ4.12")]
    [InlineData("Q15", "Q0.15")]
    [InlineData("q12", "Q3.12")]
    [InlineData("Q0", "Q15.0")]
    [InlineData("UQ16", "UQ0.16")]
    [InlineData("Q31", "Q0.31")]
    [InlineData("arm:Q15", "Q0.15")]
    [InlineData("q7_t", "Q0.7")]
    [InlineData("q15_t", "Q0.15")]
    [InlineData("q31_t", "Q0.31")]
    [InlineData("ap_fixed<16,4>", "Q3.12")]
    [InlineData("ap_fixed< 16 , 4 , AP_RND_CONV , AP_SAT >", "Q3.12")]
    [InlineData("ap_fixed<8,12>", "int8:16:0")]
    [InlineData("ap_fixed<8,-1>", "Q-2.9")]
    [InlineData("ap_ufixed<8,0>", "UQ0.8")]
    [InlineData("ap_fixed<16,4,AP_TRN,AP_WRAP,0>", "Q3.12")]
    [InlineData("fixed<16,6>", "Q5.10")]
    [InlineData("sc_fixed<16,4,SC_RND_CONV,SC_SAT>", "Q3.12")]
    [InlineData("ac_fixed<16,4,true>", "Q3.12")]
    [InlineData("ac_fixed<8,0,false,AC_RND_CONV,AC_SAT>", "UQ0.8")]
    [InlineData("sfix16_En12", "Q3.12")]
    [InlineData("ufix8_En8", "UQ0.8")]
    [InlineData("SFIX8_EN9", "Q-2.9")]
    [InlineData("sfix8_E4", "int8:16:0")]
    [InlineData("ufix8", "UQ8.0")]
    [InlineData("fixdt(1,16,12)", "Q3.12")]
    [InlineData("fixdt( 0, 8, 8 )", "UQ0.8")]
    [InlineData("fixdt(true,8,-4)", "int8:16:0")]
    [InlineData("numerictype(1,16,12)", "Q3.12")]
    [InlineData("sfixed(3 downto -12)", "Q3.12")]
    [InlineData("ufixed(-1 downto -8)", "UQ0.8")]
    [InlineData("I4F12", "Q3.12")]
    [InlineData("u8f8", "UQ8.8")]
    [InlineData("int8:0.05:3", "int8:0.05:3")]
    [InlineData("i8:0.05:3", "int8:0.05:3")]
    [InlineData("qint8:0.05", "int8:0.05:0")]
    [InlineData("quint8:0.05:3", "uint8:0.05:3")]
    [InlineData("INT8:0.05:3", "int8:0.05:3")]
    [InlineData("UINT8:0.05:3", "uint8:0.05:3")]
    [InlineData("uint8_t:0.05:3", "uint8:0.05:3")]
    [InlineData("torch.qint8:0.05:-3", "int8:0.05:-3")]
    [InlineData("s8:1/20:3", "int8:0.05:3")]
    [InlineData("u8:2^-5:3", "uint8:0.03125:3")]
    [InlineData("i8:2**-5", "Q2.5")]
    [InlineData("int8:0.05f:3", "int8:0.05000000074505806:3")]
    [InlineData("int8:0x1.9p-5:3", "int8:0.048828125:3")]
    [InlineData("int8 : 0.05 : 3", "int8:0.05:3")]
    [InlineData("!quant.uniform<i8:f32, 0.05:3>", "int8:0.05:3")]
    [InlineData("!quant.uniform<i8<-128:127>:f32, 0.05:3>", "int8:0.05:3")]
    [InlineData("!quant.uniform<u8:f32, 0.05>", "uint8:0.05:0")]
    [InlineData("quant.uniform< i16 : bf16 , 0.05 : -3 >", "int16:0.05:-3")]
    public void A_format_is_read_as_it_is_meant(string text, string canonical)
    {
        Quantization format = Quantization.Parse(text);
        Assert.Equal(canonical, format.ToString());
        Assert.Equal(format, Quantization.Parse(canonical));
    }

    [Theory]
    [InlineData("Q3.12")]
    [InlineData("UQ0.8")]
    [InlineData("Q-2.9")]
    [InlineData("Q3.8")]
    [InlineData("Q3.20")]
    [InlineData("UQ1.8")]
    [InlineData("int8:0.05:3")]
    [InlineData("int8:0.05")]
    [InlineData("int9:0.050")]
    [InlineData("uint8:0.00390625")]
    [InlineData("int17:1e-5")]
    public void What_is_written_as_the_house_writes_it_is_not_commented(string text) => Assert.Null(Note(text));

    [Theory]
    [InlineData("ap_fixed<16,4,AP_RND_CONV,AP_SAT>", "ap_fixed<16,4,AP_RND_CONV,AP_SAT> is 16 bits: sign, 3 integer, 12 fraction = Q3.12")]
    [InlineData("ap_fixed<16,4>", "ap_fixed<16,4> is 16 bits: sign, 3 integer, 12 fraction = Q3.12; HwAct rounds to nearest and saturates, as RND_CONV and SAT do")]
    [InlineData("ap_fixed<16,4,AP_RND_CONV>", "ap_fixed<16,4,AP_RND_CONV> is 16 bits: sign, 3 integer, 12 fraction = Q3.12; HwAct rounds to nearest and saturates, as RND_CONV and SAT do")]
    [InlineData("arm:Q4.12", "arm:Q4.12 is 16 bits: sign, 3 integer, 12 fraction = Q3.12")]
    [InlineData("ti:Q1.15", "ti:Q1.15 is 17 bits: sign, 1 integer, 15 fraction = Q1.15")]
    [InlineData("ufix8_En8", "ufix8_En8 is 8 bits: 0 integer, 8 fraction = UQ0.8")]
    [InlineData("i8:1/20:3", "i8:1/20:3 is 8 bits: signed, scale 0.05, zero point 3 = int8:0.05:3")]
    [InlineData("i8:1/20:3:-127..127", "i8:1/20:3:-127..127 is 8 bits: signed, scale 0.05, zero point 3, codes -127 to 127 = int8:0.05:3:-127..127")]
    [InlineData("!quant.uniform<i8<0:127>:f32, 2^-4>:never", "!quant.uniform<i8<0:127>:f32, 2^-4>:never is 8 bits: sign, 3 integer, 4 fraction, codes 0 to 127, others never come = Q3.4:0..127:never")]
    [InlineData("!quant.uniform<u8<0:255>:f32, 0.02>", "!quant.uniform<u8<0:255>:f32, 0.02> is 8 bits: unsigned, scale 0.02, zero point 0 = uint8:0.02:0")]
    [InlineData("Q7", "Q7 is 16 bits: sign, 8 integer, 7 fraction = Q8.7; CMSIS' q7 of 8 bits is Q0.7")]
    [InlineData("Q1.15", "Q1.15 is 17 bits: sign, 1 integer, 15 fraction; a sign besides; for 16 bits write Q0.15, or UQ1.15 without a sign")]
    [InlineData("Q4.4", "Q4.4 is 9 bits: sign, 4 integer, 4 fraction; a sign besides; for 8 bits write Q3.4, or UQ4.4 without a sign")]
    [InlineData("Q0.16", "Q0.16 is 17 bits: sign, 0 integer, 16 fraction; a sign besides; for 16 bits write Q0.15, or UQ0.16 without a sign")]
    [InlineData("Q-1.17", "Q-1.17 is 17 bits: sign, -1 integer, 17 fraction; a sign besides; for 16 bits write Q-2.17")]
    public void The_meaning_of_another_spelling_is_echoed(string text, string note) => Assert.Equal(note, Note(text));

    [Theory]
    [InlineData("ap_fixed<40,4>", "'ap_fixed<40,4>' is 40 bits wide; 2 to 32 bits are possible")]
    [InlineData("Q16.16", "'Q16.16' is 33 bits wide; 2 to 32 bits are possible; a sign besides; for 32 bits write Q15.16, or UQ16.16 without a sign")]
    [InlineData("arm:Q17.16", "'arm:Q17.16' is 33 bits wide; 2 to 32 bits are possible")]
    [InlineData("sfix1_En2", "'sfix1_En2' is 1 bit wide;")]
    [InlineData("i64:0.05", "'i64:0.05' is 64 bits wide;")]
    [InlineData("Q16", "'Q16' is no format of 16 bits; for 32 bits write Q15.16, for 16 Q-1.16")]
    [InlineData("ap_fixed<16>", "'ap_fixed<16>' is no ap_fixed<W,I>, ap_fixed<W,I,Q,O>; expected as ap_fixed<16,4>; 'hwact help formats' shows")]
    [InlineData("ap_fixed<16,4,AP_UP,AP_SAT>", "'ap_fixed<16,4,AP_UP,AP_SAT>' is no ap_fixed<W,I>")]
    [InlineData("sfix16_12", "'sfix16_12' is no sfixW_EnF, ufixW_EnF;")]
    [InlineData("fixdt(1,16)", "'fixdt(1,16)' is no fixdt(S,W,F);")]
    [InlineData("fixdt(1,8,0.05,-0.15)", "'fixdt(1,8,0.05,-0.15)' has slope and bias; write them as type:scale:zero_point")]
    [InlineData("Q3,12", "'Q3,12' is no Qm.n, UQm.n;")]
    [InlineData("arm:4.12", "'arm:4.12' is no arm:Qm.n;")]
    [InlineData("float16", "'float16' is no format; expected Qm.n such as Q3.12, or type:scale:zero_point such as int8:0.0313725:-3;")]
    [InlineData("float:0.1:0", "'float' is no type; expected int2 to int32")]
    [InlineData("int8:0,05:3", "'0,05' in 'int8:0,05:3' is no scale; a number such as 0.05, 1/32, 2^-5, 2**-5, 0x1.9p-5, 0.05f is needed")]
    [InlineData("int8:0.05:1.5", "'1.5' in 'int8:0.05:1.5' is no zero point;")]
    [InlineData("int8:2^-200", "scale 6.223015277861142E-61 is not usable;")]
    [InlineData("!quant.uniform<i8<-129:127>:f32, 0.05:3>", "codes -129 to 127 are no range of int8; -128 to 127 are possible")]
    [InlineData("!quant.uniform<i8<127:-127>:f32, 0.05:3>", "no code lies from 127 to -127; the least comes first, as -127..127")]
    [InlineData("!quant.uniform<i8<-127:127>:f32, 0.05:3>:0..5", "'!quant.uniform<i8<-127:127>:f32, 0.05:3>:0..5' has two ranges of codes; one is needed")]
    [InlineData("!quant.uniform<i8<-127:99999999999999999999>:f32, 0.05:3>", "'99999999999999999999' in '!quant")]
    [InlineData("int8:0.05:3:-129..127", "codes -129 to 127 are no range of int8; -128 to 127 are possible")]
    [InlineData("uint8:0.05:3:-1..127", "codes -1 to 127 are no range of uint8; 0 to 255 are possible")]
    [InlineData("int8:0.05:3:5..-5", "no code lies from 5 to -5; the least comes first, as -5..5")]
    [InlineData("int8:0.05:3:-1.5..5", "'-1.5' in 'int8:0.05:3:-1.5..5' is no code; a range is written as int8:0.05:3:-127..127")]
    [InlineData("int8:0.05:3:..5", "'' in 'int8:0.05:3:..5' is no code;")]
    [InlineData("Q3.4:-8..7:wrap", "'wrap' in 'Q3.4:-8..7:wrap' is not known; codes outside the range are taken as the nearest with clamp, the default, and promised never to come with never")]
    [InlineData("Q3.4:never", "'Q3.4:never' says 'never' of the codes outside a range, and has none; a range is written as")]
    [InlineData("int8:0.05:clamp", "'int8:0.05:clamp' says 'clamp' of the codes outside a range, and has none;")]
    [InlineData("int8:0.05:3:-127:127", "'int8:0.05:3:-127:127' is no TYPE:SCALE:ZERO_POINT;")]
    [InlineData("!quant.uniform<i8:f32:1, {0.05:3, 0.1}>", "'!quant.uniform<i8:f32:1, {0.05:3, 0.1}>' has a scale for each channel;")]
    [InlineData("!quant.uniform<i8, 0.05>", "'!quant.uniform<i8, 0.05>' is no !quant.uniform<TYPE:f32, SCALE:ZERO_POINT>;")]
    public void What_cannot_be_is_explained_in_the_words_that_were_written(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => Quantization.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_example_of_help_is_read_by_its_own_form()
    {
        Assert.All(FormatForms.All, form => Assert.NotEmpty(form.Examples));
        foreach (FormatForm form in FormatForms.All)
        {
            Assert.All(form.Examples, example => Assert.Same(form, FormatForms.All.First(other => other.Read(example) is not null)));
            Assert.All(form.Examples, example => Assert.NotNull(Quantization.Parse(example)));
        }

        Assert.All(RangeNotation.Examples, example => Assert.True(Quantization.Parse(example).IsNarrowed));

        Assert.All(ScaleNotation.Examples, example => Assert.NotNull(ScaleNotation.Parse(example)));
        Assert.All(TypeNotation.Examples, example => Assert.Equal(8, TypeNotation.Parse(example, FormatWidth.Any).Bits));
    }

    private static string? Note(string text) => WrittenFormat.Parse(text, FormatWidth.Any).Note;

    [Fact]
    public void What_is_far_too_long_is_refused_in_few_words() => Assert.Equal(
        "a format has at most 400 characters, not 4000001",
        Assert.Throws<FormatException>(() => WrittenFormat.Parse("int8:" + new string('1', 3_999_995) + "x", FormatWidth.Any)).Message);

    [Fact]
    public void A_scale_of_all_digits_of_a_double_is_read_and_one_of_millions_is_none()
    {
        Assert.Equal(double.Epsilon, ScaleNotation.Parse("0." + new string('0', 323) + "4940656458412465441765687928682213723650598026143247644255856825006755"));
        Assert.Null(ScaleNotation.Parse(new string('1', 4_000_000) + "x"));
    }
}
