using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Golden;

namespace HwAct.Tests.Reports;

public partial class ManifestTests
{
    public static TheoryData<string> Names => ReportedKernels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Error_figures_are_those_of_running_every_code_one_by_one(string name)
    {
        ProvenActivation kernel = ReportedKernels.Named(name);
        KernelSpecification asked = kernel.Specification;
        JsonElement error = Parse(kernel).GetProperty("error");
        var evaluation = new CertifiedEvaluation(asked.Activation, asked.Input, asked.Output, asked.Rounding);
        var interpreter = new Interpreter(kernel.Kernel);
        decimal sum = 0;
        decimal squares = 0;
        double worst = 0;
        int misrounded = 0;
        int saturated = 0;
        int codes = 0;
        for (long code = asked.Input.Type.Min; code <= asked.Input.Type.Max; code++)
        {
            CertifiedCode certified = evaluation.At(code);
            double exact = certified.Quotient + asked.Output.ZeroPoint;
            double limited = Math.Min(Math.Max(exact, asked.Output.Type.Min), asked.Output.Type.Max);
            long output = interpreter.Run(code);
            double off = output - limited;
            worst = Math.Max(worst, Math.Abs(off));
            sum += (decimal)off;
            squares += (decimal)off * (decimal)off;
            misrounded += output == asked.Output.Type.Saturate((long)certified.Ideal) ? 0 : 1;
            saturated += exact == limited ? 0 : 1;
            codes++;
        }

        double rmse = Math.Sqrt((double)(squares / codes));
        AssertFigure(worst, error.GetProperty("max_lsb"));
        AssertFigure(worst * asked.Output.Scale, error.GetProperty("max_abs"));
        AssertFigure(rmse, error.GetProperty("rmse_lsb"));
        AssertFigure(rmse * asked.Output.Scale, error.GetProperty("rmse"));
        AssertFigure((double)(sum / codes), error.GetProperty("bias_lsb"));
        AssertFigure((double)(sum / codes) * asked.Output.Scale, error.GetProperty("bias"));
        Assert.Equal(misrounded, error.GetProperty("misrounded_codes").GetInt32());
        Assert.Equal(saturated, error.GetProperty("saturated_codes").GetInt32());
        Assert.Equal(codes, error.GetProperty("codes").GetInt32());
        long worstCode = error.GetProperty("max_lsb_code").GetInt64();
        double at = interpreter.Run(worstCode) - Math.Clamp(
            evaluation.At(worstCode).Quotient + asked.Output.ZeroPoint, asked.Output.Type.Min, asked.Output.Type.Max);
        Assert.Equal(worst, Math.Abs(at), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cost_is_counted_over_tables_and_steps(string name)
    {
        ProvenActivation kernel = ReportedKernels.Named(name);
        JsonElement manifest = Parse(kernel);
        JsonElement[] tables = [.. manifest.GetProperty("tables").EnumerateArray()];
        Assert.Equal(kernel.Kernel.Tables.Select(table => table.Name), tables.Select(table => table.GetProperty("name").GetString()!), StringComparer.Ordinal);
        Assert.All(tables, table => Assert.Equal(
            table.GetProperty("entries").GetInt64() * table.GetProperty("width").GetInt64(), table.GetProperty("rom_bits").GetInt64()));
        Assert.Equal(tables.Sum(table => table.GetProperty("rom_bits").GetInt64()), manifest.GetProperty("rom_bits").GetInt64());
        Assert.Equal(tables.Sum(table => table.GetProperty("rom_bytes").GetInt64()), manifest.GetProperty("rom_bytes").GetInt64());
        Assert.Equal(kernel.Kernel.Steps.Count(step => step is Multiply), manifest.GetProperty("multiplications").GetInt32());
        Assert.Equal(kernel.Kernel.Steps.Length - 1, manifest.GetProperty("steps").GetInt32());
        Assert.Equal(0, manifest.GetProperty("latency").GetInt32());
    }

    // Of the catalog, where a search among breakpoints is comparisons with constants in some sources, and a map in others.
    [Fact]
    public void Bytes_of_tables_in_C_are_those_of_the_arrays_that_are_there()
    {
        int others = 0;
        foreach (string source in Directory.GetFiles(Repository.Generated, "*.c", SearchOption.AllDirectories).Where(file => !file.EndsWith("_test.c", StringComparison.Ordinal)))
        {
            string name = Path.GetFileNameWithoutExtension(source);
            using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Generated, name, name + ".json")));
            long arrays = Arrays().Matches(File.ReadAllText(source))
                .Sum(array => long.Parse(array.Groups["bits"].Value, CultureInfo.InvariantCulture) / 8 * long.Parse(array.Groups["count"].Value, CultureInfo.InvariantCulture));
            Assert.Equal((name, arrays), (name, manifest.RootElement.GetProperty("c_rom_bytes").GetInt64()));
            others += manifest.RootElement.GetProperty("rom_bytes").GetInt64() == arrays ? 0 : 1;
        }

        Assert.InRange(others, 10, 30);
    }

    [Fact]
    public void Parameters_are_those_used_also_where_the_method_chose_them()
    {
        JsonElement parameters = Parse(ReportedKernels.Interpolated).GetProperty("method").GetProperty("parameters");
        Assert.Equal(
            ReportedKernels.Interpolated.Design.Parameters.Select(p => p.Key), parameters.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal);
        Assert.True(parameters.GetProperty("segments").GetInt32() > 0);
    }

    [Fact]
    public void Form_error_is_reported_only_where_a_form_approximates_another()
    {
        Assert.False(Parse(ReportedKernels.Interpolated).TryGetProperty("form_error", out _));
        JsonElement form = Parse(ReportedKernels.Form).GetProperty("form_error");
        Assert.Equal("gelu", form.GetProperty("approximates").GetString());
        Assert.Equal(0.0203349, form.GetProperty("max_abs").GetDouble());
    }

    [Fact]
    public void Shares_of_the_error_are_reported_where_the_method_tells_them_apart()
    {
        Assert.False(Parse(ReportedKernels.Table).TryGetProperty("error_shares", out _));
        JsonElement[] shares = [.. Parse(ReportedKernels.Tanh).GetProperty("error_shares").EnumerateArray()];
        Assert.Equal(
            ReportedKernels.Tanh.Design.ErrorShares.Select(share => share.Name), shares.Select(share => share.GetProperty("name").GetString()!), StringComparer.Ordinal);
        Assert.All(shares, share => Assert.Contains(
            $">{Figure.Shown(share.GetProperty("max_lsb").GetDouble())} LSB<", ErrorReport.Of(ReportedKernels.Tanh).Text, StringComparison.Ordinal));
        Assert.NotEmpty(shares);
    }

    [Fact]
    public void The_vectors_file_is_hashed_whether_or_not_it_is_written()
    {
        ProvenActivation kernel = ReportedKernels.Table;
        string with = Manifest.Of(kernel, [new("c/gelu_s8.c", "c"), KernelEmitter.Vectors(kernel), new("report.html", "r")]).Text;
        string without = Manifest.Of(kernel, [new("report.html", "r"), new("c/gelu_s8.c", "c")]).Text;
        Assert.Equal(without, with);
        using JsonDocument manifest = JsonDocument.Parse(with);
        Assert.Equal(["c/gelu_s8.c", "report.html"], manifest.RootElement.GetProperty("files").EnumerateObject().Select(file => file.Name), StringComparer.Ordinal);
        Assert.Equal(TextForm.Sha256("c"), manifest.RootElement.GetProperty("files").GetProperty("c/gelu_s8.c").GetString());
        Assert.Equal(kernel.Digest.Sha256, manifest.RootElement.GetProperty("vectors").GetProperty("sha256").GetString());
    }

    [Fact]
    public void The_same_kernel_gives_the_same_bytes_in_any_culture()
    {
        string expected = Manifest.Of(ReportedKernels.Form).Text;
        using var culture = new StrangeCulture();
        ProvenActivation again = ReportedKernels.Prove(
            "gelu_sigmoid", new GeluSigmoid(), "Q3.8", "int10:0.01:-200", new MethodChoice("interpolated-table"), 1);
        Assert.Equal(expected, Manifest.Of(again).Text);
    }

    [Fact]
    public void The_file_is_named_after_the_kernel_and_ends_its_lines_with_LF()
    {
        HwAct.Targets.Artifact artifact = Manifest.Of(ReportedKernels.Table);
        Assert.Equal("gelu_s8.json", artifact.Path);
        Assert.DoesNotContain('\r', artifact.Text);
        Assert.EndsWith("}\n", artifact.Text, StringComparison.Ordinal);
        Assert.Contains("½x·(1 + erf(x/√2))", artifact.Text, StringComparison.Ordinal);
    }

    internal static JsonElement Parse(ProvenActivation kernel)
    {
        using JsonDocument document = JsonDocument.Parse(Manifest.Of(kernel).Text);
        return document.RootElement.Clone();
    }

    // Six significant digits: half a unit of the last is at most 5e−6 of the value.
    private static void AssertFigure(double expected, JsonElement actual) =>
        Assert.True(Math.Abs(expected - actual.GetDouble()) <= 5.0001e-6 * Math.Abs(expected) + 1e-18, $"{actual} is not {expected}");

    [GeneratedRegex(@"const u?int(?<bits>\d+)_t HWACT_TABLE \w+\[(?<count>\d+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Arrays();
}
