namespace HwAct.Calibration;

/// <summary>A part of the error from recorded values to outputs, as a real number.</summary>
/// <param name="Name">What makes it.</param>
/// <param name="From">What it is counted from.</param>
/// <param name="To">What it leads to: the difference is that less this.</param>
/// <param name="Max">Its largest magnitude.</param>
/// <param name="Rms">Root of its mean square.</param>
/// <param name="Bias">Its mean.</param>
internal sealed record ErrorLink(string Name, string From, string To, double Max, double Rms, double Bias);
