namespace HwAct.Methods;

/// <summary>The unit of integers that have fraction bits below an LSB, in words.</summary>
internal static class LsbUnits
{
    /// <summary><c>units of 2^-3 output LSB</c>, or without fraction bits the LSB itself.</summary>
    /// <param name="fractionBits">How many fraction bits.</param>
    /// <param name="lsb">What the LSB is called.</param>
    public static string Of(int fractionBits, string lsb = "output LSB") => fractionBits == 0 ? lsb : string.Create(CultureInfo.InvariantCulture, $"units of 2^-{fractionBits} {lsb}");
}
