namespace HwAct.Calibration;

/// <summary>The error of a proven kernel on recorded values: from the exact function of each value to what the output code stands for. At each value the links add up to
/// the whole.</summary>
/// <param name="Links">Input quantization, output quantization, kernel.</param>
/// <param name="Whole">From the exact function to the output.</param>
/// <param name="SqnrDb">Mean square of the exact function over that of the whole error, in dB; null where one of them is 0.</param>
internal sealed record EndToEndError(ImmutableArray<ErrorLink> Links, ErrorLink Whole, double? SqnrDb);
