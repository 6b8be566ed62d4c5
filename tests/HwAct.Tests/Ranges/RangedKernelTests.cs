using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Ranges;

/// <summary>Kernels whose formats have ranges of codes: outputs stay in theirs, inputs outside theirs are taken as the nearest or never come,
/// and every figure is that of MPFR.</summary>
public sealed class RangedKernelTests
{
    [Theory]
    [InlineData("table", 1, 40, 40)]
    [InlineData("interpolated-table", 2, 40, 32)]
    [InlineData("piecewise-linear", 3, 40, 32)]
    [InlineData("piecewise-polynomial", 4, 25, 20)]
    [InlineData("threshold", 5, 40, 20)]
    [InlineData("auto", 6, 12, 12)]
    public void Every_code_gives_what_MPFR_allows_and_figures_are_true(string method, int seed, int count, int least)
    {
        int proven = RangedSpecifications.Of(method, seed, count).Count(IsTrue);
        Assert.True(proven >= least, $"only {proven} of {count}");
    }

    [Fact]
    public void The_tanh_polynomial_keeps_ranges_too()
    {
        int proven = RangedSpecifications.Of("tanh-polynomial", 7, 30, ["gelu", "silu", "tanh", "sigmoid"]).Count(IsTrue);
        Assert.True(proven >= 15, $"only {proven} of 30");
    }

    [Theory]
    [InlineData("int8:0.05:3:-127..127", 255)]
    [InlineData("int8:0.05:3:0..127", 128)]
    [InlineData("int8:0.05:3:0..127:never", 128)]
    [InlineData("uint8:0.03:128:100..119:never", 20)]
    [InlineData("uint8:0.03:128:100..119", 20)]
    public void A_table_has_an_entry_for_each_code_of_the_range(string input, int entries) =>
        Assert.Equal(entries, Assert.Single(Designs.Prove("table", input, "int8:0.03:-7").Kernel.Tables).Entries.Length);

    [Theory]
    [InlineData("uint8-cast", "int8:0.05:3:-127..127", 256)]
    [InlineData("uint8-cast", "int8:0.05:3:5..100", 101)]
    [InlineData("uint8-cast", "uint8:0.05:3:5..100:never", 101)]
    [InlineData("sorted", "int8:0.05:3:5..100", 96)]
    public void An_order_that_runtimes_know_is_kept(string order, string input, int entries)
    {
        ProvenActivation kernel = Designs.Prove("table", input, "int8:0.03:-7", activation: "gelu", parameters: ("order", order));
        Table table = Assert.Single(kernel.Kernel.Tables);
        Assert.Equal(entries, table.Entries.Length);
        foreach (long code in kernel.Reference.Codes.ToArray())
        {
            long index = order == "sorted" ? code - 5 : code & 255;
            Assert.Equal(kernel.Reference.Ideal[kernel.Reference.Codes.IndexOf(code)], table.Entries[(int)index]);
        }
    }

    [Fact]
    public void Tables_of_other_methods_hold_no_more_than_the_range()
    {
        foreach (string outside in (string[])["", ":never"])
        {
            long whole = Designs.Prove("interpolated-table", "Q3.8", "Q3.8").Kernel.RomBits;
            Assert.True(Designs.Prove("interpolated-table", "Q3.8:0..400" + outside, "Q3.8").Kernel.RomBits < 0.7 * whole);
            Assert.True(Designs.Prove("interpolated-table", "Q3.8:300..700" + outside, "Q3.8").Kernel.RomBits < 0.7 * whole);
            Assert.True(Designs.Prove("piecewise-linear", "Q3.8:-700..-300" + outside, "Q3.8").Kernel.RomBits < 0.7 * Designs.Prove("piecewise-linear", "Q3.8", "Q3.8").Kernel.RomBits);
        }
    }

    // GELU is level below −127 · 0.05, and the table of the residual ends before: nothing need be done about code −128.
    [Fact]
    public void A_limit_that_changes_nothing_is_left_out()
    {
        Assert.Equal(
            Designs.Prove("interpolated-table", "int8:0.05:3", "int8:0.03:-7:-100..100").Kernel.Steps.Length,
            Designs.Prove("interpolated-table", "int8:0.05:3:-127..127", "int8:0.03:-7:-100..100").Kernel.Steps.Length);
        Assert.Contains(Designs.Prove("interpolated-table", "int8:0.05:3:-127..20", "int8:0.03:-7").Kernel.Steps, step => step.Name.StartsWith("x_in_range", StringComparison.Ordinal));
        Assert.DoesNotContain(Designs.Prove("table", "int8:0.05:3:-127..20:never", "int8:0.03:-7").Kernel.Steps, step => step.Name.StartsWith("x_in_range", StringComparison.Ordinal));
    }

    [Fact]
    public void A_program_that_lets_a_code_outside_through_is_refused()
    {
        KernelSpecification asked = Designs.Specify("table", "int8:0.05:3:-127..127", "int8:0.03:-7");
        var reference = HwAct.Ideals.IdealCodes.Of(asked);
        Assert.Equal(254, Prover.Prove(Kernel(0)).Error.Codes - 1);
        string message = Assert.Throws<KernelException>(() => Prover.Prove(Kernel(1))).Message;
        Assert.Equal($"Kernel 'kernel' gives {reference.Ideal[0] + 1} for -128, which is outside the range of its input and must give what -127 gives.", message);

        DesignedActivation Kernel(long wrong)
        {
            var builder = new KernelBuilder();
            Step address = builder.Add("address", builder.Input("x", asked.Input), 128);
            var table = new Table("codes", [reference.Ideal[0] + wrong, .. reference.Ideal], "");
            return new(asked, new Design(builder.Build("kernel", builder.Lookup("code", table, address), asked.Output), ErrorBound.CorrectlyRounded, [], []) { Method = "table" }, reference);
        }
    }

    [Fact]
    public void A_program_that_leaves_the_codes_of_its_output_is_refused()
    {
        Quantization format = Quantization.Parse("int8:0.05:3:-127..127");
        var builder = new KernelBuilder();
        Step x = builder.Input("x", format.Type);
        Assert.EndsWith("which leaves the codes -127 to 127.", Assert.Throws<KernelException>(() => builder.Build("k", x, format)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_layout_of_a_runtime_is_for_every_code()
    {
        KernelSpecification asked = Designs.Specify("interpolated-table", "Q3.12:-32767..32767", "Q3.12", parameters: ("layout", "litert"));
        Assert.Contains("layout litert is looked up by every int16 code", Assert.Throws<DesignException>(() => KernelChoice.Prove(asked)).Message, StringComparison.Ordinal);
    }

    private static bool IsTrue(KernelSpecification asked)
    {
        ProvenActivation kernel;
        try
        {
            kernel = (ProvenActivation)KernelChoice.Prove(asked);
        }
        catch (DesignException exception)
        {
            // A refusal is an answer, but it must say what would be possible.
            Assert.Matches("reaches|method table|does not apply|cannot", exception.Message);
            return false;
        }

        string what = $"{asked.Activation} {asked.Input} to {asked.Output} by {kernel.Design.Method}";
        var oracle = new RangedOracle(asked);
        var range = new IntegerCodes(asked.Input.MinCode, asked.Input.MaxCode);
        IntegerCodes possible = asked.Input.Outside == OutsideCodes.Never ? range : new IntegerCodes(asked.Input.Type);
        Assert.Equal(possible, kernel.Kernel.Inputs[0].Codes);
        Assert.Equal(possible.Count, kernel.Vectors.Sum(part => part.Count));
        Assert.True(kernel.Vectors.SelectMany(part => part).SequenceEqual(Interpreter.RunAll(kernel.Kernel)), what);
        var interpreter = new Interpreter(kernel.Kernel);
        double worst = 0;
        long misrounded = 0;
        long saturated = 0;
        foreach (long code in possible.ToArray())
        {
            long output = interpreter.Run(code);
            double limited = oracle.Limited(code);
            Assert.True(output >= asked.Output.MinCode && output <= asked.Output.MaxCode, $"{what}: {code} gives {output}");
            Assert.True(Math.Abs(output - limited) <= kernel.Design.PromiseLsb + 1e-9, $"{what}: {code} gives {output}, MPFR {limited}");
            if (range.Contains(code))
            {
                worst = Math.Max(worst, Math.Abs(output - limited));
                misrounded += output == oracle.Ideal(code) ? 0 : 1;
                saturated += oracle.Value(code) == limited ? 0 : 1;
            }
            else
            {
                Assert.Equal(interpreter.Run(code < range.Min ? range.Min : range.Max), output);
            }
        }

        Assert.Equal((what, range.Count, misrounded, saturated), (what, (int)kernel.Error.Codes, kernel.Error.MisroundedCodes, kernel.Error.SaturatedCodes));
        Assert.Equal(worst, kernel.Error.MaxLsb, 1e-9);
        if (possible == range)
        {
            Assert.All(new[] { range.Min - 1, range.Max + 1 }, code => Assert.Throws<ArgumentException>(() => interpreter.Run(code)));
        }

        return true;
    }
}
