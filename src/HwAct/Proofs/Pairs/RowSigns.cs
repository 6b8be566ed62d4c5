namespace HwAct.Proofs;

/// <summary>Which way the outputs of a gated kernel go along its second input.</summary>
/// <remarks>Outputs, exact values and ideal codes each run one way from zero, so what holds at both ends of a row holds in it. Where all output
/// codes lie on one side of zero they have that side's sign, whatever the exact value's.</remarks>
/// <param name="kernel">The kernel in doubles.</param>
internal sealed class RowSigns(PairDoubles kernel)
{
    /// <summary>Whether no output of a row lies on the other side of real zero than the exact value.</summary>
    public bool AreKept(int gate, long value) => AtEnds(gate, value, (output, exact) => output * exact >= 0 || kernel.Least > 0 || kernel.Most < 0);

    /// <summary>Whether no output of a row falls, along the second input, where the ideal codes rise, or the reverse.</summary>
    public bool FollowIdeal(int gate, long value) => AtEnds(
        gate, value, (output, exact) => output * Math.Clamp(PairDoubles.Rounded(exact, kernel.Rule), kernel.Least, kernel.Most) >= 0);

    private bool AtEnds(int gate, long value, Func<double, double, bool> holds)
    {
        int last = kernel.Steps.Length - 1;
        double slope = kernel.Slope(gate);
        return holds(kernel.Output(value, 0), slope * kernel.Steps[0]) && holds(kernel.Output(value, last), slope * kernel.Steps[last]);
    }
}
