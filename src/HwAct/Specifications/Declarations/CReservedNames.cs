using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace HwAct.Specifications;

/// <summary>The words of C and C++, and the functions, types and macros of the C library.</summary>
internal sealed partial class CReservedNames : ReservedNames
{
    private static readonly FrozenSet<string> KeywordSet = Words("c-keywords");
    private static readonly FrozenSet<string> FunctionSet = Words("c-functions");

    public CReservedNames() => KernelSuffixes = ["_array"];

    public override string? MeaningOf(string name) =>
        KeywordSet.Contains(name) ? "a keyword or a predefined word of C or C++"
        : name.EndsWith("_t", StringComparison.Ordinal) ? "a name that C keeps for types"
        : null;

    public override string? MeaningOfKernel(string name)
    {
        if (KeywordSet.Contains(name))
        {
            return MeaningOf(name);
        }

        if (name.StartsWith("__", StringComparison.Ordinal) || (name.Length > 1 && name[0] == '_' && char.IsAsciiLetterUpper(name[1])))
        {
            return "reserved for C compilers, as is every name that begins with two underscores or an underscore and a capital";
        }

        if (name.StartsWith("HWACT_", StringComparison.Ordinal))
        {
            return "reserved for macros of the generated code, as is every name that begins with HWACT_";
        }

        if (name is "NULL" or "EOF" || IntegerMacro().IsMatch(name))
        {
            return "a macro of the C library";
        }

        // C reserves the float and long double forms of every mathematical function: expf, tanhl.
        return IsLibraryType(name) ? "reserved for types of the C library"
            : FunctionSet.Contains(name) || (name[^1] is 'f' or 'l' && FunctionSet.Contains(name[..^1])) ? "a function of the C library"
            : null;
    }

    private static bool IsLibraryType(string name) =>
        name is "size_t" or "ssize_t" or "ptrdiff_t" or "max_align_t" or "wint_t" or "time_t"
        || (name.EndsWith("_t", StringComparison.Ordinal)
            && (name.StartsWith("int", StringComparison.Ordinal) || name.StartsWith("uint", StringComparison.Ordinal)));

    // stdint.h: INT8_MAX, UINT_FAST16_MAX, INT64_C, SIZE_MAX.
    [GeneratedRegex("^(U?INT(_LEAST|_FAST)?[0-9]+_(MIN|MAX|C)|U?INT(MAX|PTR)_(MIN|MAX|C)|(PTRDIFF|SIG_ATOMIC|WCHAR|WINT|SIZE)_(MIN|MAX))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IntegerMacro();
}
