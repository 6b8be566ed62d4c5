using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// The usual way to make a gated activation: the gate is rounded to codes of its own, as wide as its input, and the product of two codes
/// is requantized; so the gate is rounded twice. Here both roundings are exact: no pipeline of two kernels can do better.
/// </summary>
internal sealed class TwoSteps : IPublishedAlgorithm
{
    /// <inheritdoc/>
    public string Name => "two-roundings";

    /// <inheritdoc/>
    public string Source => "usual practice: the gate correctly rounded to codes as wide as its input, then a product and a second rounding";

    /// <inheritdoc/>
    public long Bytes => 0;

    /// <inheritdoc/>
    public string Serves => "any gated function";

    /// <inheritdoc/>
    public bool IsUsedFor(KernelSpecification specification) => true;

    /// <inheritdoc/>
    public long[] Outputs(KernelSpecification specification, IdealCodes reference) => [.. reference.Ideal];

    /// <summary>The specification of the gate alone: signed codes as wide as its input, and a scale with which its largest value just fits.</summary>
    public static KernelSpecification GateOf(KernelSpecification specification)
    {
        Quantization input = specification.Input;
        var type = new IntegerType(signed: true, Math.Max(input.Type.Bits, 4));
        double largest = 0;
        for (long code = input.MinCode; code <= input.MaxCode; code++)
        {
            largest = Math.Max(largest, Math.Abs(specification.Activation.Evaluate(input.Real(code))));
        }

        double scale = Math.Clamp(largest / type.Max, Quantization.SmallestScale, Quantization.LargestScale);
        return specification.Part(new Quantization(type, scale, 0), ErrorBound.CorrectlyRounded);
    }
}
