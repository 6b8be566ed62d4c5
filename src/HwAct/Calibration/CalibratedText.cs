using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Calibration;

/// <summary>A calibrated kernel as a specification, which <c>hwact generate</c> takes as it is.</summary>
internal static class CalibratedText
{
    /// <summary>The text, with a remark above.</summary>
    /// <param name="specification">The kernel.</param>
    /// <param name="proposal">How its formats were chosen.</param>
    public static string Of(KernelSpecification specification, Proposal proposal) =>
        $"// Formats proposed by hwact calibrate ({proposal.Method.Name}: {proposal.Method.Description}) for {Figure.Text(proposal.Recorded.Total)} recorded inputs.\n"
        + IndentedJson.Of(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("kernels");
            SpecificationWriter.Write(writer, specification);
            writer.WriteEndArray();
            writer.WriteEndObject();
        })
        + "\n";
}
