using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

public sealed class EntryPlacesTests
{
    [Theory]
    [InlineData("gelu", "Q3.12", "{ \"name\": \"interpolated-table\", \"layout\": \"litert\" }", "Entry i stands at input code 128 * i - 32768.")]
    [InlineData("gelu", "Q3.12", "{ \"name\": \"interpolated-table\", \"segments\": 128 }", "Entry i stands at input codes 128 * i and -128 * i.")]
    [InlineData("gelu", "int16:0.0003:-7", "{ \"name\": \"interpolated-table\", \"segments\": 128 }", "Entry i stands at input codes -7 + 128 * i and -7 - 128 * i.")]
    [InlineData("mish", "Q3.4", "\"interpolated-table\"", "Entry i stands at input code 8 * i - 72.")]
    [InlineData("gelu", "int8:0.05", "\"table\"", "")]
    [InlineData("gelu", "uint8:0.05:100", "\"table\"", "")]
    public void Where_entries_stand_is_a_rule_for_every_code(string activation, string format, string method, string expected)
    {
        ProvenKernel proven = KernelChoice.Prove(new SpecificationReader().Read(
            $$"""{ "kernels": [ { "name": "k", "activation": "{{activation}}", "input": "{{format}}", "output": "{{format}}", "rounding": "half-away", "method": {{method}}, "max_error_lsb": 1.1 } ] }""",
            "kernels.json").Single().Specification);
        KernelProgram kernel = proven.Kernel;
        Assert.Equal(expected, EntryPlaces.Of(kernel, kernel.Tables.First(), proven.Specification.Inputs[0]));
    }

    // One code out of place, and there is no rule.
    [Theory]
    [InlineData(0, "Entry i stands at input code 16 * i - 128.")]
    [InlineData(1, "")]
    public void A_rule_that_one_code_breaks_is_not_said(long wrong, string expected)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 8));
        Step place = builder.ShiftRight("place", builder.Add("biased", x, 128), 4);
        Step isWrong = builder.Subtract("is_wrong", builder.Less("is_below", x, 78), builder.Less("is_before", x, 77));
        Step moved = builder.Subtract("moved", place, builder.Multiply("by", isWrong, wrong));
        var table = new Table("entries", [.. Enumerable.Range(0, 16).Select(i => (long)i * i)], "");
        KernelProgram kernel = builder.Build("k", builder.Lookup("value", table, moved), new Port("y", new IntegerType(signed: true, 16)));
        Assert.Equal(expected, EntryPlaces.Of(kernel, table, format: null));
    }

    // A first entry above zero, entries that codes and their negatives read, and a second input.
    [Theory]
    [InlineData("from 20", "Entry i stands at input code 16 * i + 20.")]
    [InlineData("magnitude by 4", "Entry i stands at input codes 4 * i and -4 * i.")]
    [InlineData("magnitude", "")]
    [InlineData("two inputs", "")]
    public void What_a_rule_says_is_where_its_entries_are(string addressed, string expected)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: addressed != "from 20", 8));
        Step at = addressed switch
        {
            "from 20" => builder.ShiftRight("place", builder.Maximum("kept", builder.Add("from", x, -20), 0), 4),
            "magnitude by 4" => builder.ShiftRight("place", builder.Absolute("magnitude", x), 2),
            "magnitude" => builder.Absolute("magnitude", x),
            _ => builder.ShiftRight("place", builder.Add("biased", builder.Maximum("larger", x, builder.Input("other", new IntegerType(signed: true, 8))), 128), 4),
        };
        var table = new Table("entries", [.. Enumerable.Range(0, 129).Select(i => (long)i * i)], "");
        KernelProgram kernel = builder.Build("k", builder.Lookup("value", table, at), new Port("y", new IntegerType(signed: true, 16)));
        Assert.Equal(expected, EntryPlaces.Of(kernel, table, format: null));
    }
}
