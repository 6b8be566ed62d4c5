using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Tests.Reports;

/// <summary>Where the error comes from, on every kernel of the catalog, beside a plain recomputation.</summary>
public sealed class ErrorChainTests
{
    public static TheoryData<string> Names => CatalogReports.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_links_add_up_exactly_to_the_error_at_every_code(string name)
    {
        ProvenActivation kernel = CatalogReports.Named(name);
        ErrorChain chain = ErrorChain.Of(kernel);
        double[] limited = CatalogReports.Limited(kernel);
        ChainLink[] own = [.. chain.Links.Where(link => link.Name != "form")];
        for (int i = 0; i < limited.Length; i++)
        {
            // Integers of one unit: no rounding hides in the sum.
            long[] parts = [.. own.Select(link => (long)Math.ScaleB(link.Differences[i], -chain.UnitExponent))];
            Assert.All(own.Zip(parts), pair => Assert.Equal(pair.First.Differences[i], Math.ScaleB(pair.Second, chain.UnitExponent)));
            Assert.Equal((long)Math.ScaleB(chain.OfKernel.Differences[i], -chain.UnitExponent), parts.Sum());
            Assert.Equal(kernel.Outputs[i] - limited[i], chain.OfKernel.Differences[i], 1e-6);
        }

        Assert.Equal(kernel.Error.MaxLsb, chain.OfKernel.MaxLsb, 1e-9);
        Assert.Equal(kernel.Error.RmseLsb, chain.OfKernel.RmsLsb, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_link_states_its_own_maximum_root_mean_square_and_bias(string name)
    {
        ErrorChain chain = ErrorChain.Of(CatalogReports.Named(name));
        foreach (ChainLink link in chain.Links)
        {
            decimal sum = 0;
            decimal squares = 0;
            double most = 0;
            foreach (double difference in link.Differences)
            {
                sum += (decimal)difference;
                squares += (decimal)difference * (decimal)difference;
                most = Math.Max(most, Math.Abs(difference));
            }

            Assert.Equal(most, link.MaxLsb);
            Assert.Equal(most, Math.Abs(link.Differences[link.Worst]));
            Assert.DoesNotContain(link.Differences.Take(link.Worst), difference => Math.Abs(difference) == most);
            Assert.Equal((double)sum / link.Differences.Length, link.BiasLsb, 1e-9);
            Assert.Equal(Math.Sqrt((double)squares / link.Differences.Length), link.RmsLsb, 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rounding_takes_half_an_LSB_at_most_and_is_there_unless_the_program_adds_output_codes(string name)
    {
        ErrorChain chain = ErrorChain.Of(CatalogReports.Named(name));
        Assert.Equal(chain.Links[^1].Name == "rounding", chain.Absent.All(absent => absent.Name != "rounding"));
        Assert.InRange(chain.Links.Where(link => link.Name == "rounding").Select(link => link.MaxLsb).DefaultIfEmpty(0).Single(), 0, 0.5);
        Assert.Equal(3, chain.Links.Select(link => link.Name).Concat(chain.Absent.Select(absent => absent.Name)).Intersect(["form", "segments", "rounding"]).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_real_coefficients_do_better_on_the_segments(string name)
    {
        ProvenActivation kernel = CatalogReports.Named(name);
        ErrorChain chain = ErrorChain.Of(kernel);
        if (chain.Links.FirstOrDefault(link => link.Name == "segments") is not ChainLink segments)
        {
            return;
        }

        foreach (ProgramPiece piece in chain.Pieces)
        {
            double[] distances = [.. Enumerable.Range(piece.First, piece.Count).Where(i => !kernel.Reference.Outside[i]).Select(i => segments.Differences[i])];
            double worst = distances.Select(Math.Abs).DefaultIfEmpty(0).Max();
            if (distances.Length < piece.Count || worst < 1e-7)
            {
                continue;
            }

            // Chebyshev: the best polynomial of degree d errs as much on d + 2 points, by turns above and below.
            int turns = 0;
            int side = 0;
            foreach (double distance in distances.Where(distance => Math.Abs(distance) >= worst * (1 - 1e-4) - 1e-8))
            {
                turns += Math.Sign(distance) == side ? 0 : 1;
                side = Math.Sign(distance);
            }

            Assert.True(turns >= piece.Degree + 2, $"{name}, codes {kernel.Reference.Codes[piece.First]} to {kernel.Reference.Codes[piece.Last]}: {turns} turns of {worst}");
        }
    }

    [Fact]
    public void The_value_before_the_last_rounding_is_what_the_table_interpolates()
    {
        ProvenActivation kernel = CatalogReports.Named("gelu_q3_12_interpolated");
        ChainLink rounding = ErrorChain.Of(kernel).Links.Single(link => link.Name == "rounding");
        long[] entries = [.. kernel.Kernel.Tables.Single().Entries];
        for (int i = 0; i < kernel.Outputs.Length; i++)
        {
            long x = kernel.Reference.Codes[i];
            long position = Math.Min(Math.Abs(x), 16383);
            decimal line = entries[position / 128] + ((entries[(position / 128) + 1] - entries[position / 128]) * (position % 128) / 128m);
            decimal value = Math.Max(x, 0) - ((line / 8) - 0.5m);
            Assert.Equal(kernel.Outputs[i] - (double)Math.Clamp(value, -32768, 32767), rounding.Differences[i], 1e-11);
        }
    }

    // ⌊x/2⌋ is the nearest integer to x/2 − ½; ⌊x/2⌋ + ⌊x/4⌋ is as much as an LSB from x/2 + x/4 − 1.
    [Fact]
    public void Two_roundings_that_are_added_up_are_not_one()
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 6));
        Step half = builder.ShiftRight("half", x, 1);
        Assert.Equal(Enumerable.Range(-32, 64).Select(code => (code / 2.0) - 0.5), Unrounded(half));
        Assert.Null(Unrounded(builder.Add("sum", half, builder.ShiftRight("quarter", x, 2))));

        double[]? Unrounded(Step result) => UnroundedOutputs.Of(
            new ProgramTrace(builder.Build("k", result, new Port("y", new IntegerType(signed: true, 8))), [.. Enumerable.Range(-32, 64).Select(code => (long)code)]), Quantization.Parse("int8:1"));
    }

    [Fact]
    public void A_form_has_a_link_of_its_own_and_a_table_has_no_coefficients()
    {
        ProvenActivation kernel = CatalogReports.Named("gelu_tanh_q3_12");
        ErrorChain chain = ErrorChain.Of(kernel);
        Assert.Equal(["form", "segments", "arithmetic", "rounding"], chain.Links.Select(link => link.Name));
        for (int i = 0; i < kernel.Outputs.Length; i += 97)
        {
            double x = CatalogReports.X(kernel, kernel.Reference.Codes[i]);
            Assert.Equal((TextbookFunctions.Of(kernel.Specification.Activation, x) - (x * TextbookFunctions.Normal(x))) * 4096, chain.Links[0].Differences[i], 1e-8);
        }

        chain = ErrorChain.Of(CatalogReports.Named("gelu_s8_table"));
        Assert.Equal("codes", Assert.Single(chain.Links).Name);
        Assert.Equal(["form", "rounding", "segments"], chain.Absent.Select(absent => absent.Name).Order(StringComparer.Ordinal));
        Assert.Contains(ErrorChain.Of(CatalogReports.Named("gelu_q3_12_tanh")).Links, link => link.Name == "tanh form");
    }
}
