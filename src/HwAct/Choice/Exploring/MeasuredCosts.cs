namespace HwAct.Choice;

/// <summary>What tools made of a design.</summary>
/// <param name="Flash">Bytes of code and tables on a Cortex-M4 at -Os; null where it is not written in C.</param>
/// <param name="Luts">LUTs and carries on iCE40, without block RAM; null where it is not written in Verilog.</param>
internal sealed record MeasuredCosts(long? Flash, long? Luts);
