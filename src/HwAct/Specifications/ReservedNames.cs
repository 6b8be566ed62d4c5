using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace HwAct.Specifications;

/// <summary>Words that a kernel cannot be named, because the name is a C function, a Verilog module and a folder at once.</summary>
internal static partial class ReservedNames
{
    // Functions that gcc has as built-ins or that every C program links.
    private const string CFunctions = """
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

    // The generated code's own parameters and ports, which would hide the function.
    private const string GeneratedNames = "x y i n size clk ce gate up";

    private const string Devices = """
        con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9
        """;

    private static readonly FrozenDictionary<string, string> Kinds = Collect();
    private static readonly FrozenSet<string> DeviceNames = Words(Devices).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a name already means, as the end of a sentence, or null where it is free.</summary>
    public static string? MeaningOf(string name)
    {
        if (Kinds.TryGetValue(name, out string? kind))
        {
            return kind;
        }

        if (DeviceNames.Contains(name))
        {
            return "a device on Windows, where no folder can have that name";
        }

        if (name.StartsWith("__", StringComparison.Ordinal) || (name.Length > 1 && name[0] == '_' && char.IsAsciiLetterUpper(name[1])))
        {
            return "reserved for C compilers, as is every name that begins with two underscores or an underscore and a capital";
        }

        if (name.StartsWith("HWACT_", StringComparison.Ordinal))
        {
            return "reserved for macros of the generated code, as is every name that begins with HWACT_";
        }

        if (IntegerMacro().IsMatch(name))
        {
            return "a macro of the C library";
        }

        if (name.EndsWith("_t", StringComparison.Ordinal)
            && (name.StartsWith("int", StringComparison.Ordinal) || name.StartsWith("uint", StringComparison.Ordinal) || IsStandardType(name)))
        {
            return "reserved for types of the C library";
        }

        // C reserves the float and long double forms of every mathematical function: expf, tanhl.
        return name[^1] is 'f' or 'l' && Kinds.TryGetValue(name[..^1], out kind) && kind == FunctionKind ? kind : null;
    }

    // stdint.h: INT8_MAX, UINT_FAST16_MAX, INT64_C, SIZE_MAX.
    [GeneratedRegex("^(U?INT(_LEAST|_FAST)?[0-9]+_(MIN|MAX|C)|U?INT(MAX|PTR)_(MIN|MAX|C)|(PTRDIFF|SIG_ATOMIC|WCHAR|WINT|SIZE)_(MIN|MAX))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IntegerMacro();

    private const string FunctionKind = "a function of the C library";

    private static bool IsStandardType(string name) => name is "size_t" or "ssize_t" or "ptrdiff_t" or "max_align_t" or "wint_t" or "time_t";

    private static FrozenDictionary<string, string> Collect()
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((IEnumerable<string> words, string kind) in new (IEnumerable<string>, string)[]
        {
            (Words(GeneratedNames), "a parameter, port or variable of the generated code"),
            (Words(CFunctions), FunctionKind),
            (Keywords.Verilog, "a keyword of Verilog or SystemVerilog"),
            (Keywords.C, "a keyword or a predefined word of C or C++"),
        })
        {
            foreach (string word in words)
            {
                kinds[word] = kind;
            }
        }

        kinds["NULL"] = "a macro of the C library";
        kinds["EOF"] = "a macro of the C library";
        return kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
