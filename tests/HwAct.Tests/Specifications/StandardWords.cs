namespace HwAct.Tests.Specifications;

/// <summary>The reserved words of languages as their standards list them, edition by edition: written down apart from the lists of the product.</summary>
internal static class StandardWords
{
    /// <summary>Each edition with how many words it has or adds, and the words.</summary>
    public static (string Edition, int Count, string Words)[] All { get; } =
    [
        ("C89", 32, "auto break case char const continue default do double else enum extern float for goto if int long register return short signed sizeof static struct switch typedef union unsigned void volatile while"),
        ("C99", 5, "inline restrict _Bool _Complex _Imaginary"),
        ("C11", 7, "_Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert _Thread_local"),
        ("C23", 15, "alignas alignof bool constexpr false nullptr static_assert thread_local true typeof typeof_unqual _BitInt _Decimal32 _Decimal64 _Decimal128"),
        ("C++98", 63, "asm auto bool break case catch char class const const_cast continue default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable "
            + "namespace new operator private protected public register reinterpret_cast return short signed sizeof static static_cast struct switch template this throw true try typedef typeid typename union unsigned using "
            + "virtual void volatile wchar_t while"),
        ("C++98, other spellings", 11, "and and_eq bitand bitor compl not not_eq or or_eq xor xor_eq"),
        ("C++11", 10, "alignas alignof char16_t char32_t constexpr decltype noexcept nullptr static_assert thread_local"),
        ("C++20", 8, "char8_t concept consteval constinit co_await co_return co_yield requires"),
        ("C++23, with a meaning in places", 5, "final import module override std"),
        ("IEEE 1364-1995", 102, "always and assign begin buf bufif0 bufif1 case casex casez cmos deassign default defparam disable edge else end endcase endfunction endmodule endprimitive endspecify endtable endtask event for force "
            + "forever fork function highz0 highz1 if ifnone initial inout input integer join large macromodule medium module nand negedge nmos nor not notif0 notif1 or output parameter pmos posedge primitive pull0 pull1 pulldown "
            + "pullup rcmos real realtime reg release repeat rnmos rpmos rtran rtranif0 rtranif1 scalared small specify specparam strong0 strong1 supply0 supply1 table task time tran tranif0 tranif1 tri tri0 tri1 triand trior "
            + "trireg vectored wait wand weak0 weak1 while wire wor xnor xor"),
        ("IEEE 1364-2001", 21, "automatic cell config design endconfig endgenerate generate genvar incdir include instance liblist library localparam noshowcancelled pulsestyle_ondetect pulsestyle_onevent showcancelled signed unsigned use"),
        ("IEEE 1364-2005", 1, "uwire"),
        ("IEEE 1800-2005", 97, "alias always_comb always_ff always_latch assert assume before bind bins binsof bit break byte chandle class clocking const constraint context continue cover covergroup coverpoint cross dist do endclass "
            + "endclocking endgroup endinterface endpackage endprogram endproperty endsequence enum expect export extends extern final first_match foreach forkjoin iff ignore_bins illegal_bins import inside int interface intersect "
            + "join_any join_none local logic longint matches modport new null package packed priority program property protected pure rand randc randcase randsequence ref return sequence shortint shortreal solve static string "
            + "struct super tagged this throughout timeprecision timeunit type typedef union unique var virtual void wait_order wildcard with within"),
        ("IEEE 1800-2009", 23, "accept_on checker endchecker eventually global implies let nexttime reject_on restrict s_always s_eventually s_nexttime s_until s_until_with strong sync_accept_on sync_reject_on unique0 until until_with untyped weak"),
        ("IEEE 1800-2012 to 2023", 4, "implements interconnect nettype soft"),
        ("IEEE 1076-1987", 81, "abs access after alias all and architecture array assert attribute begin block body buffer bus case component configuration constant disconnect downto else elsif end entity exit file for function generate "
            + "generic guarded if in inout is label library linkage loop map mod nand new next nor not null of on open or others out package port procedure process range record register rem report return select severity signal "
            + "subtype then to transport type units until use variable wait when while with xor"),
        ("IEEE 1076-1993", 16, "group impure inertial literal postponed pure reject rol ror shared sla sll sra srl unaffected xnor"),
        ("IEEE 1076-2002", 1, "protected"),
        ("IEEE 1076-2008", 17, "assume assume_guarantee context cover default fairness force parameter property release restrict restrict_guarantee sequence strong vmode vprop vunit"),
        ("IEEE 1076-2019", 3, "private view vpkg"),
    ];
}
