namespace HwAct.Costs;

/// <summary>What the flash of a kernel holds.</summary>
/// <param name="Parts">How often its code has each <see cref="FlashPart"/>, in order.</param>
/// <param name="RomBytes">Bytes of tables and networks as C arrays, those among them that only software has.</param>
internal readonly record struct FlashContents(ImmutableArray<int> Parts, long RomBytes)
{
    /// <summary>Bytes of code and tables.</summary>
    /// <param name="weights">Bytes of code for each part.</param>
    public double Bytes(IReadOnlyList<double> weights)
    {
        double code = 0;
        for (int i = 0; i < Parts.Length; i++)
        {
            code += Parts[i] * weights[i];
        }

        return RomBytes + Math.Max(0, code);
    }
}
