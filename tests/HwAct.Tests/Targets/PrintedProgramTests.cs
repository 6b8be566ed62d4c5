using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

public sealed class PrintedProgramTests
{
    private readonly KernelBuilder builder = new();
    private readonly Step x;

    public PrintedProgramTests() => x = builder.Input("x", new IntegerType(signed: true, 8));

    [Fact]
    public void A_step_of_one_value_is_printed_as_a_constant()
    {
        PrintedProgram program = Print(builder.Subtract("zero", x, x));
        Assert.Empty(program.Steps);
        Assert.Equal(0, Assert.IsType<Constant>(program.Result).Value);
        Assert.Equal("x", Assert.Single(program.UnreadInputs).Name);
    }

    [Fact]
    public void A_limit_that_is_never_reached_is_left_out() => Assert.Same(x, Print(builder.Minimum("limited", x, 127)).Result);

    [Fact]
    public void A_step_that_nothing_reads_is_left_out()
    {
        builder.Add("unread", x, 1);
        Assert.Equal("opposite", Assert.Single(Print(builder.Subtract("opposite", KernelBuilder.Constant(0), x)).Steps).Name);
    }

    private PrintedProgram Print(Step result) => new(builder.Build("k", result, new Port("y", new IntegerType(signed: true, 16))));
}
