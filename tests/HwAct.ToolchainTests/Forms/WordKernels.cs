using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.ToolchainTests.Forms;

/// <summary>Kernels built by hand of steps in lanes of 32 bits that no designed kernel needs there, each where another instruction would give other codes.</summary>
internal static class WordKernels
{
    private const int Far = 1_000_003;

    private static readonly IntegerType Signed = new(signed: true, 12);
    private static readonly IntegerType Unsigned = new(signed: false, 12);

    public static ImmutableArray<KernelProgram> All { get; } =
    [
        Of("words_beside_each_other", Unsigned, signed: false, (b, x) =>
        {
            Step address = b.LowBits("address", x, 4);
            Step next = b.Add("next", address, 1);
            return b.Add("sum", b.Multiply("scaled", b.Lookup("wide", Table("halfwords", 60_000), next), 65_537), b.Lookup("narrow", Table("bytes", 200), next));
        }),
        Of("words_of_signs", Signed, signed: true, (b, x) => b.Add("sum", x, b.ShiftRight("sign", b.Multiply("far", x, Far), 31))),
        Of("words_that_are_equal", Signed, signed: true, (b, x) =>
        {
            Step far = b.Multiply("far", x, Far);
            return b.Select("chosen", b.Append(new Equal("same", far, KernelBuilder.Constant(-700L * Far))), KernelBuilder.Constant(9), far);
        }),
        Of("words_compared", Signed, signed: true, (b, x) =>
        {
            Step near = b.Multiply("near", x, 200_003);
            Step middle = b.Add("middle", b.Multiply("part", x, 499_999), -70_000_000);
            Step counted = b.Add("counted", b.Less("order", near, middle), b.Less("above", KernelBuilder.Constant(-7), middle));
            return b.Add("sum", b.Add("counted_more", counted, b.Less("below", near, -5_000_000)), near);
        }),
        Of("words_limited_in_the_upper_half", Unsigned, signed: false, (b, x) => b.Maximum("raised", b.Minimum("lowered", b.Multiply("far", x, Far), 3_000_000_000), 1_000_000_000)),
        Of("words_without_their_top", Unsigned, signed: false, (b, x) => b.Multiply("far", b.LowBits("low", x, 11), Far)),
    ];

    private static KernelProgram Of(string name, IntegerType input, bool signed, Func<KernelBuilder, Step, Step> body)
    {
        var builder = new KernelBuilder();
        return builder.Build(name, body(builder, builder.Input("x", input)), new Port("y", new IntegerType(signed, 32)));
    }

    private static Table Table(string name, int most) => new(name, [.. Enumerable.Range(0, 17).Select(i => (long)(i * i * 7919 % most))], "");
}
