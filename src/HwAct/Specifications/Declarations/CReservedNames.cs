using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>The words of C and C++, and the functions, types and macros of the C library.</summary>
internal sealed class CReservedNames : ReservedNames
{
    // INT8_MAX, UINT_FAST16_MAX, INT64_C, SIZE_MAX, INT32_WIDTH, PRId32, SCNuLEAST16.
    private const string IntegerMacro =
        "^(U?INT(_LEAST|_FAST)?[0-9]+_(MIN|MAX|C|WIDTH)|U?INT(MAX|PTR)_(MIN|MAX|C|WIDTH)|(PTRDIFF|SIG_ATOMIC|WCHAR|WINT|SIZE)_(MIN|MAX|WIDTH)"
        + "|(PRI|SCN)[A-Za-z]((LEAST|FAST)?[0-9]+|MAX|PTR))$";

    private static readonly ReservedRule Keywords = new("a keyword or a predefined word of C or C++") { Words = Words("c-keywords") };

    public CReservedNames()
    {
        KernelSuffixes = ["_array"];
        OfKernels =
        [
            Keywords,
            new("reserved for C compilers, as is every name that begins with two underscores or an underscore and a capital") { Pattern = "^_[_A-Z]" },
            new("reserved for macros of the generated code, as is every name that begins with HWACT_") { Pattern = "^HWACT_" },
            new("a macro of the C library") { Words = Words("c-macros"), Pattern = IntegerMacro },
            new("reserved for types of the C library, as is every name that ends in _t") { Words = Words("c-types"), Pattern = "_t$" },

            // C reserves the float and long double forms of every mathematical function: expf, tanhl.
            new("a function of the C library") { Words = Words("c-functions").SelectMany(name => new[] { name, name + "f", name + "l" }).ToFrozenSet(StringComparer.Ordinal) },
        ];
    }

    public override string? MeaningOf(string name) =>
        Keywords.Covers(name) ? Keywords.Meaning
        : name.EndsWith("_t", StringComparison.Ordinal) ? "a name that C keeps for types"
        : null;
}
