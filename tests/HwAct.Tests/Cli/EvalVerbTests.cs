using HwAct.Ideals;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary><c>hwact eval</c>: the reference model as a filter.</summary>
public sealed class EvalVerbTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly string specification;

    public EvalVerbTests()
    {
        specification = directory.Of("k.json");
        File.WriteAllText(specification, Specify.OneKernel());
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Every_code_is_answered_by_its_output_code()
    {
        ToolRun run = Eval(string.Concat(Enumerable.Range(-128, 256).Select(code => $"{code}\n")));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(string.Concat(IdealCodes.Of(Specify.ReadOne()).Ideal.Select(code => $"{code}\n")), run.Output);
    }

    [Fact]
    public void Empty_input_has_empty_output() => Assert.Equal(new ToolRun(0, "", ""), Eval(""));

    [Theory]
    [InlineData("0", "0\n")]
    [InlineData("0\n", "0\n")]
    [InlineData("0\r\n+16\r\n", "0\n13\n")]
    [InlineData("  0\t\n", "0\n")]
    [InlineData("\n0\n\n \n", "\n0\n\n\n")]
    [InlineData("-0\n", "0\n")]
    public void Spaces_and_line_ends_do_not_matter_and_a_blank_line_answers_a_blank_line(string input, string output) =>
        Assert.Equal(new ToolRun(0, output, ""), Eval(input));

    [Theory]
    [InlineData("128", "stdin:1: '128' is no code of int8; a whole number from -128 to 127 is needed")]
    [InlineData("0\n1\n-129\n", "stdin:3: '-129' is no code of int8;")]
    [InlineData("0\n\n1.5\n", "stdin:3: '1.5' is no code of int8;")]
    [InlineData("1,5", "stdin:1: '1,5' is no code of int8;")]
    [InlineData("1 2", "stdin:1: '1 2' is no code of int8;")]
    [InlineData("0x10", "stdin:1: '0x10' is no code of int8;")]
    [InlineData("NaN", "stdin:1: 'NaN' is no code of int8;")]
    [InlineData("99999999999999999999", "stdin:1: '99999999999999999999' is no code of int8;")]
    [InlineData("1\u0000", "stdin:1: '1?' is no code of int8;")]
    public void A_line_that_is_no_code_is_named(string input, string message)
    {
        ToolRun run = Eval(input);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("hwact: " + message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void A_line_without_end_is_refused_before_it_ends()
    {
        ToolRun run = Eval(new string('1', 1_000_000));
        Assert.Equal(2, run.ExitCode);
        Assert.True(run.Error.Length < 250);
    }

    [Fact]
    public void The_codes_before_a_wrong_line_are_answered() => Assert.Equal("0\n", Eval("0\nx\n1\n").Output);

    [Fact]
    public void One_of_several_kernels_must_be_chosen()
    {
        string text = Specify.OneKernel().Replace("\n}\n]", "\n},\n{ \"name\": \"b\", \"activation\": \"gelu\", \"input\": \"Q1.2\", \"output\": \"Q1.2\", \"method\": \"table\" }\n]", StringComparison.Ordinal);
        File.WriteAllText(specification, text);
        GenerateVerbTests.RequireOneMessage(Eval("0"), "hwact: the specification has 2 kernels; choose one with --kernel: k, b");
        Assert.Equal(0, ToolRun.WithInput("0", "eval", specification, "--kernel", "b").ExitCode);
    }

    private ToolRun Eval(string input) => ToolRun.WithInput(input, "eval", specification);
}
