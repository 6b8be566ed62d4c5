using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>The words of C and C++, and the functions, types and macros of the C library.</summary>
internal sealed class CReservedNames : ReservedNames
{
    // INT8_MAX, UINT_FAST16_MAX, INT64_C, SIZE_MAX, INT32_WIDTH, PRId32, SCNuLEAST16.
    private const string IntegerMacro =
        "^(U?INT(_LEAST|_FAST)?[0-9]+_(MIN|MAX|C|WIDTH)|U?INT(MAX|PTR)_(MIN|MAX|C|WIDTH)|(PTRDIFF|SIG_ATOMIC|WCHAR|WINT|SIZE)_(MIN|MAX|WIDTH)"
        + "|(PRI|SCN)[A-Za-z]((LEAST|FAST)?[0-9]+|MAX|PTR))$";

    // A kernel's header of such a name would hide the one that the sources include: those of the standards that are names, and the one of our own.
    private static readonly string[] Headers =
    [
        "complex", "ctype", "errno", "fenv", "float", "inttypes", "iso646", "limits", "locale", "math", "setjmp", "signal", "stdalign", "stdarg", "stdatomic", "stdbit", "stdbool", "stdckdint", "stddef",
        "stdint", "stdio", "stdlib", "stdnoreturn", "string", "tgmath", "threads", "time", "uchar", "wchar", "wctype", "hwact_config",
    ];

    private static readonly ReservedRule Keywords = new("a keyword or a predefined word of C or C++") { Words = Words("c-keywords") };

    public CReservedNames()
    {
        // The array form, the test, the header's guard, and its macros, which are the kernel's name in capitals: names that differ in case are no two names.
        KernelSuffixes =
        [
            "_array", "_inline", "_vector", "_dsp", "_pair", "_stairs", "_test", "_h", "_max_error_lsb", "_max_error_millilsb", "_hwact_version",
            "_input_scale", "_input_scale_mantissa", "_input_scale_exponent", "_input_zero_point", "_input_min", "_input_max",
            "_up_scale", "_up_scale_mantissa", "_up_scale_exponent", "_up_zero_point", "_up_min", "_up_max",
            "_output_scale", "_output_scale_mantissa", "_output_scale_exponent", "_output_zero_point", "_output_min", "_output_max",
        ];
        OfKernels =
        [
            Keywords,
            new("reserved for C compilers, as is every name that begins with two underscores or an underscore and a capital") { Pattern = "^_[_A-Z]" },
            new("reserved for macros of the generated code, as is every name that begins with HWACT_") { Pattern = "^HWACT_" },
            new("a macro of the C library") { Words = Words("c-macros"), Pattern = IntegerMacro },
            new("reserved for types of the C library, as is every name that ends in _t") { Words = Words("c-types"), Pattern = "_t$" },

            new("a header that C sources include, and files are found by names without regard to case on some systems") { Pattern = $"^({string.Join('|', Headers.Select(InAnyCase))})$" },

            // C reserves the float and long double forms of every mathematical function: expf, tanhl.
            new("a function of the C library") { Words = Words("c-functions").SelectMany(name => new[] { name, name + "f", name + "l" }).ToFrozenSet(StringComparer.Ordinal) },
        ];
    }

    public override string? MeaningOf(string name) =>
        Keywords.Covers(name) ? Keywords.Meaning
        : name.EndsWith("_t", StringComparison.Ordinal) ? "a name that C keeps for types"
        : null;

    public override bool IsExported(KernelSpecification kernel, string suffix) => CTablesOption.Tables.In(kernel.Targets.Of(TargetDeclarations.C.Name)) && CTablesOption.Names.Covers(suffix);

    private static string InAnyCase(string name) => string.Concat(name.Select(c => char.IsAsciiLetter(c) ? $"[{char.ToUpperInvariant(c)}{c}]" : $"{c}"));
}
