using System.Collections.Frozen;
using HwAct.Kernels;

namespace HwAct.Emission;

/// <summary>Words that cannot name a port or a step because C, C++, Verilog or the generated code itself takes them.</summary>
internal static class ReservedWords
{
    private static readonly FrozenSet<string> CWords = FrozenSet.Create(StringComparer.Ordinal, Words("""
        alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl concept
        const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default delete do double
        dynamic_cast else enum explicit export extern false float for friend goto if inline int long main mutable namespace new
        noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires restrict return
        short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef
        typeid typename typeof union unsigned using virtual void volatile wchar_t while xor xor_eq
        int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t ptrdiff_t
        """));

    private static readonly FrozenSet<string> VerilogWords = FrozenSet.Create(StringComparer.Ordinal, Words("""
        accept_on alias always always_comb always_ff always_latch and assert assign assume automatic before begin bind bins
        binsof bit break buf bufif0 bufif1 byte case casex casez cell chandle checker class clocking cmos config const constraint
        context continue cover covergroup coverpoint cross deassign default defparam design disable dist do edge else end endcase
        endchecker endclass endclocking endconfig endfunction endgenerate endgroup endinterface endmodule endpackage endprimitive
        endprogram endproperty endsequence endspecify endtable endtask enum event eventually expect export extends extern final
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
        """));

    /// <summary>Why a word cannot be a name in generated code, or null where it can: <c>a keyword of Verilog</c>.</summary>
    public static string? ReasonAgainst(string name) =>
        CWords.Contains(name) ? "a word of C or C++" : VerilogWords.Contains(name) ? "a keyword of Verilog" : null;

    /// <summary>Checks the names of ports and steps; a table's name only ever appears as a part of one.</summary>
    /// <exception cref="KernelException">A name is taken by a language, or by the generated code itself.</exception>
    public static void RequireNone(Kernel kernel)
    {
        var derived = kernel.Tables.SelectMany(table => DerivedFrom(table.Name)).Append("unused").ToHashSet(StringComparer.Ordinal);
        string[] names = [.. kernel.Steps.Select(step => step.Name), kernel.Output.Name];
        derived.UnionWith(names.SelectMany(name => new[] { name + WideSuffix, name + EntrySuffix }));
        foreach (string name in names)
        {
            string? reason = ReasonAgainst(name) ?? (derived.Contains(name) ? "a name that generated code derives from another" : null);
            if (reason is not null)
            {
                throw new KernelException($"Kernel '{kernel.Name}': '{name}' cannot be a name in generated code, it is {reason}.");
            }
        }
    }

    /// <summary>Appended to a step's name for a wire of more bits than the step needs.</summary>
    public const string WideSuffix = "_wide";

    /// <summary>Appended to a step's name for the whole table entry that the step reads.</summary>
    public const string EntrySuffix = "_entry";

    private static IEnumerable<string> DerivedFrom(string table) =>
        [table + "_at", table + "_address", table + "_words", table + "_inline", table + "_rom"];

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
