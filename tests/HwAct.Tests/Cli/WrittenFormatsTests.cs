using System.Text.Json;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Cli;

/// <summary>Formats as people write them, as options and in files: read alike, echoed once, canonical in what is written.</summary>
public sealed class WrittenFormatsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("ap_fixed<8,4,AP_RND_CONV,AP_SAT>", "hwact: ap_fixed<8,4,AP_RND_CONV,AP_SAT> is 8 bits: sign, 3 integer, 4 fraction = Q3.4\n")]
    [InlineData("ap_fixed<8,4>", "hwact: ap_fixed<8,4> is 8 bits: sign, 3 integer, 4 fraction = Q3.4; HwAct rounds to nearest and saturates, as RND_CONV and SAT do\n")]
    [InlineData("fixdt(1,8,4)", "hwact: fixdt(1,8,4) is 8 bits: sign, 3 integer, 4 fraction = Q3.4\n")]
    [InlineData("!quant.uniform<i8:f32, 1/16>", "hwact: !quant.uniform<i8:f32, 1/16> is 8 bits: sign, 3 integer, 4 fraction = Q3.4\n")]
    [InlineData("Q3.4", "")]
    public void An_option_and_a_file_read_a_format_alike_and_say_so_once(string format, string echo)
    {
        string[] options = ["--activation", "gelu", "--input", format, "--output", format, "--method", "table", "--name", "k"];
        ToolRun run = ToolRun.Of(["generate", .. options, "-o", directory.Of("a")]);
        Assert.Equal((0, echo), (run.ExitCode, run.Error));
        string file = directory.Of("k.json");
        string json = JsonSerializer.Serialize(format);
        File.WriteAllText(file, Specify.OneKernel($"input: {json}", $"output: {json}"));
        run = ToolRun.Of("generate", file, "-o", directory.Of("b"));
        Assert.Equal((0, echo), (run.ExitCode, run.Error));
        string manifest = File.ReadAllText(directory.Of("a", "k", "k.json"));
        Assert.Equal(manifest, File.ReadAllText(directory.Of("b", "k", "k.json")));
        Assert.Contains("\"type\": \"int8\"", manifest, StringComparison.Ordinal);
        Assert.Contains("\"scale\": 0.0625", manifest, StringComparison.Ordinal);
        Assert.Equal((0, ""), (ToolRun.Of("report", directory.Of("a")).ExitCode, ToolRun.Of("report", directory.Of("a")).Error));
    }

    [Theory]
    [InlineData("{ \"type\": \"qint8\", \"scale\": \"1/20\", \"zero_point\": 3 }", "int8:0.05:3")]
    [InlineData("{ \"type\": \"i8\", \"scale\": \"0.05f\", \"zero_point\": -3 }", "int8:0.05000000074505806:-3")]
    [InlineData("{ \"type\": \"INT8\", \"scale\": \"2^-5\" }", "Q2.5")]
    [InlineData("{ \"type\": \"int8\", \"scale\": 5e-2 }", "int8:0.05:0")]
    public void An_object_takes_the_same_types_and_scales(string format, string canonical) =>
        Assert.Equal(canonical, Specify.ReadOne($"input: {format}").Input.ToString());

    [Theory]
    [InlineData("Q1.7", "Q1.7 is 9 bits: sign, 1 integer, 7 fraction; a sign besides; for 8 bits write Q0.7, or UQ1.7 without a sign")]
    [InlineData("Q1.15", "Q1.15 is 17 bits: sign, 1 integer, 15 fraction; a sign besides; for 16 bits write Q0.15, or UQ1.15 without a sign")]
    [InlineData("Q3.8", null)]
    [InlineData("Q3.20", null)]
    [InlineData("ti:Q1.7", "ti:Q1.7 is 9 bits: sign, 1 integer, 7 fraction = Q1.7")]
    public void A_format_that_is_one_bit_more_than_a_word_draws_the_other_reading(string output, string? note) =>
        Assert.Equal(note is null ? [] : [note], NotesOf($"output: \"{output}\""));

    [Fact]
    public void A_type_that_rounds_its_ties_otherwise_is_pointed_out()
    {
        const string Written = "ap_fixed<8,4,AP_RND,AP_SAT> is 8 bits: sign, 3 integer, 4 fraction = Q3.4";
        string[] changes = ["output: \"ap_fixed<8,4,AP_RND,AP_SAT>\"", "input: \"ap_fixed<8,4,AP_RND,AP_SAT>\""];
        Assert.Equal(
            [Written, Written, "ap_fixed<8,4,AP_RND,AP_SAT> rounds ties half-up, this kernel half-even; the rounding half-up makes them alike"],
            NotesOf(changes));
        Assert.Equal([Written, Written], NotesOf([.. changes, "rounding: \"half-up\""]));
    }

    private static string[] NotesOf(params string[] changes) => [.. Assert.Single(Specify.Read(Specify.OneKernel(changes))).Notes];
}
