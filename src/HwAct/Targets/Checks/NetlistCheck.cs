namespace HwAct.Targets;

/// <summary>What came of holding what synthesis makes of a kernel to its codes.</summary>
/// <param name="Kernel">Name of the kernel.</param>
/// <param name="Netlist">What was made, for people.</param>
/// <param name="WhySimulated">Why codes were simulated one by one; null where SAT was asked, over all codes at once.</param>
/// <param name="InputBits">Bits of all inputs together.</param>
/// <param name="Latency">Clocks from input to output; 0 without registers.</param>
/// <param name="Codes">How many input codes, or pairs, were compared.</param>
/// <param name="All">How many there are.</param>
/// <param name="Findings">What differs.</param>
internal sealed record NetlistCheck(string Kernel, string Netlist, string? WhySimulated, int InputBits, int Latency, long Codes, long All, ImmutableArray<Finding> Findings)
{
    /// <summary>The most input bits that SAT is asked for: beyond, it takes hours where a simulation takes seconds.</summary>
    public const int MostProvenBits = 12;

    /// <summary>Whether SAT was asked.</summary>
    public bool IsProven => WhySimulated is null;
}
