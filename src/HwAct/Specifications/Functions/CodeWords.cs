namespace HwAct.Specifications;

/// <summary>The words for the codes of a function in remarks: a method is the same for a kernel and for the gate of one, but what the
/// gate makes is no output code yet.</summary>
/// <param name="Input">A code that enters: <c>input code</c>.</param>
/// <param name="Output">A code that leaves: <c>output code</c>.</param>
/// <param name="Lsb">The unit of what leaves: <c>output LSB</c>.</param>
/// <param name="Rounding">What the last shift does.</param>
internal sealed record CodeWords(string Input, string Output, string Lsb, string Rounding)
{
    /// <summary>The words of a kernel of its own.</summary>
    public static CodeWords OfKernel { get; } = new("input code", "output code", "output LSB", "the one rounding, to output LSB");

    /// <summary>The words of the gate of a larger kernel.</summary>
    public static CodeWords OfGate { get; } = new("gate code", "value", "gate LSB", "to gate LSB");
}
