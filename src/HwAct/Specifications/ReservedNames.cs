using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>Words that a kernel cannot be named, because the name is a C function, a Verilog module and a folder at once.</summary>
internal static class ReservedNames
{
    // C99, C11, C23 and C++11 to C++20, with the macros that GNU dialects predefine.
    private const string CKeywords = """
        auto break case char const constexpr continue default do double else enum extern false float for goto if inline int long
        nullptr register restrict return short signed sizeof static static_assert struct switch thread_local true typedef typeof
        typeof_unqual union unsigned void volatile while alignas alignof bool and and_eq asm bitand bitor catch char8_t char16_t
        char32_t class compl concept consteval constinit const_cast co_await co_return co_yield decltype delete dynamic_cast
        explicit export friend mutable namespace new noexcept not not_eq operator or or_eq private protected public
        reinterpret_cast requires static_cast template this throw try typeid typename using virtual wchar_t xor xor_eq
        fortran final override linux unix i386 errno assert offsetof complex imaginary noreturn
        """;

    // IEEE 1364-2005 and IEEE 1800-2017.
    private const string VerilogKeywords = """
        accept_on alias always always_comb always_ff always_latch and assert assign assume automatic before begin bind bins binsof
        bit break buf bufif0 bufif1 byte case casex casez cell chandle checker class clocking cmos config const constraint context
        continue cover covergroup coverpoint cross deassign default defparam design disable dist do edge else end endcase
        endchecker endclass endclocking endconfig endfunction endgenerate endgroup endinterface endmodule endpackage endprimitive
        endprogram endproperty endspecify endsequence endtable endtask enum event eventually expect export extends extern final
        first_match for force foreach forever fork forkjoin function generate genvar global highz0 highz1 if iff ifnone
        ignore_bins illegal_bins implements implies import incdir include initial inout input inside instance int integer
        interconnect interface intersect join join_any join_none large let liblist library local localparam logic longint
        macromodule matches medium modport module nand negedge nettype new nexttime nmos nor noshowcancelled not notif0 notif1
        null or output package packed parameter pmos posedge primitive priority program property protected pull0 pull1 pulldown
        pullup pulsestyle_ondetect pulsestyle_onevent pure rand randc randcase randsequence rcmos real realtime ref reg reject_on
        release repeat restrict return rnmos rpmos rtran rtranif0 rtranif1 s_always s_eventually s_nexttime s_until s_until_with
        scalared sequence shortint shortreal showcancelled signed small soft solve specify specparam static string strong strong0
        strong1 struct super supply0 supply1 sync_accept_on sync_reject_on table tagged task this throughout time timeprecision
        timeunit tran tranif0 tranif1 tri tri0 tri1 triand trior trireg type typedef union unique unique0 unsigned until
        until_with untyped use uwire var vectored virtual void wait wait_order wand weak weak0 weak1 while wildcard wire with
        within wor xnor xor
        """;

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
    private const string GeneratedNames = "x y i n size clk ce";

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

        if (name.EndsWith("_t", StringComparison.Ordinal)
            && (name.StartsWith("int", StringComparison.Ordinal) || name.StartsWith("uint", StringComparison.Ordinal) || IsStandardType(name)))
        {
            return "reserved for types of the C library";
        }

        // C reserves the float and long double forms of every mathematical function: expf, tanhl.
        return name[^1] is 'f' or 'l' && Kinds.TryGetValue(name[..^1], out kind) && kind == FunctionKind ? kind : null;
    }

    private const string FunctionKind = "a function of the C library";

    private static bool IsStandardType(string name) => name is "size_t" or "ssize_t" or "ptrdiff_t" or "max_align_t" or "wint_t" or "time_t";

    private static FrozenDictionary<string, string> Collect()
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string words, string kind) in new[]
        {
            (GeneratedNames, "a parameter, port or variable of the generated code"),
            (CFunctions, FunctionKind),
            (VerilogKeywords, "a keyword of Verilog or SystemVerilog"),
            (CKeywords, "a keyword or a predefined word of C or C++"),
        })
        {
            foreach (string word in Words(words))
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
