namespace HwAct.Calibration;

/// <summary>A way to choose the range of values that a format covers.</summary>
internal interface IRangeMethod
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    string Description { get; }

    /// <summary>The range.</summary>
    /// <param name="sample">The values; not all of them 0.</param>
    /// <param name="rule">The formats that are possible.</param>
    (double Low, double High) Range(Sample sample, FormatRule rule);
}
