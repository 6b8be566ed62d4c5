using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HwAct.Proofs;

/// <summary>The errors of four pairs at a time, gathered.</summary>
/// <remarks>Always four lanes, so that the sums are the same on every machine. There is no NaN here, and −0 counts as 0, so the smaller and
/// the larger of two may be those of the processor.</remarks>
internal struct ErrorLanes
{
    private Vector256<double> minimum = Vector256.Create(double.PositiveInfinity);
    private Vector256<double> maximum = Vector256.Create(double.NegativeInfinity);
    private Vector256<double> wholes;
    private Vector256<double> squares;
    private Vector256<double> misrounded;
    private Vector256<double> ties;

    /// <summary>Nothing gathered yet.</summary>
    public ErrorLanes()
    {
    }

    /// <summary>Gathers four pairs.</summary>
    /// <param name="error">Output less exact value.</param>
    /// <param name="whole">The part of it that is an integer, such as the output: integers add up exactly.</param>
    /// <param name="wrong">1 where the output is not the ideal code, else 0.</param>
    /// <param name="tied">All bits set where the exact value is a tie, and the output one of the two codes around it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<double> error, Vector256<double> whole, Vector256<double> wrong, Vector256<double> tied)
    {
        minimum = Vector256.MinNative(minimum, error);
        maximum = Vector256.MaxNative(maximum, error);
        wholes += whole;
        squares += error * error;
        misrounded += wrong;
        ties += wrong & tied;
    }

    /// <summary>What was gathered, with nothing saturated and no signal.</summary>
    /// <param name="slope">The exact value of one step of the second input, in output LSB.</param>
    /// <param name="rest">What that double leaves out of it.</param>
    /// <param name="steps">Sum of the steps whose exact values are not among the integers gathered.</param>
    public readonly RowFigures Figures(double slope, double rest, double steps) => new(Least(minimum), -Least(-maximum))
    {
        Sum = Math.FusedMultiplyAdd(-slope, steps, Total(wholes)) - (rest * steps),
        Steps = steps,
        Squares = Total(squares),
        TrueSquares = Total(squares),
        Misrounded = (long)Total(misrounded),
        Ties = (long)Total(ties),
    };

    /// <summary>The sum of four lanes, in one order everywhere.</summary>
    public static double Total(Vector256<double> values) => values[0] + values[1] + (values[2] + values[3]);

    private static double Least(Vector256<double> values) =>
        Math.Min(Math.Min(values[0], values[1]), Math.Min(values[2], values[3]));
}
