namespace HwAct.Proofs;

/// <summary>The error of a gated kernel over every code of its second input, for one code of the gate or for several.</summary>
/// <param name="Lowest">Smallest error, in output LSB.</param>
/// <param name="Highest">Largest error, in output LSB.</param>
internal readonly record struct RowFigures(double Lowest, double Highest)
{
    /// <summary>Nothing measured yet.</summary>
    public static RowFigures Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Sum of the errors.</summary>
    public double Sum { get; init; }

    /// <summary>Sum of the steps of the second input whose exact values do not saturate: what a doubt of the slope counts with.</summary>
    public double Steps { get; init; }

    /// <summary>Sum of the squared errors.</summary>
    public double Squares { get; init; }

    /// <summary>Sum of the squared exact values, limited to the output codes, in LSB² from the zero point.</summary>
    public double Signal { get; init; }

    /// <summary>Sum of the squared distances of the outputs from the exact values, these not limited.</summary>
    public double TrueSquares { get; init; }

    /// <summary>Sum of the squared exact values, not limited.</summary>
    public double TrueSignal { get; init; }

    /// <summary>Pairs whose output is not the certified ideal code.</summary>
    public long Misrounded { get; init; }

    /// <summary>Those of them whose exact value lies midway between output and ideal code.</summary>
    public long Ties { get; init; }

    /// <summary>Pairs whose exact value lies outside the output codes.</summary>
    public long Saturated { get; init; }

    /// <summary>Pairs that are both misrounded and saturated.</summary>
    public long MisroundedSaturated { get; init; }

    /// <summary>Largest |error|.</summary>
    public double Worst => Math.Max(Math.Abs(Lowest), Math.Abs(Highest));

    /// <summary>Both together.</summary>
    public static RowFigures operator +(RowFigures a, RowFigures b) => new(Math.Min(a.Lowest, b.Lowest), Math.Max(a.Highest, b.Highest))
    {
        Sum = a.Sum + b.Sum,
        Steps = a.Steps + b.Steps,
        Squares = a.Squares + b.Squares,
        Signal = a.Signal + b.Signal,
        TrueSquares = a.TrueSquares + b.TrueSquares,
        TrueSignal = a.TrueSignal + b.TrueSignal,
        Misrounded = a.Misrounded + b.Misrounded,
        Ties = a.Ties + b.Ties,
        Saturated = a.Saturated + b.Saturated,
        MisroundedSaturated = a.MisroundedSaturated + b.MisroundedSaturated,
    };
}
