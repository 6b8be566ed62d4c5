using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Methods.Tables;

/// <summary>The orders of a full table: the entries move, the outputs do not.</summary>
public sealed class TableOrderTests
{
    private const string Int8 = "\"int8:0.0313725:-3\"";

    [Theory]
    [InlineData("uint8-cast", Int8)]
    [InlineData("offset-128", Int8)]
    [InlineData("sorted", Int8)]
    [InlineData("uint8-cast", "\"uint8:0.05:100\"")]
    [InlineData("offset-128", "\"uint8:0.05:100\"")]
    [InlineData("uint8-cast", "\"Q1.3\"")]
    [InlineData("uint8-cast", "\"Q3.8\"")]
    public void Every_order_is_correctly_rounded(string order, string input)
    {
        ProvenActivation proven = Prove(order, input);
        Assert.Equal(proven.Reference.Ideal.AsEnumerable(), proven.Outputs);
        Assert.Equal(ErrorBound.CorrectlyRounded, proven.Design.Bound);
    }

    [Theory]
    [InlineData("uint8-cast")]
    [InlineData("offset-128")]
    [InlineData("sorted")]
    public void Entries_stand_where_a_runtime_of_that_order_reads_them(string order)
    {
        ProvenActivation proven = Prove(order, Int8);
        Table table = Assert.Single(proven.Kernel.Tables);
        for (int x = sbyte.MinValue; x <= sbyte.MaxValue; x++)
        {
            int index = order == "uint8-cast" ? unchecked((byte)(sbyte)x) : x + 128;
            Assert.Equal(proven.Reference.Ideal[proven.Reference.Codes.IndexOf(x)], table.Entries[index]);
        }
    }

    // A range of the type would leave entries that no code has.
    [Theory]
    [InlineData("int8:0.05", "uint8-cast", 256)]
    [InlineData("int16:0.01:0:-100..100", "offset-128", 201)]
    public void The_pattern_is_the_order_where_none_is_asked_for_and_every_pattern_is_a_code(string input, string order, int entries)
    {
        ProvenActivation proven = Designs.Prove("table", input, "int8:0.03:-7");
        Assert.Equal(order, Assert.Single(proven.Design.Parameters).Value.Word);
        Assert.Equal(entries, Assert.Single(proven.Kernel.Tables).Entries.Length);
    }

    [Theory]
    [InlineData("uint8-cast", Int8, "entry (uint8)x belongs to code x")]
    [InlineData("offset-128", Int8, "entry x + 128 belongs to code x")]
    [InlineData("offset-128", "\"Q1.3\"", "entry x + 16 belongs to code x")]
    [InlineData("sorted", Int8, "in ascending order of the codes, from -128")]
    public void The_header_and_the_table_state_the_order(string order, string input, string words)
    {
        ProvenActivation proven = Prove(order, input);
        Assert.Contains(words, Assert.Single(proven.Design.Remarks), StringComparison.Ordinal);
        Assert.EndsWith(words, Assert.Single(proven.Kernel.Tables).Remark, StringComparison.Ordinal);
        string header = new KernelEmitter().Emit(proven).Single(artifact => artifact.Path.EndsWith(".h", StringComparison.Ordinal)).Text;
        Assert.Contains($"order = {order}", header, StringComparison.Ordinal);
        Assert.Contains(words, header, StringComparison.Ordinal);
    }

    private static ProvenActivation Prove(string order, string input) => (ProvenActivation)KernelChoice.Prove(
        Specify.ReadOne($"input: {input}", $"method: {{ \"name\": \"table\", \"order\": \"{order}\" }}"));
}
