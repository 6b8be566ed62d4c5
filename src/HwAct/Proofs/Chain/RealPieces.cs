using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>The best that real coefficients could do on the segments of a program: on each the polynomial of its degree whose largest
/// distance from the exact values is the least.</summary>
internal static class RealPieces
{
    /// <summary>A higher degree is that of nested polynomials, which no single polynomial stands for.</summary>
    public const int MostDegree = 3;

    /// <summary>Why there are none; null where there are.</summary>
    public static string? ReasonAgainst(ImmutableArray<ProgramPiece> pieces, int codes) =>
        pieces.Max(piece => piece.Degree) > MostDegree ? "its polynomials are nested: no segment has coefficients of its own"
        : 2 * pieces.Length > codes ? "nearly every code has an entry of its own: there are no segments and no coefficients"
        : null;

    /// <summary>How far the polynomials are from the exact values, in output LSB, code by code.</summary>
    /// <param name="pieces">The segments.</param>
    /// <param name="values">The exact values in output LSB.</param>
    /// <param name="lines">The straight lines that the polynomials are added to, in output LSB; null where there are none.</param>
    public static double[] Of(ImmutableArray<ProgramPiece> pieces, ImmutableArray<double> values, double[]? lines)
    {
        var distances = new double[values.Length];
        var minimax = new WeightedMinimax(MostDegree);
        Span<int> points = stackalloc int[MostDegree + 2];
        foreach (ProgramPiece piece in pieces)
        {
            int degree = piece.Degree;
            int count = piece.Count;
            if (count < degree + 2)
            {
                continue;
            }

            // About the middle of the segment and of its values, where doubles are dense.
            double half = 0.5 * (count - 1);
            double level = values[piece.First + (count / 2)] - (lines?[piece.First + (count / 2)] ?? 0);
            var x = new double[count];
            var f = new double[count];
            var weight = new double[count];
            for (int i = 0; i < count; i++)
            {
                x[i] = (i - half) / Math.Max(half, 1);
                f[i] = values[piece.First + i] - (lines?[piece.First + i] ?? 0) - level;
                weight[i] = 1;
            }

            Span<int> reference = points[..(degree + 2)];
            WeightedMinimax.Spread(reference, count);
            minimax.Solve(count, x, f, weight, degree, reference, double.PositiveInfinity);
            for (int i = 0; i < count; i++)
            {
                distances[piece.First + i] = WeightedMinimax.Evaluate(minimax.Coefficients, x[i]) - f[i];
            }
        }

        return distances;
    }

    /// <summary>The straight lines of an activation in output LSB, code by code.</summary>
    public static double[] Lines(KernelSpecification specification)
    {
        IntegerCodes codes = specification.Input.Codes;
        return [.. codes.ToArray().Select(code =>
        {
            double x = specification.Input.Real(code);
            return specification.Activation.Base.At(DoubleEnclosure.Exactly(Math.Abs(x)), x < 0).Middle / specification.Output.Scale;
        })];
    }
}
