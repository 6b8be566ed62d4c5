using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Methods;
using HwAct.Programs;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Kernels;

namespace HwAct.Tests.Methods.Logic;

/// <summary>Kernels that are one network of look-up tables.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("gelu", "Q2.3", "Q2.3", 0.5, 4)]
    [InlineData("tanh", "Q2.3", "Q0.6", 1.0, 4)]
    [InlineData("elu", "int6:0.11:5", "int7:0.07:-9", 0.75, 6)]
    [InlineData("sigmoid", "uint6:0.2:30", "uint5:0.03125", 1.0, 5)]
    [InlineData("relu", "int5:0.05:-3:-12..10", "int5:0.05:-3", 0.5, 4)]
    public void It_keeps_the_bound_and_takes_less_than_rows(string activation, string input, string output, double bound, int lutInputs)
    {
        ProvenActivation proven = Prove(activation, input, output, bound, lutInputs);
        LogicNetwork network = NetworkOf(proven);
        Assert.True(proven.Error.MaxLsb <= bound);
        Assert.Equal(network.LutCount, LutCount.Of(proven.Kernel).Total);
        Assert.All(network.Luts, lut => Assert.InRange(lut.Inputs.Length, 0, lutInputs));
        double rows = LutCount.Of(Designs.Prove("logic", input, output, bound, activation).Kernel).Total;
        Assert.True(network.LutCount < rows, $"{network.LutCount} against {rows}");
    }

    [Fact]
    public void What_runs_is_what_its_tables_say()
    {
        ProvenActivation proven = Prove("gelu", "Q2.3", "Q2.3", 1.0, 4);
        LogicNetwork network = NetworkOf(proven);
        Assert.Equal(Enumerable.Range(-32, 64).Select(code => Networks.Evaluate(network, code)), Interpreter.RunAll(proven.Kernel));
    }

    // Of the outputs of a correctly rounded kernel every one is the only one that is allowed.
    [Fact]
    public void A_network_with_one_bit_of_a_table_altered_is_refused()
    {
        ProvenActivation proven = Prove("gelu", "Q2.3", "Q2.3", 0.5, 4);
        LogicNetwork network = NetworkOf(proven);
        long[] codes = Interpreter.RunAll(proven.Kernel);
        int refused = 0;
        for (int i = 0; i < network.Luts.Length; i++)
        {
            LogicNetwork altered = new(
                network.Inputs, network.LutInputs, network.Luts.SetItem(i, network.Luts[i] with { Table = network.Luts[i].Table ^ 1 }), network.Outputs, network.Type.Signed);
            var builder = new KernelBuilder();
            KernelProgram kernel = builder.Build("kernel", builder.LutNetwork("code", altered, builder.Input("x", proven.Specification.Input)), proven.Specification.Output);
            bool isAnother = !Interpreter.RunAll(kernel).SequenceEqual(codes);
            refused += isAnother ? 1 : 0;
            var designed = new DesignedActivation(proven.Specification, proven.Design with { Kernel = kernel }, IdealCodes.Of(proven.Specification));
            Assert.Equal(isAnother, Record.Exception(() => Prover.Prove(designed)) is DesignException);
        }

        Assert.True(refused > network.Luts.Length / 2, $"{refused}");
    }

    [Fact]
    public void The_search_is_the_same_every_time_and_with_the_parameters_that_it_chose()
    {
        ProvenActivation first = Prove("silu", "Q2.3", "Q2.3", 1.0, 4);
        ProvenActivation second = Prove("silu", "Q2.3", "Q2.3", 1.0, 4);
        KernelSpecification again = first.Design.ExplicitIn(first.Specification);
        ProvenActivation third = (ProvenActivation)Prover.Prove(again, MethodCatalog.Of(again.Method));
        Assert.Equal(Text(first.Specification, first), Text(first.Specification, second));
        Assert.Equal(Text(first.Specification, first), Text(first.Specification, third));
    }

    [Theory]
    [InlineData("gelu", "Q2.3", "Q2.3", 0.5)]
    [InlineData("tanh", "Q3.4", "Q0.7", 1.0)]
    [InlineData("mish", "int7:0.09:4", "int8:0.03:-20", 0.75)]
    public void Gates_and_the_tables_that_cover_them_are_the_program_they_are_made_of(string activation, string input, string output, double bound)
    {
        foreach (string method in new[] { "logic", "interpolated-table", "piecewise-polynomial", "threshold" })
        {
            KernelProgram kernel = Designs.Prove(method, input, output, bound, activation).Kernel;
            (GateBuilder gates, int[] outputs) = GateWriter.Of(ExactWidths.Of(kernel));
            foreach (int lutInputs in new[] { 4, 6 })
            {
                (List<Lut> luts, int[] signals) = LutMapper.Map(gates, outputs, lutInputs);
                var network = new LogicNetwork(gates.Inputs, lutInputs, [.. luts], [.. signals], kernel.Output.Type.Signed);
                Assert.Equal(Interpreter.RunAll(kernel), kernel.Inputs[0].Codes.ToArray().Select(code => Networks.Evaluate(network, code)));
            }
        }
    }

    [Fact]
    public void A_split_network_is_the_same_function_and_one_table_more()
    {
        LogicNetwork network = NetworkOf(Prove("gelu", "Q2.3", "Q2.3", 0.5, 4));
        var random = new SeededRandom(5);
        for (int i = 0; i < 20; i++)
        {
            LogicNetwork split = NetworkSplit.Of(network, random);
            Assert.Equal(network.LutCount + 1, split.LutCount);
            Assert.All(Enumerable.Range(0, 64), code => Assert.Equal(Networks.Evaluate(network, code), Networks.Evaluate(split, code)));
        }
    }

    [Fact]
    public void No_way_is_longer_than_the_limit()
    {
        ProvenActivation proven = Prove("gelu", "Q2.3", "Q2.3", 0.5, 4);
        LogicNetwork network = NetworkOf(proven);
        var allowed = new AllowedOutputs(6, 6, isSigned: true, [.. Enumerable.Range(-32, 64).Zip(Interpreter.RunAll(proven.Kernel)).Select(at => ((long)at.First & 63, at.Second, at.Second))]);
        var minimizer = new NetworkMinimizer(allowed, network, network.Levels, 3);
        minimizer.Run(5000);
        Assert.True(minimizer.Network.Levels <= network.Levels);
        Assert.All(Enumerable.Range(-32, 64), code => Assert.Equal(Networks.Evaluate(network, code), Networks.Evaluate(minimizer.Network, code)));
    }

    private static ProvenActivation Prove(string activation, string input, string output, double bound, int lutInputs) =>
        Designs.Prove("logic", input, output, bound, activation, ("effort", "thorough"), ("lut_inputs", lutInputs));

    private static LogicNetwork NetworkOf(ProvenActivation proven) => Assert.Single(proven.Kernel.Steps.Select(step => step.Network).OfType<LogicNetwork>());

    private static string Text(KernelSpecification specification, ProvenActivation proven) => ProgramFile.Write(new StoredDesign(specification, proven.Design, null), "1.0");
}
