using System.Collections.Immutable;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Targets;
using HwAct.Tests.Gated;
using HwAct.Tests.Methods;
using HwAct.Tests.Reports;

namespace HwAct.Tests.Targets;

/// <summary>C, Verilog, benches, images, vectors, programs, manifests and reports do not follow the machine's way to write numbers: a program that
/// uses the library may run in a culture with another minus sign.</summary>
public sealed class CultureTests
{
    // Not every pair of this one is driven: the bench makes them.
    private static readonly ProvenKernel Wide = Gates.Prove("relu", "int11:0.01:-5", "int11:0.01:-7", "int12:0.05:-100", "piecewise-linear", 1.5);

    [Fact]
    public void Nothing_that_is_generated_follows_the_culture()
    {
        ImmutableArray<Artifact> invariant = Emit();
        using var culture = new StrangeCulture();
        Assert.Equal("~1,5", (-1.5).ToString());

        // Manifests last: they hold the hashes of the others.
        foreach ((Artifact expected, Artifact actual) in invariant.Zip(Emit()).OrderBy(pair => pair.First.Path.EndsWith("kernel.json", StringComparison.Ordinal)))
        {
            Assert.Equal(expected, actual);
        }
    }

    // Negative entries, zero points, breakpoints, coefficients and remarks, designed anew.
    private static ImmutableArray<Artifact> Emit()
    {
        var generator = new Generator(TemplateRenderer.Create(directory: null));
        ProvenKernel[] kernels =
        [
            Designs.Prove("table", "int8:0.05:-3", "int9:0.0004:-118"),
            Designs.Prove("interpolated-table", "int8:0.05:-3", "int8:0.03:-7"),
            Designs.Prove("piecewise-polynomial", "int8:0.05:-3", "int12:0.003:-7"),
            Designs.Prove("tanh-polynomial", "Q3.4", "Q3.4", activation: "silu"),
            Designs.Prove("threshold", "int8:0.05:-9", "int8:0.03:-40", 1, "prelu"),
            Gates.Prove("gelu", "int6:0.1:-5", "int6:0.1:-7", "int8:0.05:-100"),
            Wide,
        ];
        return [.. kernels.SelectMany(kernel => generator.Emit(kernel, vectors: false)), .. generator.Index(kernels)];
    }
}
