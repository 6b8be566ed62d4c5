using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace HwAct.Specifications.Declarations;

/// <summary>The words of C and C++, and the functions, types and macros of the C library.</summary>
internal sealed partial class CReservedNames : ReservedNames
{
    // C99, C11, C23 and C++11 to C++20, with the macros that GNU dialects predefine.
    private const string Keywords = """
        auto break case char const constexpr continue default do double else enum extern false float for goto if inline int long
        nullptr register restrict return short signed sizeof static static_assert struct switch thread_local true typedef typeof
        typeof_unqual union unsigned void volatile while alignas alignof bool and and_eq asm bitand bitor catch char8_t char16_t
        char32_t class compl concept consteval constinit const_cast co_await co_return co_yield decltype delete dynamic_cast
        explicit export friend mutable namespace new noexcept not not_eq operator or or_eq private protected public
        reinterpret_cast requires static_cast template this throw try typeid typename using virtual wchar_t xor xor_eq
        fortran final override linux unix i386 errno assert offsetof complex imaginary noreturn
        """;

    // Functions that gcc has as built-ins or that every C program links.
    private const string Functions = """
        main abort abs acos acosh aligned_alloc alloca asctime asin asinh at_quick_exit atan atan2 atanh atexit atof atoi atol
        atoll bcmp bcopy bsearch bzero cabs cacos calloc carg casin catan cbrt ccos ceil cexp cimag clearerr clock clog close
        conj copysign cos cosh cpow cproj creal csin csqrt ctan ctime difftime div drem erf erfc exit exp exp10 exp2 expm1 fabs
        fclose fdim feof ferror fflush ffs fgetc fgets floor fma fmax fmin fmod fopen fork fprintf fputc fputs fread free freopen
        frexp fscanf fseek ftell fwrite gamma getc getchar getenv gets gmtime hypot ilogb imaxabs index isalnum isalpha isascii
        isblank iscntrl isdigit isfinite isgraph isinf islower isnan isnormal isprint ispunct isspace isupper isxdigit j0 j1 jn
        labs ldexp ldiv lgamma llabs lldiv llrint llround localtime log log10 log1p log2 logb longjmp lrint lround malloc mblen
        memccpy memchr memcmp memcpy memmove mempcpy memset mktime modf nan nearbyint nextafter nexttoward open perror pow pow10
        printf putc putchar puts qsort quick_exit raise rand read realloc remainder remove remquo rename rewind rindex rint round
        scalb scalbln scalbn scanf select setjmp signal signbit significand sin sincos sinh snprintf sprintf sqrt srand sscanf
        stpcpy strcat strchr strcmp strcpy strcspn strdup strerror strftime strlen strncat strncmp strncpy strndup strpbrk
        strrchr strspn strstr strtod strtof strtok strtol strtold strtoll strtoul strtoull strxfrm system tan tanh tgamma time
        tmpfile tmpnam toascii tolower toupper trunc ungetc vfprintf vprintf vscanf vsnprintf vsprintf wait wcslen write y0 y1 yn
        stdin stdout stderr
        """;

    private static readonly FrozenSet<string> KeywordSet = Words(Keywords);
    private static readonly FrozenSet<string> FunctionSet = Words(Functions);

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
