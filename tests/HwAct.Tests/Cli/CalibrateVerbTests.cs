using System.Globalization;
using System.Text.Json;
using HwAct.Numerics;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Tests.Calibration;
using Json.Schema;

namespace HwAct.Tests.Cli;

/// <summary>What <c>hwact calibrate</c> prints, writes and refuses.</summary>
public sealed class CalibrateVerbTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Spec => directory.Of("kernels.json");

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("best")]
    [InlineData("percentile")]
    public void What_is_written_is_generated_verified_and_reported_as_it_is(string range)
    {
        double[] values = Recorded.Values(400);
        string file = Recording(Recorded.Lines(values));
        ToolRun run = ToolRun.OfWhole(
            "calibrate", file, "--activation", "gelu", "--bits", "6", "--name", "k", "--range", range, "--percentile", "95", "--method", "table", "--rounding", "half-up", "--set", "max_error_lsb=0.75", "-o", Spec);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"{Spec}: k, {(range == "best" ? "" : range)}", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("x.csv (CSV): 400 values from ", run.Output, StringComparison.Ordinal);
        string output = directory.Of("out");
        Assert.Equal(0, ToolRun.OfWhole("generate", Spec, "--target", "c", "-o", output).ExitCode);
        Assert.Equal(0, ToolRun.OfWhole("check", Spec, "--target", "c", "-o", output).ExitCode);
        Assert.Contains("the reference model agree", ToolRun.OfWhole("verify", output).Output, StringComparison.Ordinal);
        KernelSpecification kernel = new SpecificationReader().ReadFile(Spec)[0].Specification;
        Assert.Equal((RoundingRule.HalfUp, 0.75), (kernel.Rounding, kernel.Bound.MaxLsb));
        Assert.Equal(Recorded.Counts(kernel.Input, values), kernel.Recorded!.Counts.ToArray());
        Assert.Equal(400, kernel.Recorded.Total);
        using JsonDocument report = JsonDocument.Parse(ToolRun.OfWhole("report", output, "--format", "json").Output);
        JsonElement weighed = report.RootElement.GetProperty("reports")[0].GetProperty("recorded");
        Assert.Equal((400, kernel.Recorded.Sha256), (weighed.GetProperty("values").GetInt32(), weighed.GetProperty("sha256").GetString()));

        // The folder alone carries the counts: an altered one is found.
        string manifest = Path.Combine(output, "k", "k.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("[-16, ", "[-15, ", StringComparison.Ordinal));
        ToolRun altered = ToolRun.OfWhole("verify", output);
        Assert.Equal(1, altered.ExitCode);
        Assert.Contains("recorded.counts", altered.Output + altered.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void End_to_end_errors_are_what_eval_says()
    {
        double[] values = Recorded.Values(300);
        string file = Recording(Recorded.Lines(values));
        using JsonDocument json = Calibrated(file, "--activation", "tanh", "--bits", "5", "--method", "table", "--percentile", "95", "--json", "-o", Spec);
        JsonSchema schema = JsonSchema.FromText(CalibrationForm.Schema);
        Assert.True(schema.Evaluate(json.RootElement).IsValid);
        using JsonDocument other = JsonDocument.Parse(json.RootElement.GetRawText().Replace("\"bias\":", "\"mean\":", StringComparison.Ordinal));
        Assert.False(schema.Evaluate(other.RootElement).IsValid);
        JsonElement[] clipping = [.. json.RootElement.GetProperty("proposals").EnumerateArray()];
        Assert.Equal(0, clipping[0].GetProperty("clipped").GetInt32());
        Assert.InRange(clipping[1].GetProperty("clipped").GetInt32(), 1, 300 * 5 / 100);
        Assert.Equal(["min-max", "percentile", "least-squares", "least-kl"], json.RootElement.GetProperty("proposals").EnumerateArray().Select(one => one.GetProperty("range").GetString()));
        foreach (JsonElement one in json.RootElement.GetProperty("proposals").EnumerateArray())
        {
            (string input, string output) = (one.GetProperty("input").GetString()!, one.GetProperty("output").GetString()!);
            (Quantization from, Quantization to) = (Quantization.Parse(input), Quantization.Parse(output));
            ToolRun eval = ToolRun.WithInput(
                string.Concat(values.Select(value => Recorded.Code(from, value).ToString(CultureInfo.InvariantCulture) + "\n")), "eval", "--activation", "tanh", "--input", input, "--output", output, "--method", "table");
            double[] errors = [.. eval.Output.TrimEnd('\n').Split('\n').Select((line, i) => to.Real(long.Parse(line, CultureInfo.InvariantCulture)) - Math.Tanh(values[i]))];
            JsonElement whole = one.GetProperty("whole");
            Assert.Equal(Math.Sqrt(errors.Average(error => error * error)), whole.GetProperty("rms").GetDouble(), 2e-6);
            Assert.Equal(errors.Average(), whole.GetProperty("bias").GetDouble(), 2e-6);
            double most = errors.Max(Math.Abs);
            Assert.InRange(whole.GetProperty("max").GetDouble(), most * (1 - 1e-12), most * 1.00001);
        }
    }

    [Fact]
    public void The_same_recording_gives_the_same_bytes_under_another_name_too()
    {
        string file = Recording(Recorded.Lines(Recorded.Values(200)));
        string copy = directory.Of("other", "x.csv");
        Directory.CreateDirectory(directory.Of("other"));
        File.Copy(file, copy);
        ToolRun[] runs = [.. new[] { (file, "a"), (copy, "b") }.Select(one => ToolRun.OfWhole(
            "calibrate", one.Item1, "--activation", "silu", "--bits", "5", "--method", "table", "--page", directory.Of(one.Item2 + ".html"), "-o", directory.Of(one.Item2 + ".json")))];
        Assert.Equal(runs[0].Output.Replace("/a.json", "/b.json", StringComparison.Ordinal), runs[1].Output);
        Assert.Equal(File.ReadAllText(directory.Of("a.json")), File.ReadAllText(directory.Of("b.json")));
        Assert.Equal(File.ReadAllText(directory.Of("a.html")), File.ReadAllText(directory.Of("b.html")));
    }

    [Fact]
    public void The_page_is_well_formed_and_needs_nothing_else()
    {
        string page = directory.Of("p.html");
        Assert.Equal(0, ToolRun.OfWhole("calibrate", Recording(Recorded.Lines(Recorded.Values(200))), "--activation", "silu", "--bits", "5", "--method", "table", "--page", page, "-o", Spec).ExitCode);
        string text = File.ReadAllText(page);
        System.Xml.Linq.XDocument document = System.Xml.Linq.XDocument.Parse(text.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Equal(2, document.Descendants().Count(element => element.Name.LocalName == "h2"));
        Assert.All((string[])["min-max", "percentile", "least-squares", "least-kl", "SHA-256"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int5", "int9", "--bits", "5", "--output-bits", "9")]
    [InlineData("uint5", "uint5", "--bits", "5", "--unsigned")]
    [InlineData("int6", "int6", "--bits", "6", "--symmetric", "--scales", "power-of-two")]
    public void Formats_are_as_they_are_asked_for(string input, string output, params string[] options)
    {
        using JsonDocument json = Calibrated([Recording(Recorded.Lines(Recorded.Values(200))), "--activation", "gelu", "--method", "table", "--json", "-o", Spec, .. options]);
        KernelSpecification kernel = new SpecificationReader().ReadFile(Spec)[0].Specification;
        Assert.Equal((input, output), (kernel.Input.Type.ToString(), kernel.Output.Type.ToString()));
        if (options.Contains("--symmetric"))
        {
            Assert.Equal((0, 0), (kernel.Input.ZeroPoint, kernel.Output.ZeroPoint));
            Assert.Equal(Math.ScaleB(1, Math.ILogB(kernel.Input.Scale)), kernel.Input.Scale);
            Assert.Equal(Math.ScaleB(1, Math.ILogB(kernel.Output.Scale)), kernel.Output.Scale);
        }
    }

    [Fact]
    public void Codes_of_one_quantization_are_calibrated_for_another()
    {
        string file = directory.Of("codes.bin");
        File.WriteAllBytes(file, [0, 1, 2, 10, 250, 127, 128, 5]);
        using JsonDocument json = Calibrated(file, "--raw", "int8", "--scale", "1/16", "--zero-point", "-2", "--activation", "gelu", "--bits", "4", "--method", "table", "--json", "-o", Spec);
        JsonElement recording = json.RootElement.GetProperty("recording");
        Assert.Equal((-7.875, 8.0625, 8), (recording.GetProperty("min").GetDouble(), recording.GetProperty("max").GetDouble(), recording.GetProperty("values").GetInt32()));
    }

    [Fact]
    public void A_column_is_calibrated_by_its_name()
    {
        using JsonDocument json = Calibrated(
            Recording("step,x,y\n1,0.5,7\n9,2,8\n8,-1,9\n"), "--column", "x", "--activation", "gelu", "--bits", "4", "--method", "table", "--json", "-o", Spec);
        JsonElement recording = json.RootElement.GetProperty("recording");
        Assert.Equal((-1.0, 2.0, 3), (recording.GetProperty("min").GetDouble(), recording.GetProperty("max").GetDouble(), recording.GetProperty("values").GetInt32()));
    }

    [Fact]
    public void An_existing_file_is_not_replaced_unless_it_is_told_to()
    {
        string file = Recording(Recorded.Lines(Recorded.Values(100)));
        File.WriteAllText(Spec, "mine");
        string[] command = ["calibrate", file, "--activation", "gelu", "--bits", "4", "--method", "table", "-o", Spec];
        Assert.Equal(new ToolRun(2, "", $"hwact: {Spec}: exists already, and was not changed; --force replaces a file\n"), ToolRun.OfWhole(command));
        Assert.Equal("mine", File.ReadAllText(Spec));
        Assert.Equal(0, ToolRun.OfWhole([.. command, "--force"]).ExitCode);
        Assert.Contains("recorded", File.ReadAllText(Spec), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hwact: --activation: is missing; ", "-o", "S")]
    [InlineData("hwact: --activation: geglu has two inputs, and a recording is of one; calibrate its gate, --activation gelu, ", "--activation", "geglu")]
    [InlineData("hwact: --activation: ", "--activation", "gelo")]
    [InlineData("hwact: --name: ", "--activation", "gelu", "--name", "while")]
    [InlineData("hwact: --method: ", "--activation", "gelu", "--method", "magic")]
    [InlineData("hwact: --bits: '1' is no width; a whole number from 2 to 16 is needed", "--activation", "gelu", "--bits", "1")]
    [InlineData("hwact: --output-bits: '33' is no width; a whole number from 2 to 32 is needed", "--activation", "gelu", "--output-bits", "33")]
    [InlineData("hwact: --percentile: '101' is no percentile; ", "--activation", "gelu", "--percentile", "101")]
    [InlineData("hwact: --range: there is no 'min_max'; did you mean 'min-max'?", "--activation", "gelu", "--range", "min_max")]
    [InlineData("hwact: --scales: there is no 'pow2'; ", "--activation", "gelu", "--scales", "pow2")]
    [InlineData("hwact: --raw: there is no 'int16'; ", "--activation", "gelu", "--raw", "int16")]
    [InlineData("hwact: --zero-point: is the code of real 0 where the file holds codes; --scale is needed too", "--activation", "gelu", "--zero-point", "3")]
    [InlineData("hwact: --scale: '-1' is no scale: ", "--activation", "gelu", "--scale=-1")]
    [InlineData("hwact: --scale: '1:2' is no scale: ", "--activation", "gelu", "--scale=1:2")]
    [InlineData("hwact: --symmetric: ", "--activation", "gelu", "--symmetric", "--unsigned")]
    [InlineData("hwact: --page: ", "--activation", "gelu", "-o", "S", "--page", "S")]
    [InlineData("hwact: --set: 'alpha' is no assignment; ", "--activation", "elu", "--set", "alpha")]
    public void A_command_line_that_cannot_be_run_says_so_and_writes_nothing(string message, params string[] options)
    {
        string file = Recording("1\n2\n");
        ToolRun run = ToolRun.OfWhole(["calibrate", file, .. options.Select(word => word == "S" ? Spec : word), .. options.Contains("-o") ? Array.Empty<string>() : ["-o", Spec]]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.Equal(["x.csv"], directory.Snapshot().Keys);
    }

    [Theory]
    [InlineData("1\n2,3\n", ":2: has 2 columns; the lines before it have 1")]
    [InlineData("1\nx\n", ":2: 'x' is no number")]
    [InlineData("5\n5\n", ": every one of its 2 values is 5: ")]
    public void A_recording_that_is_none_is_one_message_and_writes_nothing(string text, string message)
    {
        string file = Recording(text);
        ToolRun run = ToolRun.OfWhole("calibrate", file, "--activation", "gelu", "-o", Spec);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(file + message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
        Assert.Equal(["x.csv"], directory.Snapshot().Keys);
    }

    private string Recording(string text)
    {
        string file = directory.Of("x.csv");
        File.WriteAllText(file, text);
        return file;
    }

    private static JsonDocument Calibrated(params string[] arguments)
    {
        ToolRun run = ToolRun.OfWhole(["calibrate", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output);
    }
}
