using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Tests.Gated;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Proofs;

/// <summary>A design that does not keep what it promises, or is no kernel, is refused by name: the guards that no method of the house ever violates.</summary>
public sealed class RefusedKernelsTests
{
    private static readonly IntegerType Int8 = new(signed: true, 8);

    public static TheoryData<string, int, int> OneEntry => new()
    {
        { "correctly-rounded", 0, 1 },
        { "correctly-rounded", 255, -1 },
        { "correctly-rounded", 100, 1 },
        { "faithful", 0, 1 },
        { "faithful", 255, -1 },
        { "faithful", 77, 2 },
        { "0.5", 3, 1 },
        { "0.75", 130, 1 },
        { "1.5", 200, -3 },
    };

    [Theory]
    [MemberData(nameof(OneEntry))]
    public void A_method_with_one_wrong_entry_is_refused(string bound, int entry, int change)
    {
        KernelSpecification asked = Designs.Specify("table", "int8:0.05:3", "int8:0.03:-7").With(ErrorBound.Parse(bound)!);
        Prover.Prove(asked, new Stub(entry, 0));
        string message = Assert.Throws<DesignException>(() => Prover.Prove(asked, new Stub(entry, change))).Message;
        Assert.Matches($@"^method table reaches [0-9.]+ LSB with 1 misrounded codes; the bound is {bound}$", message);
    }

    [Theory]
    [InlineData("interpolated-table", "Q3.4", "Q3.4")]
    [InlineData("piecewise-linear", "int8:0.05:3", "int8:0.03:-7")]
    [InlineData("tanh-polynomial", "Q3.8", "Q3.8")]
    public void A_promise_that_is_broken_by_little_is_refused(string method, string input, string output)
    {
        ProvenActivation kernel = Designs.Prove(method, input, output, 0.9);
        double reached = kernel.Error.MaxLsb;
        Assert.InRange(reached, 0.61, 0.9);
        Prover.Prove(Promising(kernel.Designed, ErrorBound.AtMost(reached)));
        foreach (double less in (double[])[1e-9, 1e-4, 0.1])
        {
            RequireRefused(kernel, () => Prover.Prove(Promising(kernel.Designed, ErrorBound.AtMost(reached - less))));
        }

        RequireRefused(kernel, () => Prover.Prove(Promising(kernel.Designed, ErrorBound.CorrectlyRounded)));
    }

    [Fact]
    public void A_gated_promise_that_is_broken_by_little_is_refused()
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", "piecewise-linear", 0.9);
        double reached = kernel.Error.MaxLsb;
        GatedDesign whole = kernel.Designed;
        Prover.Prove(Promising(whole, ErrorBound.AtMost(reached)));
        RequireRefused(kernel, () => Prover.Prove(Promising(whole, ErrorBound.AtMost(reached - 1e-9))));
        RequireRefused(kernel, () => Prover.Prove(Promising(whole, ErrorBound.AtMost(reached - 0.1))));
        RequireRefused(kernel, () => Prover.Prove(Promising(whole, ErrorBound.CorrectlyRounded)));
    }

    [Fact]
    public void A_gate_that_breaks_its_own_promise_is_refused_though_the_whole_keeps_its()
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", "piecewise-linear", 0.9);
        double reached = kernel.Gate.Error.MaxLsb;
        Assert.True(reached > 0.51);
        GatedDesign design = kernel.Designed with { Gate = (DesignedActivation)Promising(kernel.Gate.Designed, ErrorBound.AtMost(reached - 0.001)) };
        RequireRefused(kernel, () => Prover.Prove(design));
    }

    [Theory]
    [InlineData(-32, -16)]
    [InlineData(31, 15)]
    [InlineData(-32, 15)]
    [InlineData(31, -16)]
    [InlineData(5, 7)]
    public void A_gated_program_that_is_wrong_in_one_pair_is_refused(long gate, long up)
    {
        ProvenGatedKernel kernel = Gates.Prove("gelu", "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", "table", 1.5);
        Prover.Prove(kernel.Designed);
        RequireOddPairRefused(kernel, gate, up);
    }

    [Fact]
    public void So_it_is_where_not_every_pair_is_run()
    {
        ProvenGatedKernel kernel = Gates.Prove("relu", "int11:0.01", "int11:0.01", "int12:0.3", "piecewise-linear");
        RequireOddPairRefused(kernel, -1024, -1024);
        RequireOddPairRefused(kernel, 1023, 1023);
        RequireOddPairRefused(kernel, 0, -1);
    }

    [Fact]
    public void A_gated_program_that_rounds_otherwise_than_its_product_is_refused()
    {
        ProvenGatedKernel kernel = Gates.Prove("relu", "Q2.3", "Q2.3", "Q3.2", "piecewise-linear", 1.5);
        foreach (ProductTies ties in Enum.GetValues<ProductTies>().Where(ties => ties != kernel.Product.Ties))
        {
            GatedDesign design = kernel.Designed with { Product = kernel.Product with { Ties = ties } };
            Assert.Contains("which is not what its parts give", Assert.Throws<KernelException>(() => Prover.Prove(design)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, "takes -127 to 128, which leaves int8")]
    [InlineData(-1, "takes -129 to 126, which leaves int8")]
    public void A_step_beyond_the_type_of_the_output_is_refused(int more, string message)
    {
        var builder = new KernelBuilder();
        Step result = builder.Add("more", builder.Input("x", Int8), more);
        string text = Assert.Throws<KernelException>(() => builder.Build("k", result, new Port("y", Int8))).Message;
        Assert.StartsWith("Kernel 'k': ", text, StringComparison.Ordinal);
        Assert.Contains(message, text, StringComparison.Ordinal);
        builder.Build("k", result, new Port("y", new IntegerType(signed: true, 9)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_value_that_could_overflow_is_refused_at_whatever_code(int sign)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: false, 8));
        Step far = builder.Multiply("far", x, sign * ((1L << 62) / 254));
        Step near = builder.ShiftRight("near", far, 60);
        string text = Assert.Throws<KernelException>(() => builder.Build("k", near, new Port("y", Int8))).Message;
        Assert.Contains("Multiply far could take", text, StringComparison.Ordinal);
        Assert.Contains("which leaves 63 bits", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overflow_of_what_joins_two_wide_ports_is_refused()
    {
        var builder = new KernelBuilder();
        Step product = builder.Multiply("product", builder.ShiftLeft("up_there", builder.Input("gate", new IntegerType(signed: true, 16)), 33), builder.Input("up", new IntegerType(signed: true, 16)));
        Assert.Contains(
            "Multiply product could take",
            Assert.Throws<KernelException>(() => builder.Build("k", builder.ShiftRight("near", product, 60), new Port("y", Int8))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 254, "reads addresses 0 to 255 of curve[255]")]
    [InlineData(-1, 255, "reads addresses -1 to 254 of curve[256]")]
    [InlineData(1, 255, "reads addresses 1 to 256 of curve[256]")]
    public void A_look_up_that_leaves_its_table_at_one_code_is_refused(int offset, int last, string message)
    {
        var builder = new KernelBuilder();
        Step address = builder.Add("address", builder.Input("x", new IntegerType(signed: false, 8)), offset);
        Step value = builder.Lookup("value", new Table("curve", [.. Enumerable.Range(0, last + 1).Select(i => (long)(i % 100))], ""), address);
        Assert.Contains(message, Assert.Throws<KernelException>(() => builder.Build("k", value, new Port("y", Int8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_twice_is_refused()
    {
        var builder = new KernelBuilder();
        Step sum = builder.Add("y", builder.Input("x", Int8), 0x100);
        Assert.Contains("'y' is empty or appears twice", Assert.Throws<KernelException>(() => builder.Build("k", sum, new Port("y", new IntegerType(signed: true, 16)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_entries_that_are_none_of_its_type_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Table("t", [], ""));
        Assert.Throws<ArgumentException>(() => new Table("t", [127, 128], "", Int8));
        Assert.Throws<ArgumentException>(() => new Table("t", [-129, 0], "", Int8));
        Assert.Equal(Int8, new Table("t", [-128, 127], "", Int8).Type);
    }

    [Theory]
    [InlineData(128, 0)]
    [InlineData(-129, 0)]
    [InlineData(0, 16)]
    [InlineData(0, -1)]
    public void A_code_that_is_none_of_its_port_is_refused(long gate, long up)
    {
        var builder = new KernelBuilder();
        Step sum = builder.Add("sum", builder.Input("gate", Int8), builder.Input("up", new IntegerType(signed: false, 4)));
        var interpreter = new Interpreter(builder.Build("k", sum, new Port("y", new IntegerType(signed: true, 9))));
        var outputs = new long[2];
        interpreter.Run([127, -128], [15, 0], outputs);
        Assert.Equal([142L, -128], outputs);
        string port = up == 0 ? "gate" : "up";
        foreach (long[] order in (long[][])[[0, 1], [1, 0]])
        {
            long[] gates = [.. order.Select(at => at * gate)];
            long[] ups = [.. order.Select(at => at * up)];
            Assert.Contains($"port '{port}' is no", Assert.Throws<ArgumentException>(() => interpreter.Run(gates, ups, outputs)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => interpreter.Run([0, 0], [0], outputs));
        Assert.Throws<ArgumentException>(() => interpreter.Run([0, 0], [], outputs));
        Assert.Throws<ArgumentException>(() => interpreter.Run([0, 0], [0, 0], new long[3]));
    }

    private static DesignedKernel Promising(DesignedKernel kernel, ErrorBound bound) => kernel with { Design = kernel.Design with { Bound = bound } };

    private static void RequireRefused(ProvenKernel kernel, Func<ProvenKernel> prove) => Assert.StartsWith(
        $"method {kernel.Specification.Method.Name} reaches ", Assert.Throws<DesignException>(prove).Message, StringComparison.Ordinal);

    private static void RequireOddPairRefused(ProvenGatedKernel kernel, long gate, long up)
    {
        GatedDesign whole = kernel.Designed;
        KernelProgram was = kernel.Kernel;
        Step[] inputs = [.. was.Steps.Where(step => step is Input)];
        Step[] odd =
        [
            new Equal("is_gate", inputs[0], new Constant(gate)),
            new Equal("is_up", inputs[1], new Constant(up)),
        ];
        Step both = new Minimum("is_pair", odd[0], odd[1]);

        // Where the output is at its upper end it goes down, else up.
        Step moved = new Select("moved", new Equal("at_end", was.Result, new Constant(was.Output.Type.Max)), new Constant(was.Output.Type.Max - 1), new Minimum("next", new Add("above", was.Result, new Constant(1)), new Constant(was.Output.Type.Max)));
        Step result = new Select("odd_code", both, moved, was.Result);
        var program = new KernelProgram(was.Name, [.. was.Steps, .. odd, both, moved.Operands[0], ((Minimum)moved.Operands[2]).Operands[0], moved.Operands[2], moved, result], result, was.Output);
        GatedDesign design = whole with { Design = whole.Design with { Kernel = program } };
        string message = Assert.Throws<KernelException>(() => Prover.Prove(design)).Message;
        Assert.Matches($"^Kernel '{was.Name}' gives -?[0-9]+ for {gate}, {up}, which is not what its parts give\\.$", message);
    }

    /// <summary>The table of every code, one entry of which is wrong.</summary>
    private sealed class Stub(int entry, int change) : IMethod
    {
        public MethodSignature Signature { get; } = new("table", "a table with one wrong entry", []);

        public string? ReasonAgainst(KernelSpecification specification) => null;

        public Design Design(KernelSpecification specification, IdealCodes reference)
        {
            var builder = new KernelBuilder();
            Step address = builder.Add("address", builder.Input("x", specification.Input.Type), -specification.Input.Type.Min);
            long ideal = reference.Ideal[entry];
            long wrong = specification.Output.Type.Contains(ideal + change) ? ideal + change : ideal - change;
            Step code = builder.Lookup("code", new Table("codes", reference.Ideal.SetItem(entry, wrong), ""), address);
            return new Design(builder.Build(specification.Name, code, new Port("y", specification.Output.Type)), specification.Bound, [], []);
        }
    }
}
