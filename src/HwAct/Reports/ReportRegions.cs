using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The error over equal parts of the input: the data of the plot of the error.</summary>
internal static class ReportRegions
{
    public static ReportTable Of(ProvenKernel kernel)
    {
        FunctionPort port = kernel.Specification.Function.Ports.First();
        string x = kernel.Specification.Inputs.Length == 1 ? "x" : port.Name;
        return new(
            "error_data",
            "",
            kernel.Inner is null ? "Equal parts of the input; together they hold every code once." : "Equal parts of the gate, each with every code of the second input; together they hold every pair once.",
            ["codes from", "to", $"{x} from", "max LSB", "at code", "misrounded", "%"],
            [.. Region.Of(kernel).Select(region => ImmutableArray.Create(
                Figure.Shown(region.First),
                Figure.Shown(region.Last),
                Figure.Shown(kernel.Specification.Input.Real(region.First)),
                Figure.AtMost(region.MaxLsb),
                Figure.Shown(region.MaxLsbCode),
                Figure.Shown(region.MisroundedCodes),
                Figure.Percent(region.MisroundedCodes, region.Codes)))]);
    }
}
