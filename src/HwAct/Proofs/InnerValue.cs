namespace HwAct.Proofs;

/// <summary>A value inside a kernel that readers want to know of, such as what the gate of a gated kernel makes. Its format and error are
/// those of <see cref="ProvenKernel.Curve"/>.</summary>
/// <param name="Member">Its member of a manifest: <c>gate</c>.</param>
/// <param name="Meaning">What it is: <c>what the gate makes, f(gate)</c>.</param>
/// <param name="Factor">What makes it 2^−<paramref name="Shift"/> of the output scale.</param>
/// <param name="Shift">Fraction bits that the rest of the kernel rounds away.</param>
/// <param name="Definition">What it is, as the manifest says it.</param>
internal sealed record InnerValue(string Member, string Meaning, string Factor, int Shift, string Definition);
