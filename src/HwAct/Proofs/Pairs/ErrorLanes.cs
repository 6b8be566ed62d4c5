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
    private Vector256<double> sum;
    private Vector256<double> squares;
    private Vector256<double> misrounded;

    /// <summary>Nothing gathered yet.</summary>
    public ErrorLanes()
    {
    }

    /// <summary>Gathers four pairs.</summary>
    /// <param name="error">Output less exact value.</param>
    /// <param name="wrong">1 where the output is not the ideal code, else 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector256<double> error, Vector256<double> wrong)
    {
        minimum = Vector256.MinNative(minimum, error);
        maximum = Vector256.MaxNative(maximum, error);
        sum += error;
        squares += error * error;
        misrounded += wrong;
    }

    /// <summary>What was gathered, with nothing saturated and no signal.</summary>
    public readonly RowFigures Figures() => new(
        Least(minimum), -Least(-maximum), Total(sum), Total(squares), Signal: 0, (long)Total(misrounded), Saturated: 0, MisroundedSaturated: 0);

    /// <summary>The sum of four lanes, in one order everywhere.</summary>
    public static double Total(Vector256<double> values) => values[0] + values[1] + (values[2] + values[3]);

    private static double Least(Vector256<double> values) =>
        Math.Min(Math.Min(values[0], values[1]), Math.Min(values[2], values[3]));
}
