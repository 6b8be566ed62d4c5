namespace HwAct.Proofs;

/// <summary>A run of neighboring codes over which a program is one polynomial: it reads the same entries and takes the same decisions.</summary>
/// <param name="First">Index of the first code.</param>
/// <param name="Last">Index of the last code.</param>
/// <param name="Degree">Degree of the polynomial, its roundings and the straight lines that it is added to left aside.</param>
internal readonly record struct ProgramPiece(int First, int Last, int Degree)
{
    /// <summary>Number of codes.</summary>
    public int Count => Last - First + 1;
}
