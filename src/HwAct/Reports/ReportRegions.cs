using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;

namespace HwAct.Reports;

/// <summary>The error by region, one row a region with a bar.</summary>
internal static class ReportRegions
{
    // Length in pixels of the bar of the region with the largest error.
    private const double LongestBar = 160;

    // Mirrored regions have the same error up to the last bits of a double: both are marked.
    private const double Alike = 1 - 1e-9;

    public static TemplateValue Of(ProvenKernel kernel)
    {
        ImmutableArray<Region> regions = Region.Of(kernel);
        double worst = regions.Max(region => region.MaxLsb);
        return TemplateValue.List(regions.Select(region => new TemplateModel
        {
            ["first"] = Figure.Shown(region.First),
            ["last"] = Figure.Shown(region.Last),
            ["real_first"] = Figure.Shown(kernel.Specification.Input.Real(region.First)),
            ["real_last"] = Figure.Shown(kernel.Specification.Input.Real(region.Last)),
            ["max_lsb"] = Figure.AtMost(region.MaxLsb),
            ["code"] = Figure.Shown(region.MaxLsbCode),
            ["misrounded"] = Figure.Shown(region.MisroundedCodes),
            ["percent"] = Figure.Percent(region.MisroundedCodes, region.Codes),
            ["bar"] = Pixels.Text(worst > 0 ? LongestBar * region.MaxLsb / worst : 0),
            ["is_worst"] = worst > 0 && region.MaxLsb >= worst * Alike,
        }));
    }
}
