using System.Text;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>Every input that cannot be used is answered by one message with file, line, member, and what would be right.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("metod: \"table\"", "kernels.json:8: kernels[0].metod: there is no such member; did you mean 'method'?")]
    [InlineData("comment: \"x\"", "kernels.json:8: kernels[0].comment: there is no such member; there is name, activation, input, up, output, rounding, method, max_error_lsb, targets")]
    [InlineData("segments: 8", "kernels.json:8: kernels[0].segments: is a member of the method; \"method\": { \"name\": \"interpolated-table\", \"segments\": … } is needed")]
    [InlineData("order: \"sorted\"", "kernels.json:8: kernels[0].order: is a member of the method; \"method\": { \"name\": \"table\", \"order\": … } is needed")]
    [InlineData("scale: 0.05", "kernels.json:8: kernels[0].scale: is a member of the formats;")]
    [InlineData("function: \"gelu\"", "kernels.json:8: kernels[0].function: there is no such member; did you mean 'activation'?")]
    [InlineData("tolerance: 1", "kernels.json:8: kernels[0].tolerance: there is no such member; did you mean 'max_error_lsb'?")]
    [InlineData("method: { \"name\": \"table\", \"segments\": 8 }", "kernels.json:7: kernels[0].method.segments: is a parameter of interpolated-table, piecewise-linear,")]
    [InlineData("input: { \"dtype\": \"int8\", \"scale\": 1 }", "kernels.json:5: kernels[0].input.dtype: there is no such member; did you mean 'type'?")]
    [InlineData("name:", "kernels.json:2: kernels[0].name: is missing; a C identifier such as gelu_s8 is needed")]
    [InlineData("activation:", "kernels.json:2: kernels[0].activation: is missing; one of gelu,")]
    [InlineData("input:", "kernels.json:2: kernels[0].input: is missing; a format such as \"Q3.12\" or")]
    [InlineData("output: {}", "kernels.json:6: kernels[0].output.type: is missing;")]
    [InlineData("method: {}", "kernels.json:7: kernels[0].method.name: is missing;")]
    [InlineData("name: 3", "kernels.json:3: kernels[0].name: a string is needed, not the number 3")]
    [InlineData("activation: []", "kernels.json:4: kernels[0].activation: the name of an activation, or an object that has it as its \"name\", is needed, not an array")]
    [InlineData("activation: {}", "kernels.json:4: kernels[0].activation.name: is missing; the name of an activation is needed")]
    [InlineData("activation: \"gelo\"", "kernels.json:4: kernels[0].activation: no activation is named 'gelo'; did you mean 'gelu'?")]
    [InlineData("activation: { \"name\": \"gelu-sigmoid\", \"bta\": 1 }", "kernels.json:4: kernels[0].activation.bta: there is no such member; did you mean 'beta'?")]
    [InlineData("activation: { \"name\": \"gelu-sigmoid\", \"beta\": \"1\" }", "kernels.json:4: kernels[0].activation.beta: a number is needed, not the string '1'")]
    [InlineData("activation: { \"name\": \"gelu-sigmoid\", \"beta\": 1e999 }", "kernels.json:4: kernels[0].activation.beta: 1e999 is not usable;")]
    [InlineData("activation: { \"name\": \"gelu-sigmoid\", \"beta\": -1 }", "kernels.json:4: kernels[0].activation.beta: -1 is not usable; a number from 1e-6 to 1e6 is needed")]
    [InlineData("input: true", "kernels.json:5: kernels[0].input: a format such as \"Q3.12\" or")]
    [InlineData("input: \"Q3.\"", "kernels.json:5: kernels[0].input: 'Q3.' is no Qm.n, UQm.n; expected as Q3.12; 'hwact help formats' shows every way to write one")]
    [InlineData("input: \"Q-4.4\"", "kernels.json:5: kernels[0].input: 'Q-4.4' is 1 bit wide; an input of 2 to 16 bits is needed")]
    [InlineData("input: \"Q3,4\"", "kernels.json:5: kernels[0].input: 'Q3,4' is no Qm.n, UQm.n;")]
    [InlineData("input: \"half\"", "kernels.json:5: kernels[0].input: 'half' is no format; expected Qm.n such as Q3.12")]
    [InlineData("input: \"\"", "kernels.json:5: kernels[0].input: '' is no format;")]
    [InlineData("input: \"int8:1\\u0000\"", "kernels.json:5: kernels[0].input: 'int8:1\\u0000' is no format; a format such as")]
    [InlineData("input: \"Q8.8\"", "kernels.json:5: kernels[0].input: 'Q8.8' is 17 bits wide; an input of 2 to 16 bits is needed; a sign besides; for 16 bits write Q7.8, or UQ8.8 without a sign")]
    [InlineData("input: \"ap_fixed<18,4>\"", "kernels.json:5: kernels[0].input: 'ap_fixed<18,4>' is 18 bits wide; an input of 2 to 16 bits is needed")]
    [InlineData("input: \"int17:0.1\"", "kernels.json:5: kernels[0].input: 'int17:0.1' is 17 bits wide; an input of 2 to 16 bits is needed")]
    [InlineData("input: \"Q0.0\"", "kernels.json:5: kernels[0].input: 'Q0.0' is 1 bit wide; an input of 2 to 16 bits is needed")]
    [InlineData("output: \"Q16.16\"", "kernels.json:6: kernels[0].output: 'Q16.16' is 33 bits wide; an output of 2 to 32 bits is needed; a sign besides; for 32 bits write Q15.16")]
    [InlineData("input: \"int8:0:0\"", "kernels.json:5: kernels[0].input: scale 0 is not usable; a number from 1e-30 to 1e30 is needed")]
    [InlineData("input: \"int8:NaN:0\"", "kernels.json:5: kernels[0].input: 'NaN' in 'int8:NaN:0' is no scale; a number such as 0.05, 1/32,")]
    [InlineData("input: \"int8:-0.5:0\"", "kernels.json:5: kernels[0].input: scale -0.5 is not usable;")]
    [InlineData("input: \"int8:0.5:128\"", "kernels.json:5: kernels[0].input: zero point 128 is no int8; -128 to 127 are possible")]
    [InlineData("input: \"int8:0.5:3:-129..5\"", "kernels.json:5: kernels[0].input: codes -129 to 5 are no range of int8; -128 to 127 are possible")]
    [InlineData("input: \"Q3.4:9..-9\"", "kernels.json:5: kernels[0].input: no code lies from 9 to -9; the least comes first, as -9..9")]
    [InlineData("output: \"Q3.4:0..96:never\"", "kernels.json:6: kernels[0].output: an output is limited to its range, so no code ever lies outside; 'never' is for inputs")]
    [InlineData("output: { \"type\": \"int8\", \"scale\": 1, \"qmin\": 0, \"outside\": \"never\" }", "kernels.json:6: kernels[0].output: an output is limited to its range,")]
    [InlineData("qmin: 0", "kernels.json:8: kernels[0].qmin: is a member of the formats;")]
    [InlineData("rounding: \"half-odd\"", "kernels.json:8: kernels[0].rounding: no rounding rule is named 'half-odd'; there is half-even, half-away, half-up")]
    [InlineData("rounding: 1", "kernels.json:8: kernels[0].rounding: one of half-even, half-away, half-up is needed, not the number 1")]
    [InlineData("method: \"tabel\"", "kernels.json:7: kernels[0].method: no method is named 'tabel'; did you mean 'table'?")]
    [InlineData("method: { \"segments\": 4 }", "kernels.json:7: kernels[0].method.name: is missing;")]
    [InlineData("method: { \"name\": \"interpolated-table\", \"segment\": 4 }", "kernels.json:7: kernels[0].method.segment: there is no such member; did you mean 'segments'?")]
    [InlineData("method: { \"name\": \"interpolated-table\", \"segments\": 0 }", "kernels.json:7: kernels[0].method.segments: 'segments' is a whole number from 1 to 65536 or auto, not '0'")]
    [InlineData("method: { \"name\": \"interpolated-table\", \"segments\": 1.5 }", "kernels.json:7: kernels[0].method.segments: 'segments' is a whole number")]
    [InlineData("method: { \"name\": \"interpolated-table\", \"segments\": \"8\" }", "kernels.json:7: kernels[0].method.segments: 'segments' is a whole number")]
    [InlineData("method: { \"name\": \"interpolated-table\", \"segments\": [8] }", "kernels.json:7: kernels[0].method.segments: a number or a word is needed, not an array")]
    [InlineData("max_error_lsb: 0.49", "kernels.json:8: kernels[0].max_error_lsb: the number 0.49 is no bound on the error; possible are correctly-rounded (or 0.5), faithful (the default), best, and a number of output LSB from 0.5 to 1e6")]
    [InlineData("max_error_lsb: -1", "kernels.json:8: kernels[0].max_error_lsb: the number -1 is no bound on the error;")]
    [InlineData("max_error_lsb: 1e7", "kernels.json:8: kernels[0].max_error_lsb: the number 1e7 is no bound on the error;")]
    [InlineData("max_error_lsb: \"1\"", "kernels.json:8: kernels[0].max_error_lsb: the string '1' is no bound on the error;")]
    [InlineData("max_error_lsb: \"exactly\"", "kernels.json:8: kernels[0].max_error_lsb: the string 'exactly' is no bound on the error;")]
    [InlineData("max_error_lsb: true", "kernels.json:8: kernels[0].max_error_lsb: true is no bound on the error;")]
    public void A_wrong_member_is_named_with_what_would_be_right(string change, string message) =>
        Assert.StartsWith(message, Specify.MessageOf(Specify.OneKernel(change)), StringComparison.Ordinal);

    [Fact]
    public void A_parameter_beside_its_activation_is_sent_into_it() => Assert.StartsWith(
        "kernels.json:8: kernels[0].alpha: is a member of the activation; \"activation\": { \"name\": \"leaky-relu\", \"alpha\": … } is needed",
        Specify.MessageOf(Specify.OneKernel("activation: \"leaky-relu\"", "alpha: 0.1")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"scale\": 0", "kernels[0].input.scale: 0 is not usable; a number from 1e-30 to 1e30 is needed")]
    [InlineData("\"scale\": -0.1", "kernels[0].input.scale: -0.1 is not usable;")]
    [InlineData("\"scale\": 1e-31", "kernels[0].input.scale: 1e-31 is not usable;")]
    [InlineData("\"scale\": 1e999", "kernels[0].input.scale: 1e999 is not usable;")]
    [InlineData("\"scale\": NaN", "kernels[0].input.scale: NaN is no number in JSON; a finite number is needed")]
    [InlineData("\"scale\": -Infinity", "kernels[0].input.scale: Infinity is no number in JSON;")]
    [InlineData("\"scale\": \"0,1\"", "kernels[0].input.scale: '0,1' is no scale; a number such as 0.05, 1/32, 2^-5, 2**-5, 0x1.9p-5, 0.05f is needed")]
    [InlineData("\"scale\": \"2^-200\"", "kernels[0].input.scale: 2^-200 is not usable; a number from 1e-30 to 1e30 is needed")]
    [InlineData("\"scale\": true", "kernels[0].input.scale: a number is needed, not true")]
    [InlineData("\"scale\": null", "kernels[0].input.scale: is missing; the real value of one code")]
    [InlineData("\"scale\": 1, \"zero_point\": 128", "kernels[0].input.zero_point: 128 is no int8; a whole number from -128 to 127 is needed")]
    [InlineData("\"scale\": 1, \"zero_point\": -129", "kernels[0].input.zero_point: -129 is no int8;")]
    [InlineData("\"scale\": 1, \"zero_point\": 0.5", "kernels[0].input.zero_point: 0.5 is no int8;")]
    [InlineData("\"scale\": 1, \"zero_point\": 1e300", "kernels[0].input.zero_point: 1e300 is no int8;")]
    [InlineData("\"scale\": 1, \"zero_point\": \"3\"", "kernels[0].input.zero_point: a number is needed, not the string '3'")]
    [InlineData("\"scale\": 1, \"qmin\": -129", "kernels[0].input.qmin: -129 is no int8; a whole number from -128 to 127 is needed")]
    [InlineData("\"scale\": 1, \"qmax\": 128", "kernels[0].input.qmax: 128 is no int8;")]
    [InlineData("\"scale\": 1, \"qmin\": 1.5", "kernels[0].input.qmin: 1.5 is no int8;")]
    [InlineData("\"scale\": 1, \"qmax\": \"127\"", "kernels[0].input.qmax: a number is needed, not the string '127'")]
    [InlineData("\"scale\": 1, \"qmin\": 5, \"qmax\": 4", "kernels[0].input.qmax: 4 is below qmin, 5; a whole number from 5 to 127 is needed")]
    [InlineData("\"scale\": 1, \"outside\": \"never\"", "kernels[0].input.outside: says what becomes of codes outside a range, and there is none; qmin, qmax or both are needed beside it")]
    [InlineData("\"scale\": 1, \"qmin\": 0, \"outside\": \"nevr\"", "kernels[0].input.outside: 'nevr' is nothing that can become of codes outside the range; did you mean 'never'?")]
    [InlineData("\"scale\": 1, \"qmin\": 0, \"outside\": true", "kernels[0].input.outside: one of clamp, never is needed, not true")]
    [InlineData("\"scale\": 1, \"min\": 0", "kernels[0].input.min: there is no such member;")]
    [InlineData("\"scale\": 1, \"zeropoint\": 0", "kernels[0].input.zeropoint: there is no such member; did you mean 'zero_point'?")]
    [InlineData("\"scale\": 1, \"scale\": 2", "kernels[0].input.scale: is there twice, first in line 6; once is needed")]
    public void A_wrong_scale_or_zero_point_is_named(string rest, string message) => Assert.StartsWith(
        "kernels.json:6: " + message,
        Specify.MessageOf(Specify.OneKernel($"input: {{ \"type\": \"int8\",\n{rest} }}")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"int17\"", "kernels[0].input.type: 'int17' is 17 bits wide; an input of 2 to 16 bits is needed")]
    [InlineData("\"int1\"", "kernels[0].input.type: 'int1' is 1 bit wide; an input of 2 to 16 bits is needed")]
    [InlineData("\"uint99\"", "kernels[0].input.type: 'uint99' is 99 bits wide; an input of 2 to 16 bits is needed")]
    [InlineData("\"i17\"", "kernels[0].input.type: 'i17' is 17 bits wide; an input of 2 to 16 bits is needed")]
    [InlineData("\"int8\\n\"", "kernels[0].input.type: 'int8\\u000a' is no type; a type such as \"int8\" is needed")]
    [InlineData("\"float\"", "kernels[0].input.type: 'float' is no type; expected int2 to int32 or uint2 to uint32")]
    [InlineData("8", "kernels[0].input.type: a type such as \"int8\" is needed, not the number 8")]
    public void A_wrong_type_is_named(string type, string message) => Assert.StartsWith(
        "kernels.json:5: " + message,
        Specify.MessageOf(Specify.OneKernel($"input: {{ \"type\": {type}, \"scale\": 1 }}")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", "kernels.json:1: the file is empty; an object with the member \"kernels\" is needed")]
    [InlineData(" \n\t\r\n", "kernels.json:1: the file is empty;")]
    [InlineData("// only a comment", "kernels.json:1: the file ends before its JSON is complete;")]
    [InlineData("[]", "kernels.json:1: an object with the member \"kernels\" is needed, not an array")]
    [InlineData("3", "kernels.json:1: an object with the member \"kernels\" is needed, not the number 3")]
    [InlineData("{}", "kernels.json:1: kernels: is missing; an array of kernels is needed")]
    [InlineData("{ \"kernels\": {} }", "kernels.json:1: kernels: an array of kernels is needed, not an object")]
    [InlineData("{ \"kernels\": [] }", "kernels.json:1: kernels: the array is empty; at least one kernel is needed")]
    [InlineData("{ \"kernels\":\n[ 3 ] }", "kernels.json:2: kernels[0]: an object that describes a kernel is needed, not the number 3")]
    [InlineData("{ \"kernel\": [] }", "kernels.json:1: kernel: there is no such member; did you mean 'kernels'?")]
    [InlineData("{ \"kernels\": [\n{ \"name\": \"k\"", "kernels.json:2: kernels[0]: ")]
    [InlineData("{ \"kernels\": [\n\n", "kernels.json:3: kernels: the file ends inside kernels, which begins in line 1; it seems to be cut off")]
    [InlineData("{ \"kernels\": [ { \"na", "kernels.json:1: kernels[0]: the file ends inside kernels[0], which begins in line 1;")]
    [InlineData("{ \"kernels\": nul", "kernels.json:1: ")]
    [InlineData("{\n\"kernels\": [ { 'name': 1 } ] }", "kernels.json:2: kernels[0]: this is no JSON: ")]
    [InlineData("{\n\"kernels\" = 1 }", "kernels.json:2: ")]
    [InlineData("{ \"kernels\": [] }\n}", "kernels.json:2: this is no JSON: ")]
    [InlineData("{ \"kernels\": [] } /* closed */ // to the end", "kernels.json:1: kernels: the array is empty;")]
    [InlineData("{ \"kernels\": [] } /* open", "kernels.json:1: the comment at the end of the file is not closed")]
    [InlineData("{ \"kernels\": [\n{ \"name\": \"\\ud800\" } ] }", "kernels.json:2: kernels[0].name: an escape \\u names half a character")]
    [InlineData("{ \"\\u0000\\n\": 1 }", "kernels.json:1: ['\\u0000\\u000a']: there is no such member; there is kernels, $schema")]
    public void A_text_that_is_no_specification_is_explained(string text, string message)
    {
        string actual = Specify.MessageOf(text);
        Assert.StartsWith(message, actual, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_of_a_good_file_is_explained_in_one_line()
    {
        string text = StarterSpecification.Text.TrimEnd();
        for (int length = 0; length < text.Length; length++)
        {
            string message = Specify.MessageOf(text[..length]);
            Assert.StartsWith("kernels.json:", message, StringComparison.Ordinal);
            Assert.DoesNotContain("\n", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Nesting_beyond_32_levels_is_refused()
    {
        string text = "{ \"kernels\": " + new string('[', 100_000);
        Assert.Equal("kernels.json:1: kernels: is nested deeper than 32 levels", Specify.MessageOf(text));
    }

    [Fact]
    public void What_is_not_utf8_is_refused_with_its_line()
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("{\n// Größe\n}");
        string message = Assert.Throws<SpecificationException>(() => new SpecificationReader().Read(latin1, "kernels.json")).Message;
        Assert.Equal("kernels.json:2: byte 0xF6 is not UTF-8; the file must be UTF-8", message);
    }

    [Fact]
    public void Utf16_is_refused()
    {
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Specify.OneKernel())];
        Assert.Throws<SpecificationException>(() => new SpecificationReader().Read(utf16, "kernels.json"));
    }

    [Fact]
    public void The_second_of_two_names_that_differ_in_letter_case_is_refused()
    {
        const string Kernel = "{ \"name\": \"NAME\", \"activation\": \"gelu\", \"input\": \"Q3.4\", \"output\": \"Q3.4\", \"method\": \"table\" }";
        string text = $"{{ \"kernels\": [\n{Kernel.Replace("NAME", "gelu_a", StringComparison.Ordinal)},\n{Kernel.Replace("NAME", "Gelu_A", StringComparison.Ordinal)}\n] }}";
        Assert.Equal(
            "kernels.json:3: kernels[1].name: 'Gelu_A' is the name of kernels[0] in line 2 too; names become files, so they must differ in more than letter case",
            Specify.MessageOf(text));
        string harness = text.Replace("Gelu_A", "gelu_a_tb", StringComparison.Ordinal);
        Assert.Equal(
            "kernels.json:3: kernels[1].name: 'gelu_a_tb' is what is generated for kernels[0] in line 2; another name is needed",
            Specify.MessageOf(harness));
    }

    [Fact]
    public void Many_members_and_long_names_are_refused_quickly()
    {
        string members = string.Join(",", Enumerable.Range(0, 200_000).Select(i => $"\"m{i}\":1"));
        Assert.StartsWith("kernels.json:1: m0: there is no such member", Specify.MessageOf("{" + members + "}"), StringComparison.Ordinal);
        string longName = Specify.MessageOf("{ \"" + new string('a', 1_000_000) + "\": 1 }");
        Assert.True(longName.Length < 300);
    }
}
