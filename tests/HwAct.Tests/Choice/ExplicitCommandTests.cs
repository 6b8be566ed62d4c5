using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Golden;

namespace HwAct.Tests.Choice;

/// <summary>The command that a header states, and the parameters that a manifest records, make the same sources again, also where the method
/// was chosen, or its parameters were searched for.</summary>
public sealed class ExplicitCommandTests
{
    public static TheoryData<string> Others =>
    [
        "--activation silu --input Q3.4 --output int8:0.02:-100 --method auto",
        "--activation gelu --input Q3.6 --output Q3.6 --method auto --set max_error_lsb=best",
        "--activation mish --input Q3.6 --output Q3.6 --method auto --set objective=instructions --set max_error_lsb=0.75",
        "--activation tanh --input Q3.6 --output Q0.9 --method piecewise-linear --set segments=6",
        "--activation gelu --input Q3.8 --output Q3.8 --method piecewise-linear --set slopes=power-of-two --set breakpoints=octave",
        "--activation sigmoid --input Q3.6 --output UQ0.8 --method piecewise-polynomial --set degree=2 --set segments=3",
        "--activation gelu --input Q3.6 --output Q3.6 --method piecewise-polynomial --set max_error_lsb=best",
        "--activation gelu --input Q3.6 --output Q3.6 --method interpolated-table --set max_error_lsb=best",
        "--activation elu --input int8:0.05:3 --output int8:0.05:3 --method threshold --set max_error_lsb=2 --set alpha=0.5",
        "--activation gelu --input Q3.6 --output Q3.6 --method table --set order=sorted",
        "--activation silu --input Q3.4 --up Q2.4 --output int8:0.05:3 --method auto",
        "--activation gelu --input Q2.3 --up Q2.3 --output Q2.3 --method auto --set max_error_lsb=exact --rounding half-up --target c,verilog",
        "--activation sigmoid --input Q3.3 --up Q2.4 --output Q2.5 --method piecewise-polynomial",
        "--activation gelu-grad --input uint12:0.17186:3661:1..4095 --output uint12:0.000530217:1344:1004..3453 --method logic",
        "--activation hard-swish --input int2:4 --output uint2:5.8:1 --rounding half-away --method logic --set alpha=0.2 --set max_error_lsb=exact",
    ];

    [Fact]
    public void The_catalog_is_made_again_from_what_it_records() =>
        Parallel.ForEach(CatalogKernels.Specifications, kernel => RequireSame(CatalogKernels.Proven(kernel.Specification.Name)));

    [Theory]
    [MemberData(nameof(Others))]
    public void So_is_what_was_asked_for_in_few_words(string options)
    {
        using var directory = new TemporaryDirectory();
        string[] words = ["generate", .. options.Split(' '), "--name", "k", "-o", directory.Path];
        Assert.Equal(0, Run(words));
        string folder = directory.Of("k");
        string manifest = File.ReadAllText(Path.Combine(folder, "k.json"));
        using var json = System.Text.Json.JsonDocument.Parse(manifest);
        string command = json.RootElement.GetProperty("method").GetProperty("command").GetString()!;
        Assert.DoesNotContain("--method auto", command, StringComparison.Ordinal);
        SortedDictionary<string, string> before = Sources(directory);
        Assert.All(before.Where(file => file.Key.EndsWith(".h", StringComparison.Ordinal) || file.Key.EndsWith("k.v", StringComparison.Ordinal)), file => Assert.Contains(command, file.Value, StringComparison.Ordinal));
        string[] again = command.Split(' ');
        Assert.Equal(0, Run([.. again[1..^1], directory.Path]));
        Assert.Equal(before, Sources(directory));
    }

    private static void RequireSame(ProvenKernel kernel)
    {
        ProvenKernel again = CatalogKernels.Generator.Prove(LocatedSpecification.Of(kernel.Designed.Explicit));
        Assert.Equal(Sources(kernel), Sources(again));
    }

    private static Dictionary<string, string> Sources(ProvenKernel kernel) =>
        CatalogKernels.Generator.Emit(kernel, vectors: false).Where(IsSource).ToDictionary(artifact => artifact.Path, artifact => artifact.Text, StringComparer.Ordinal);

    private static bool IsSource(Artifact artifact) => artifact.Path.StartsWith("c/", StringComparison.Ordinal)
        || artifact.Path.StartsWith("verilog/", StringComparison.Ordinal)
        || artifact.Path.StartsWith("rom/", StringComparison.Ordinal);

    private static SortedDictionary<string, string> Sources(TemporaryDirectory directory) => new(
        directory.Snapshot().Where(file => file.Key.StartsWith("k/", StringComparison.Ordinal) && file.Key.Count(c => c == '/') > 1).ToDictionary(StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static int Run(string[] arguments) => Cli.ToolRun.OfWhole(arguments).ExitCode;
}
