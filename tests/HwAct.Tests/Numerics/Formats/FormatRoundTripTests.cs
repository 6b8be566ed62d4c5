using System.Globalization;
using HwAct.Numerics;

namespace HwAct.Tests.Numerics.Formats;

/// <summary>Random formats, written in every way that can say them, are read as themselves; and each prints back and is read again.</summary>
public sealed class FormatRoundTripTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public void What_is_printed_is_read_again()
    {
        var random = new Random(10);
        for (int i = 0; i < 20_000; i++)
        {
            Quantization format = Ranged(random, random.Next(2) == 0 ? Fixed(random).Format : Affine(random));
            Assert.Equal(format, Quantization.Parse(format.ToString()));
            Assert.Equal(format, Quantization.Parse(format.ToString().ToLowerInvariant()));
        }
    }

    [Fact]
    public void A_fixed_point_format_is_the_same_in_every_notation()
    {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++)
        {
            (Quantization format, bool signed, int bits, int fraction) = Fixed(random);
            int withSign = bits - fraction;
            int besides = withSign - (signed ? 1 : 0);
            (string u, string s) = signed ? ("", "s") : ("u", "u");
            string e = fraction >= 0 ? $"En{fraction}" : $"E{-fraction}";
            string[] spellings =
            [
                Text($"{(signed ? "Q" : "UQ")}{besides}.{fraction}"), Text($"ti:{(signed ? "q" : "uq")}{besides}.{fraction}"), Text($"arm:{(signed ? "Q" : "UQ")}{withSign}.{fraction}"),
                Text($"ap_{u}fixed<{bits},{withSign}>"), Text($"{u}fixed<{bits}, {withSign}, AP_TRN>"), Text($"sc_{u}fixed<{bits},{withSign},SC_RND,SC_SAT>"),
                Text($"ac_fixed<{bits},{withSign},{(signed ? "true" : "false")}>"), Text($"{s}fix{bits}_{e}"), Text($"fixdt({(signed ? 1 : 0)},{bits},{fraction})"),
                Text($"{s}fixed({withSign - 1} downto {-fraction})"), Text($"{u}int{bits}:2^{-fraction}"), Text($"{(signed ? "i" : "u")}{bits}:0x1p{-fraction}:0"),
                Text($"!quant.uniform<{(signed ? "i" : "u")}{bits}:f32, 2**{-fraction}>"), .. withSign is >= 0 and < 100 && fraction is >= 0 and < 100 ? [Text($"{(signed ? "I" : "U")}{withSign}F{fraction}")] : Array.Empty<string>(),
            ];
            Assert.All(spellings, spelling => Assert.Equal((spelling, format), (spelling, Quantization.Parse(spelling))));
        }
    }

    [Fact]
    public void An_affine_format_is_the_same_in_every_notation()
    {
        var random = new Random(12);
        for (int i = 0; i < 5_000; i++)
        {
            Quantization format = Affine(random);
            (bool signed, int bits) = (format.Type.Signed, format.Type.Bits);
            string scale = format.Scale.ToString("R", Invariant);
            string rest = Text($":{scale}:{format.ZeroPoint}");
            foreach (string type in (string[])["int", "INT", "qint", "i", signed ? "s" : "", signed ? "si" : "i", "np.int"])
            {
                string spelling = signed ? $"{type}{bits}{rest}" : $"{type.Replace("int", "uint", StringComparison.Ordinal).Replace("INT", "UINT", StringComparison.Ordinal) switch { "i" or "" => "u", string one => one }}{bits}{rest}";
                Assert.Equal((spelling, format), (spelling, Quantization.Parse(spelling)));
            }

            string mlir = Text($"!quant.uniform<{(signed ? "i" : "u")}{bits}<{format.Type.Min}:{format.Type.Max}>:f32, {scale}:{format.ZeroPoint}>");
            Assert.Equal((mlir, format), (mlir, Quantization.Parse(mlir)));
        }
    }

    [Fact]
    public void A_range_of_codes_stands_behind_every_notation()
    {
        var random = new Random(14);
        foreach (string example in FormatForms.All.SelectMany(form => form.Examples).Where(example => !Quantization.Parse(example).IsNarrowed))
        {
            Quantization format = Quantization.Parse(example);
            for (int i = 0; i < 50; i++)
            {
                Quantization ranged = Range(random, format);
                string ends = Text($"{ranged.MinCode}..{ranged.MaxCode}");
                string[] words = ranged.Outside == OutsideCodes.Never ? ["never", "NEVER", "Never "] : ["", "clamp", " CLAMP "];
                string[] spellings = [.. words.SelectMany(word => new[] { $"{example}:{ends}", $" {example} : {ends.Replace("..", " .. ", StringComparison.Ordinal)} " }.Select(text => word.Length == 0 ? text : $"{text}:{word}"))];
                Assert.All(spellings, spelling => Assert.Equal((spelling, ranged), (spelling, Quantization.Parse(spelling))));
            }
        }
    }

    [Fact]
    public void A_range_of_codes_stands_inside_of_what_MLIR_writes()
    {
        var random = new Random(15);
        for (int i = 0; i < 2_000; i++)
        {
            Quantization format = Range(random, Affine(random));
            (bool signed, int bits) = (format.Type.Signed, format.Type.Bits);
            string mlir = Text($"!quant.uniform<{(signed ? "i" : "u")}{bits}<{format.MinCode}:{format.MaxCode}>:f32, {format.Scale.ToString("R", Invariant)}:{format.ZeroPoint}>");
            string text = format.Outside == OutsideCodes.Never ? mlir + ":never" : mlir;
            Assert.Equal((text, format), (text, Quantization.Parse(text)));
        }
    }

    // What is damaged is refused or read as something that prints and is read again, never an exception of another kind.
    [Fact]
    public void Damaged_spellings_are_refused_in_words()
    {
        var random = new Random(13);
        string[] examples = [.. FormatForms.All.SelectMany(form => form.Examples), .. RangeNotation.Examples];
        const string Letters = "Qqu0123456789.:-<>(), _fEnx^*/ap!é\n";
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string text = examples[random.Next(examples.Length)];
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int at = random.Next(text.Length + 1);
                string letter = Letters[random.Next(Letters.Length)].ToString();
                text = random.Next(3) switch { 0 => text.Insert(at, letter), 1 => text[..at] + text[Math.Min(text.Length, at + 1)..], _ => text[..at] + letter + text[Math.Min(text.Length, at + 1)..] };
            }

            try
            {
                Quantization format = Quantization.Parse(text);
                Assert.Equal(format, Quantization.Parse(format.ToString()));
            }
            catch (FormatException exception)
            {
                Assert.NotEmpty(exception.Message);
                refused++;
            }
        }

        Assert.InRange(refused, 5_000, 19_000);
    }

    private static string Text(FormattableString text) => text.ToString(Invariant);

    private static (Quantization Format, bool Signed, int Bits, int Fraction) Fixed(Random random)
    {
        bool signed = random.Next(3) > 0;
        int bits = random.Next(2, 33);
        int fraction = random.Next(4) == 0 ? random.Next(-40, 60) : random.Next(bits);
        return (new Quantization(new IntegerType(signed, bits), Math.ScaleB(1, -fraction), 0), signed, bits, fraction);
    }

    private static Quantization Ranged(Random random, Quantization format) => random.Next(2) == 0 ? format : Range(random, format);

    private static Quantization Range(Random random, Quantization format)
    {
        long[] ends = [random.NextInt64(format.Type.Min, format.Type.Max + 1), random.NextInt64(format.Type.Min, format.Type.Max + 1)];
        return new Quantization(format.Type, format.Scale, format.ZeroPoint, ends.Min(), ends.Max(), random.Next(2) == 0 ? OutsideCodes.Clamp : OutsideCodes.Never);
    }

    private static Quantization Affine(Random random)
    {
        var type = new IntegerType(random.Next(3) > 0, random.Next(2, 33));
        double scale = random.Next(3) == 0
            ? double.Parse(random.NextDouble().ToString("G4", Invariant), Invariant) + 1e-4
            : Math.ScaleB(1 + random.NextDouble(), random.Next(-98, 98));
        return new Quantization(type, scale, random.Next(4) == 0 ? Math.Clamp(0, type.Min, type.Max) : random.NextInt64(type.Min, type.Max + 1));
    }
}
