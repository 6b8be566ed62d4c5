namespace HwAct.Proofs;

/// <summary>Neighboring codes that all give one output although the function moves by more than two LSB: a program that is trained through
/// would see gradient 0 where there is one.</summary>
/// <param name="First">First input code.</param>
/// <param name="Last">Last input code.</param>
/// <param name="MovedLsb">How far the function moves from the first to the last, in output LSB.</param>
internal readonly record struct DeadZone(long First, long Last, double MovedLsb);
