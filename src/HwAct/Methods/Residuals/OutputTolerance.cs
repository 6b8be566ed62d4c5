using HwAct.Activations;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>The output codes that keep a bound, for every input code: a closed interval that holds the ideal code.</summary>
/// <param name="Low">Smallest allowed output code, or <see cref="Unbounded"/> negated where saturation catches anything below.</param>
/// <param name="High">Largest allowed output code, or <see cref="Unbounded"/> where saturation catches anything above.</param>
internal sealed record OutputTolerance(ImmutableArray<long> Low, ImmutableArray<long> High)
{
    /// <summary>Stands for "anything from the end of the output codes on, because it saturates".</summary>
    public const long Unbounded = 1L << 40;

    // Where the activation has all but reached its asymptote, a kernel with a bound of about one LSB must not settle one code off for
    // the rest of the input. Who allows several LSB wants few segments, and gets them.
    private const double Settled = 0.125;
    private const double SettledBound = 0.75;
    private const double WidestSettledBound = 2;

    /// <summary>What a bound asks for besides itself, for a kernel that keeps only the bound.</summary>
    public static string Besides { get; } = string.Create(
        CultureInfo.InvariantCulture, $"not exact at 0, or not within {SettledBound} LSB where the activation has all but reached its asymptote, as a bound up to {WidestSettledBound} LSB asks for");

    // Values are known to about 2^−29 LSB at 16 bits; a code that is closer than this to the bound is not counted on.
    private const double Margin = 1e-6;

    /// <summary>The tolerance for a bound.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="maxErrorLsb">The bound in output LSB, at least 0.5.</param>
    public static OutputTolerance For(IdealCodes reference, double maxErrorLsb)
    {
        IntegerCodes codes = reference.Specification.Output.Codes;
        var low = ImmutableArray.CreateBuilder<long>(reference.Codes.Count);
        var high = ImmutableArray.CreateBuilder<long>(reference.Codes.Count);
        for (int i = 0; i < reference.Codes.Count; i++)
        {
            (long least, long most) = At(reference, i, maxErrorLsb);
            low.Add(least <= codes.Min ? -Unbounded : least);
            high.Add(most >= codes.Max ? Unbounded : most);
        }

        return new OutputTolerance(low.MoveToImmutable(), high.MoveToImmutable());
    }

    private static (long Low, long High) At(IdealCodes reference, int index, double maxErrorLsb)
    {
        long ideal = reference.Ideal[index];
        if (maxErrorLsb <= ErrorBound.OfCorrectRounding || (reference.Exact[index] && maxErrorLsb <= ErrorBound.OfFaithfulRounding) || IsRealZero(reference, index))
        {
            return (ideal, ideal);
        }

        double value = reference.Saturated(index);
        double reach = (maxErrorLsb <= WidestSettledBound && IsSettled(reference, index) ? Math.Min(maxErrorLsb, SettledBound) : maxErrorLsb) - Margin;
        return (Math.Min(ideal, (long)Math.Ceiling(value - reach)), Math.Max(ideal, (long)Math.Floor(value + reach)));
    }

    private static bool IsSettled(IdealCodes reference, int index)
    {
        Base lines = reference.Specification.Activation.Asymptotes;
        double x = reference.Specification.Input.Real(reference.Codes[index]);
        double line = x < 0 ? (lines.NegativeSlope * x) + lines.NegativeOffset : (lines.PositiveSlope * x) + lines.PositiveOffset;
        double rest = reference.Value[index] - reference.Specification.Output.ZeroPoint - (line / reference.Specification.Output.Scale);
        return Math.Abs(rest) < Settled;
    }

    /// <summary>Whether an input code is real zero and f(0) an output code: it is kept exact at any bound, for an activation that
    /// moves zero spoils padding and sparsity.</summary>
    internal static bool IsRealZero(IdealCodes reference, int index) =>
        reference.Exact[index] && reference.Codes[index] == reference.Specification.Input.ZeroPoint;
}
