namespace HwAct.Methods;

/// <summary>How coefficients and place make P = ((c2·p + c1·2^Slope)·p + c0·2^Offset) >> Shift.</summary>
/// <param name="PlaceBits">Bits of the place p; a segment has 2^PlaceBits positions.</param>
/// <param name="Shift">Fraction bits of the sum below those of P.</param>
/// <param name="Slope">Bits that c1 is shifted up.</param>
/// <param name="Offset">Bits that c0 is shifted up.</param>
/// <param name="GuardBits">Fraction bits of P.</param>
internal sealed record DspShape(int PlaceBits, int Shift, int Slope, int Offset, int GuardBits);
