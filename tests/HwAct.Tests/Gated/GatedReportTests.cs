using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Reports;
using HwAct.Targets;

namespace HwAct.Tests.Gated;

/// <summary>Manifest, report, header and vectors of a gated kernel.</summary>
public sealed class GatedReportTests
{
    private static readonly ProvenGatedKernel Kernel = Gates.Prove("gelu", "int6:0.2:-3", "int5:0.13:2", "int8:0.07:9", "interpolated-table");

    [Fact]
    public void The_manifest_states_the_pair_of_the_largest_error_and_the_gate_alone()
    {
        JsonElement manifest = JsonDocument.Parse(Manifest.Of(Kernel).Text).RootElement;
        JsonElement error = manifest.GetProperty("error");
        Assert.Equal(2048, error.GetProperty("codes").GetInt64());
        Assert.Equal(Kernel.Error.MaxLsbCode, error.GetProperty("max_lsb_code").GetInt64());
        Assert.Equal(Kernel.Error.WorstCodes[1], error.GetProperty("max_lsb_up_code").GetInt64());
        Assert.Equal(64, manifest.GetProperty("gate").GetProperty("error").GetProperty("codes").GetInt64());
        Assert.Equal(Kernel.Gate.Specification.Output.Scale, manifest.GetProperty("gate").GetProperty("scale").GetDouble());
        Assert.Equal(3, manifest.GetProperty("error_shares").GetArrayLength());
        Assert.Equal("GEGLU", manifest.GetProperty("activation").GetProperty("title").GetString());
        Assert.Contains("every pair", manifest.GetProperty("vectors").GetProperty("order").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shares_of_the_error_are_no_less_than_the_whole()
    {
        double[] shares = [.. Kernel.Design.ErrorShares.Select(share => share.MaxLsb)];
        Assert.InRange(Kernel.Error.MaxLsb, shares.Max(), shares.Sum() + 1e-9);
    }

    [Fact]
    public void The_report_is_well_formed_and_speaks_of_pairs()
    {
        string text = ErrorReport.Of(Kernel).Text;
        XDocument report = XDocument.Parse(text);
        Assert.Equal(["function", "error", "map", "slope"], report.Descendants().Where(element => element.Name.LocalName == "figure").Select(figure => figure.Attribute("id")!.Value));
        Assert.Contains("measured over all 2,048 pairs by the formula of the product", text, StringComparison.Ordinal);
        Assert.Contains($"gate {Figure.Shown(Kernel.Error.MaxLsbCode)}, up {Figure.Shown(Kernel.Error.WorstCodes[1])}", text, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 10_000, 90_000);
    }

    [Fact]
    public void Regions_hold_every_pair_once()
    {
        var regions = Region.Of(Kernel);
        Assert.Equal(2048, regions.Sum(region => region.Codes));
        Assert.Equal(Kernel.Error.MisroundedCodes, regions.Sum(region => region.MisroundedCodes));
        Assert.Equal(Kernel.Error.MaxLsb, regions.Max(region => region.MaxLsb));
    }

    [Fact]
    public void The_vectors_are_the_outputs_of_every_pair_the_second_input_fastest()
    {
        string[] lines = KernelEmitter.Vectors(Kernel).Text.TrimEnd('\n').Split('\n');
        Assert.Equal(2048, lines.Length);
        int index = (5 * 32) + 7;
        Assert.Equal(VectorsText.Hex(Kernel.Product.At(Kernel.Gate.Outputs[5], -16 + 7 - 2), Kernel.Kernel.Output.Type), lines[index]);
    }

    [Fact]
    public void The_header_has_both_inputs_and_the_command_that_makes_it_again()
    {
        string header = new KernelEmitter().Emit(Kernel).Single(file => file.Path == "c/kernel.h").Text;
        Assert.Contains("int8_t kernel(int8_t gate, int8_t up);", header, StringComparison.Ordinal);
        Assert.Contains(" * Up         int5 codes -16 to 15, real = 0.13 * (code - 2)", header, StringComparison.Ordinal);
        Assert.Contains("--up int5:0.13:2", header, StringComparison.Ordinal);
        Assert.Contains("proven over all 2,048 pairs of input codes", header, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_has_a_section_of_the_gated_form() =>
        Assert.Contains("## GEGLU", CatalogIndex.Of([Kernel]).Single(file => file.Path == "README.md").Text, StringComparison.Ordinal);

    [Fact]
    public void The_properties_are_those_of_all_pairs()
    {
        KernelProperties properties = Kernel.Properties;
        Assert.Equal((false, true, true, true), (properties.CorrectlyRounded, properties.Faithful, properties.SignKept, properties.Monotone));
        Assert.True(properties.ZeroIsExact);
        Assert.Null(properties.Symmetry);
    }
}
