using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>What each method computes and when it is the one to take, beside what its declaration says.</summary>
internal static class MethodsHelp
{
    private static readonly string[] Residual =
    [
        "f(x) = base(x) ± r(t): the base is a line or max(x, 0) and costs nothing, the residual r is what is left, of t = |x| where it has a symmetry. Only r is",
        "approximated, for t up to where it vanishes; both meet in one sum with guard bits, which is rounded once.",
    ];

    private static readonly Guide[] Guides =
    [
        new(
            "table",
            ["y = T[x]"],
            "Inputs of up to 8 bits in C: 256 bytes, always correctly rounded, nothing is faster. Beyond, each bit of the input doubles it.",
            "hwact generate --activation gelu --input int8:0.05:3 --output int8:0.03:-7 --method table -o out"),
        new(
            "interpolated-table",
            [.. Residual, "r(t) = e[i] + (e[i+1] − e[i])·f / 2^w, with the segment i = t >> w and the place f in it; the entries are searched for the integer arithmetic that runs, all at once."],
            "16 bits in a few hundred bytes with one multiplication and the same time for every code; layout litert fits look-ups that exist already.",
            "hwact generate --activation gelu --input Q3.12 --method interpolated-table --set segments=128 -o out"),
        new(
            "piecewise-linear",
            [.. Residual, "r(t) = (a[s]·u + b[s]) >> g on segment s, u the place in it: provably the fewest segments that any such lines reach."],
            "Tables of tens of bytes with one multiplication, or with slopes=power-of-two none.",
            "hwact generate --activation silu --input Q3.8 --method piecewise-linear --set max_error_lsb=0.75 -o out"),
        new(
            "piecewise-polynomial",
            [.. Residual, "r(t) = (((((c3[s]·u >> k3) + c2[s])·u >> k2) + c1[s])·u >> k1) + c0[s] on segment s: Horner's rule in integers, with as many bits as each stage needs."],
            "The fewest bits of tables, above all for correctly rounded 16 bits; breakpoints=uniform or octave spare the search for the segment, and with degree=2 a correctly rounded 16-bit kernel takes the fewest instructions.",
            "hwact generate --activation gelu --input Q3.12 --method piecewise-polynomial --set max_error_lsb=correctly-rounded -o out"),
        new(
            "q15-polynomial",
            [
                .. Residual,
                "r(t) = (c0[s] + R(u·(c1[s] + R(u·(c2[s] + R(u·c3[s])))))) >> g on equal segments s, with R(p) = ⌊(p + 2^14) / 2^15⌋ and the place u in the segment in Q15: R(a·b) is one",
                "instruction of 16-bit lanes (vqrdmulh, pmulhrsw), no sum passes them, and a coefficient of eight segments is one register. The coefficients are searched for these roundings.",
            ],
            "16 bits on Helium, NEON, AVX2 or SSE4.1 (--set c.forms=…): 64 bytes for GELU within 0.65 LSB. Each bit that the output fills of its 16 is a guard bit less: full scale reaches 1 to 2 LSB.",
            "hwact generate --activation gelu --input Q3.12 --method q15-polynomial --set segments=8 --set c.forms=helium,neon,avx2,sse41 -o out"),
        new(
            "tanh-polynomial",
            ["y = ½x(1 + tanh u(x)), u(x) = x·(c0 + c1·x² + c2·x⁴), and tanh another integer polynomial: both refitted to the form that is asked for."],
            "No table at all, where multiplications are cheap: what is made of tanh, GELU's forms, SiLU, Swish, sigmoid and tanh.",
            "hwact generate --activation gelu --input Q3.8 --method tanh-polynomial -o out"),
        new(
            "threshold",
            [.. Residual, "r(t) = [t ≥ k1] + [t ≥ k2] − [t ≥ k3] …: a staircase of provably the fewest comparisons with constants."],
            "8-bit formats whose residual has few levels: no table, and no multiplication where the scales are equal.",
            "hwact generate --activation gelu --input Q3.4 --method threshold -o out"),
        new(
            "logic",
            [.. Residual, "r(t) = (c0[s] + c1[s]·p) >> g on segments of 2^place_bits places p, c1 as signed radix-4 digits: a bit of a product is one LUT. With curvature also c2[s]·q, q the square of the distance from the middle. With effort=thorough one network of LUTs,", "made small among all outputs that the bound leaves at each code."],
            "FPGAs without multipliers and block RAM; in C it only makes sense as a check.",
            "hwact generate --activation gelu --input Q3.8 --method logic --target verilog -o out"),
        new(
            "packed-table",
            [.. Residual, "r(t) = least[t >> place_bits] + increment[t]: a row of the table is one word, the least value of 2^place_bits positions and a short increment for each of them."],
            "FPGAs with block RAM: 12 bits in one or two of 4096 bits, with little beside them but |x| and one sum, at the clock of the memory.",
            "hwact generate --activation gelu --input Q3.8 --method packed-table --target verilog --latency 3 --set verilog.rom=block -o out"),
        new(
            "packed-lines",
            [.. Residual, "r(t) = (c0[s] + c1[s]·p) >> g as with logic, c0 and c1 of a segment in one word of block RAM, and the segments as short as fills it."],
            "FPGAs with block RAM, 14 bits and more: 16 bits in two to four of 4096 bits.",
            "hwact generate --activation gelu --input Q3.12 --method packed-lines --target verilog --latency 5 --set verilog.rom=block -o out"),
        new(
            "dsp-polynomial",
            [.. Residual, "r(t) = ((c2[s]·u + c1[s]·2^a)·u + c0[s]·2^b) >> g on equal segments s, u the place in it: nothing is rounded before the end, as in DSP blocks, and c1 and c0 are as rough as may be."],
            "FPGAs with DSP blocks: 16 bits in two of them and fewer LUTs than any other arithmetic.",
            "hwact generate --activation gelu --input Q3.12 --method dsp-polynomial --target verilog --latency 4 --device xc7 -o out"),
        new(
            "auto",
            ["every method that applies, and the cheapest of what they make by the objective"],
            "When you do not want to choose; 'hwact explore' shows what else there is.",
            "hwact generate --activation mish --input int8:0.05:3 -o out"),
    ];

    /// <summary>Names of the methods that are explained: all.</summary>
    public static IEnumerable<string> Known => Guides.Select(guide => guide.Method);

    /// <summary>Explains a method.</summary>
    public static void Write(TextWriter output, string method)
    {
        Guide guide = Guides.First(guide => guide.Method == method);
        MethodSignature signature = MethodDeclarations.Find(method)!;
        output.WriteLine("Example:");
        output.WriteLine($"  {guide.Example}");
        output.WriteLine();
        output.WriteLine($"{method}: {signature.Summary}.");
        output.WriteLine();
        foreach (string line in guide.Formula)
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
        output.WriteLine($"When: {guide.When}");
        if (!signature.Parameters.IsEmpty)
        {
            output.WriteLine();
            output.WriteLine("Parameters (--set NAME=VALUE, or members of \"method\" in a file):");
            TextTable.Write(output, [.. signature.Parameters.Select(parameter => new[] { parameter.Name, $"{parameter.Possible} (default {parameter.Default})", parameter.Description })], indent: 2);
        }
    }

    private sealed record Guide(string Method, string[] Formula, string When, string Example);
}
