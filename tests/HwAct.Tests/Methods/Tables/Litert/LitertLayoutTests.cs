using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Methods.Tables.Litert;

/// <summary>Tables for the int16 look-up of TFLite and its kin.</summary>
public sealed class LitertLayoutTests
{
    private const string Q12 = "\"Q3.12\"";

    private static readonly Lazy<ProvenActivation> Gelu = new(() => Prove(Q12, Q12));

    [Fact]
    public void Gelu_reaches_1_08_lsb_with_8_7_percent_misrounded()
    {
        Assert.InRange(Gelu.Value.Error.MaxLsb, 1.0, 1.08);
        Assert.InRange(Gelu.Value.Error.MisroundedCodes, 1, 65536 * 8.7 / 100);
        Assert.Null(Gelu.Value.Design.PromiseLsb);
    }

    [Fact]
    public void Gelu_at_zero_is_zero() => Assert.Equal(0, Gelu.Value.Outputs[32768]);

    [Fact]
    public void The_table_is_513_signed_words()
    {
        Table table = Assert.Single(Gelu.Value.Kernel.Tables);
        Assert.Equal(("lut", 513, new IntegerType(true, 16), 1026L), (table.Name, table.Entries.Length, table.Type, table.RomBytes));
    }

    [Fact]
    public void A_table_without_negative_entries_is_signed_all_the_same()
    {
        Table table = Assert.Single(Prove(Q12, "\"int16:0.0005:1000\"").Kernel.Tables);
        Assert.True(table.Range.Min >= 0);
        Assert.Equal(new IntegerType(true, 16), table.Type);
    }

    [Theory]
    [InlineData(Q12, Q12)]
    [InlineData("\"int16:0.0003:-1234\"", "\"int16:0.0002:777\"")]
    public void A_runtime_that_computes_in_int16_gives_the_same_codes(string input, string output)
    {
        ProvenActivation proven = Prove(input, output);
        ImmutableArray<long> lut = Assert.Single(proven.Kernel.Tables).Entries;
        for (int i = 0; i < 65536; i++)
        {
            short x = (short)(i - 32768);
            int index = 256 + (x >> 7);
            short place = (short)(x & 127);
            short start = checked((short)lut[index]);
            short slope = checked((short)(lut[index + 1] - start));
            Assert.Equal(proven.Outputs[i], checked((short)(start + (((slope * place) + 64) >> 7))));
        }
    }

    [Fact]
    public void Real_zero_stays_exact_where_it_is_no_node()
    {
        ProvenActivation proven = Prove("\"int16:0.0003:-1234\"", "\"int16:0.0002:777\"");
        Assert.Equal(777, proven.Outputs[32768 - 1234]);
    }

    [Fact]
    public void A_bound_is_kept_and_used_for_fewer_misrounded_codes()
    {
        ProvenActivation bounded = Prove(Q12, Q12, "max_error_lsb: 1.5");
        Assert.Equal(1.5, bounded.Design.PromiseLsb);
        Assert.InRange(bounded.Error.MaxLsb, Gelu.Value.Error.MaxLsb, 1.5);
        Assert.InRange(bounded.Error.MisroundedCodes, 0, Gelu.Value.Error.MisroundedCodes);
    }

    [Fact]
    public void A_bound_out_of_reach_is_refused_with_the_best() => Assert.Contains(
        "reaches 1.07069 LSB at best, not 0.6", Assert.Throws<DesignException>(() => Prove(Q12, Q12, "max_error_lsb: 0.6")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_step_that_no_int16_slope_can_make_is_refused() => Assert.Contains(
        "slope", Assert.Throws<DesignException>(() => Prove("\"int16:0.5\"", "\"int16:0.0000001:-32768\"")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Q3.4\"", Q12, "")]
    [InlineData(Q12, "\"uint16:0.0001:3000\"", "")]
    [InlineData(Q12, Q12, ", \"segments\": 64")]
    public void What_the_layout_cannot_serve_has_a_reason(string input, string output, string more) => Assert.Contains(
        "layout litert",
        Method.ReasonAgainst(Specify.ReadOne($"input: {input}", $"output: {output}", $"method: {{ \"name\": \"interpolated-table\", \"layout\": \"litert\"{more} }}")),
        StringComparison.Ordinal);

    [Fact]
    public void The_folded_layout_is_the_method_without_a_layout()
    {
        KernelSpecification plain = Specify.ReadOne("method: \"interpolated-table\"");
        KernelSpecification folded = Specify.ReadOne("method: { \"name\": \"interpolated-table\", \"layout\": \"folded\" }");
        Assert.Equal(Prover.Prove(plain, Method).Digest.Sha256, Prover.Prove(folded, Method).Digest.Sha256);
    }

    private static IMethod Method { get; } = MethodCatalog.Of(new MethodChoice("interpolated-table"));

    private static ProvenActivation Prove(string input, string output, params string[] more) => (ProvenActivation)Prover.Prove(
        Specify.ReadOne([$"input: {input}", $"output: {output}", "method: { \"name\": \"interpolated-table\", \"layout\": \"litert\" }", .. more]), Method);
}
