using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// I-BERT's i-GELU: ½x·(1 + erf(x/√2)) with erf replaced by sign(x)·(a·(min(|x|, −b) + b)² + 1), all in integers whose scales are
/// carried along as real numbers; the only rounding of the result is that to the output code.
/// </summary>
/// <remarks>Kim, Gholami, Yao, Mahoney and Keutzer, "I-BERT: Integer-only BERT Quantization", 2021, algorithms 1 to 3. The polynomial
/// alone is 1.8e−2 from GELU, so no width of the codes helps. The published code also drops 14 bits of the polynomial, which is all
/// there is of it where codes have 8.</remarks>
/// <param name="rescales">Whether the polynomial's low 14 bits are dropped, as in the published code.</param>
internal sealed class IntegerGelu(bool rescales) : IPublishedAlgorithm
{
    private const double A = -0.2888;
    private const double B = -1.769;
    private const double C = 1;

    // The published code has √2 to four decimals.
    private const double RootOfTwo = 1.4142;
    private const double Dropped = 1 << 14;

    /// <inheritdoc/>
    public string Name => rescales ? "i-bert-as-coded" : "i-bert";

    /// <inheritdoc/>
    public string Source => rescales
        ? "Kim et al. 2021, IntGELU of the published code: the polynomial's low 14 bits are dropped"
        : "Kim et al. 2021, \"I-BERT: Integer-only BERT Quantization\", algorithms 1 to 3";

    /// <inheritdoc/>
    public long Bytes => 0;

    /// <inheritdoc/>
    public string Serves => "GELU of signed codes with zero points 0";

    /// <inheritdoc/>
    public bool IsUsedFor(KernelSpecification specification) =>
        specification.Activation is Gelu && IsSymmetric(specification.Input) && IsSymmetric(specification.Output);

    /// <inheritdoc/>
    public long[] Outputs(KernelSpecification specification, IdealCodes reference)
    {
        double erfInput = specification.Input.Scale / RootOfTwo;
        double b = Math.Floor(B / erfInput);
        double c = Math.Floor(C / A / (erfInput * erfInput));
        double erfScale = erfInput * erfInput * A * (rescales ? Dropped : 1);
        double one = Math.Floor(1 / erfScale);
        double scale = specification.Input.Scale * erfScale / 2;
        return [.. reference.Codes.ToArray().Select(code =>
        {
            double q = code - specification.Input.ZeroPoint;
            double root = Math.Min(Math.Abs(q), -b) + b;
            double erf = Math.Sign(q) * ((root * root) + c);
            double product = q * ((rescales ? Math.Floor(erf / Dropped) : erf) + one);
            return OutputCode.Of(product * scale, specification);
        })];
    }

    private static bool IsSymmetric(Quantization quantization) => quantization.Type.Signed && quantization.ZeroPoint == 0;
}
