using System.Collections.Frozen;

namespace HwAct.Specifications;

/// <summary>The words that C, C++, Verilog and SystemVerilog keep for themselves.</summary>
internal static class Keywords
{
    // C99, C11, C23 and C++11 to C++20, with the macros that GNU dialects predefine.
    private const string CWords = """
        auto break case char const constexpr continue default do double else enum extern false float for goto if inline int long
        nullptr register restrict return short signed sizeof static static_assert struct switch thread_local true typedef typeof
        typeof_unqual union unsigned void volatile while alignas alignof bool and and_eq asm bitand bitor catch char8_t char16_t
        char32_t class compl concept consteval constinit const_cast co_await co_return co_yield decltype delete dynamic_cast
        explicit export friend mutable namespace new noexcept not not_eq operator or or_eq private protected public
        reinterpret_cast requires static_cast template this throw try typeid typename using virtual wchar_t xor xor_eq
        fortran final override linux unix i386 errno assert offsetof complex imaginary noreturn
        """;

    // IEEE 1364-2005 and IEEE 1800-2017.
    private const string VerilogWords = """
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

    /// <summary>Keywords and predefined words of C and C++.</summary>
    public static FrozenSet<string> C { get; } = Words(CWords);

    /// <summary>Keywords of Verilog and SystemVerilog.</summary>
    public static FrozenSet<string> Verilog { get; } = Words(VerilogWords);

    private static FrozenSet<string> Words(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
