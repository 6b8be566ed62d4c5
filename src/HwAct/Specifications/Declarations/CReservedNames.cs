using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>The words of C and C++, and the functions, types and macros of the C library.</summary>
internal sealed class CReservedNames : ReservedNames
{
    // stdint.h: INT8_MAX, UINT_FAST16_MAX, INT64_C, SIZE_MAX.
    private const string IntegerMacro =
        "^(U?INT(_LEAST|_FAST)?[0-9]+_(MIN|MAX|C)|U?INT(MAX|PTR)_(MIN|MAX|C)|(PTRDIFF|SIG_ATOMIC|WCHAR|WINT|SIZE)_(MIN|MAX))$";

    private static readonly ReservedRule Keywords = new("a keyword or a predefined word of C or C++") { Words = Words("c-keywords") };

    public CReservedNames()
    {
        KernelSuffixes = ["_array"];
        OfKernels =
        [
            Keywords,
            new("reserved for C compilers, as is every name that begins with two underscores or an underscore and a capital") { Pattern = "^_[_A-Z]" },
            new("reserved for macros of the generated code, as is every name that begins with HWACT_") { Pattern = "^HWACT_" },
            new("a macro of the C library") { Words = FrozenSet.Create(StringComparer.Ordinal, "NULL", "EOF"), Pattern = IntegerMacro },
            new("reserved for types of the C library")
            {
                Words = FrozenSet.Create(StringComparer.Ordinal, "size_t", "ssize_t", "ptrdiff_t", "max_align_t", "wint_t", "time_t"),
                Pattern = "^u?int.*_t$",
            },

            // C reserves the float and long double forms of every mathematical function: expf, tanhl.
            new("a function of the C library") { Words = Words("c-functions").SelectMany(name => new[] { name, name + "f", name + "l" }).ToFrozenSet(StringComparer.Ordinal) },
        ];
    }

    public override string? MeaningOf(string name) =>
        Keywords.Covers(name) ? Keywords.Meaning
        : name.EndsWith("_t", StringComparison.Ordinal) ? "a name that C keeps for types"
        : null;
}
