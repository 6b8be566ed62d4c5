using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>Finds the least bound that a method can keep, where the best is asked for.</summary>
internal static class LeastBound
{
    /// <summary>The design that keeps the least bound: correct rounding where it can, else what doubling and bisection find; null where it
    /// keeps none.</summary>
    /// <param name="design">The design for a bound in output LSB, or null where there is none.</param>
    /// <param name="most">The widest bound tried: what leaves nothing of the output.</param>
    /// <param name="resolution">How near to the least bound to come: in output LSB up to 1, and relative to the bound beyond.</param>
    public static T? Find<T>(Func<double, T?> design, double most, double resolution)
        where T : class
    {
        LongWork.Continue();
        if (design(ErrorBound.OfCorrectRounding) is T rounded)
        {
            return rounded;
        }

        double failed = ErrorBound.OfCorrectRounding;
        double reached = ErrorBound.OfFaithfulRounding;
        T? best;
        while ((best = design(reached)) is null)
        {
            failed = reached;
            reached *= 2;
            if (reached > most)
            {
                return null;
            }
        }

        while (reached - failed > Math.Max(resolution, reached * resolution))
        {
            LongWork.Continue();
            double middle = (reached + failed) / 2;
            T? closer = design(middle);
            (failed, reached, best) = closer is null ? (middle, reached, best) : (failed, middle, closer);
        }

        return best;
    }
}
