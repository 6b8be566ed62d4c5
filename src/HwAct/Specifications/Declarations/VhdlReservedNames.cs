using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>What VHDL, where letter case says nothing, keeps for itself.</summary>
internal sealed class VhdlReservedNames : ReservedNames
{
    private static readonly ReservedRule Reserved = new("a word of VHDL, or of the packages that every design uses")
    {
        Words = Words("vhdl-words").ToFrozenSet(StringComparer.OrdinalIgnoreCase),
    };

    private static readonly ReservedRule Misformed = new("no name in VHDL, where underscores stand one at a time between letters and digits") { Pattern = "^_|__|_$" };

    public VhdlReservedNames() => OfKernels = [Misformed, Reserved];

    public override string? MeaningOf(string name) => Reserved.Covers(name) ? Reserved.Meaning : null;
}
