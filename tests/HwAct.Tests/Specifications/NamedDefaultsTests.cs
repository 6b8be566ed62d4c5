using System.Collections.Immutable;
using System.Globalization;
using HwAct.Activations;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>Naming a default changes nothing: not the design, not a byte of what is written.</summary>
public sealed class NamedDefaultsTests
{
    private const string Gated = "up: \"int5:0.14:-3\"";

    private static readonly Generator Generator = new(TemplateRenderer.Create(null));

    public static IEnumerable<object[]> Methods => MethodDeclarations.All.SelectMany(_ => Bounds, (method, bound) => new object[] { method.Name, bound });

    private static readonly string[] Bounds = ["", "max_error_lsb: 0.7", "max_error_lsb: \"best\""];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_default_of_a_method_may_be_named(string method, string bound)
    {
        ImmutableArray<ParameterSignature> parameters = MethodDeclarations.Find(method)!.Parameters;
        foreach (string[] kernel in (string[][])[["input: \"int5:0.22:2\""], ["input: \"int5:0.22:2\"", Gated]])
        {
            string[] rest = bound.Length == 0 ? kernel : [.. kernel, bound];
            string asked = Written([.. rest, $"method: \"{method}\""]);
            foreach (ParameterSignature parameter in parameters)
            {
                Assert.Equal(asked, Written([.. rest, Method(method, parameter)]));
            }

            Assert.Equal(asked, Written([.. rest, Method(method, [.. parameters])]));
        }
    }

    [Theory]
    [InlineData("rounding: \"half-even\"")]
    [InlineData("max_error_lsb: \"faithful\"")]
    [InlineData("targets: [\"c\", \"verilog\", \"rom\"]")]
    [InlineData("input: \"int5:0.125:0\"")]
    [InlineData("input: { \"type\": \"int5\", \"scale\": 0.125, \"zero_point\": 0 }")]
    public void So_may_every_other_default(string named)
    {
        const string Usual = "input: \"Q1.3\"";
        Assert.Equal(Written(Usual, "method: \"piecewise-linear\""), Written(named.StartsWith("input", StringComparison.Ordinal) ? named : Usual, "method: \"piecewise-linear\"", named));
    }

    [Fact]
    public void A_bound_that_follows_from_the_size_may_be_named()
    {
        const string Sized = "method: { \"name\": \"interpolated-table\", \"segments\": 4 }";
        Assert.Equal(Written(Sized), Written(Sized, "max_error_lsb: \"best\""));
    }

    [Fact]
    public void Every_default_of_an_activation_may_be_named()
    {
        foreach (ActivationEntry entry in ActivationCatalog.All.Where(entry => !entry.Parameters.IsEmpty))
        {
            string asked = Written($"activation: \"{entry.Default.Name}\"");
            foreach (ActivationParameter[] named in entry.Parameters.Select(parameter => new[] { parameter }).Append([.. entry.Parameters]))
            {
                string members = string.Concat(named.Select(parameter => string.Create(CultureInfo.InvariantCulture, $", \"{parameter.Name}\": {parameter.Usual:R}")));
                Assert.Equal(asked, Written($"activation: {{ \"name\": \"{entry.Default.Name}\"{members} }}"));
            }
        }
    }

    [Fact]
    public void What_one_parameter_leaves_open_alone_is_a_default_beside_it()
    {
        string[] wide = ["input: \"Q3.12\"", "output: \"Q3.12\""];
        string[] litert = [.. wide, "method: { \"name\": \"interpolated-table\", \"layout\": \"litert\" }"];
        string[] named = [.. wide, "method: { \"name\": \"interpolated-table\", \"layout\": \"litert\", \"segments\": 512, \"entry_bits\": 16 }"];
        Assert.Equal(SpecificationWriter.ToJson(Specify.ReadOne(litert)), SpecificationWriter.ToJson(Specify.ReadOne(named)));
        Assert.Equal(ErrorBound.Best, Specify.ReadOne(named).Bound);
        Assert.Equal(512, InterpolatedTableDeclaration.Segments.In(Specify.ReadOne(litert).Method));
        Assert.Equal(512, Specify.ReadOne([.. wide, "method: { \"name\": \"interpolated-table\", \"segments\": 512 }"]).Method.Parameters["segments"].Number);
    }

    [Fact]
    public void A_design_reports_every_parameter_that_its_method_declares_as_it_may_be_asked_for()
    {
        foreach (MethodSignature method in MethodDeclarations.All.Where(method => method != AutoDeclaration.Signature))
        {
            ProvenKernel kernel = Generator.Prove(Assert.Single(Specify.Read(Specify.OneKernel($"method: \"{method.Name}\"", "max_error_lsb: \"best\""))));
            Dictionary<string, ParameterValue> reported = kernel.Design.Parameters.ToDictionary(StringComparer.Ordinal);
            foreach (ParameterSignature parameter in method.Parameters)
            {
                Assert.True(reported.TryGetValue(parameter.Name, out ParameterValue value), $"{method.Name} does not report {parameter.Name}");
                Assert.Null(parameter.ReasonAgainst(value));
            }
        }
    }

    [Fact]
    public void No_default_fixes_the_size_of_a_kernel() =>
        Assert.All(MethodDeclarations.All.SelectMany(method => method.Parameters), parameter => Assert.False(parameter.FixesSize(parameter.Default)));

    private static string Method(string name, params ParameterSignature[] named) =>
        $"method: {{ \"name\": \"{name}\"{string.Concat(named.Select(parameter => $", \"{parameter.Name}\": {(parameter.Default.IsNumber ? parameter.Default : $"\"{parameter.Default}\"")}"))} }}";

    // Every byte of every file, or the reason why there is none.
    private static string Written(params string[] changes)
    {
        try
        {
            ProvenKernel kernel = Generator.Prove(Assert.Single(Specify.Read(Specify.OneKernel(["output: \"int6:0.1:-4\"", .. changes]))));
            return string.Join('\n', Generator.Emit(kernel, vectors: true).Select(file => $"{file.Path}\n{file.Text}"));
        }
        catch (SpecificationException exception)
        {
            return exception.Message;
        }
    }
}
