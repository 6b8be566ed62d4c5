using System.Text;
using HwAct.Programs;
using HwAct.Specifications;

namespace HwAct.Tests.Verification;

/// <summary>Five thousand broken programs: each is read, or refused in words.</summary>
public sealed class ProgramFuzzTests
{
    private const int Mutations = 5000;

    private static readonly string[] Words =
    [
        "0", "-1", "1", "63", "64", "4294967296", "9223372036854775807", "-9223372036854775808", "1e400", "1e9", "0.5", "null", "true", "\"\"", "[]", "{}",
        "\"x\"", "\"add\"", "\"rank\"", "\"select\"", "\"shift_left\"", "\"multiply\"", "\"low_bits\"", "\"int63\"", "\"uint1\"", "\"int2147483648\"", "\"\\ud800\"", "\"\\u0000\"", "[[[[",
    ];

    [Theory]
    [InlineData("relu_s8", Mutations / 2)]
    [InlineData("geglu_s8", Mutations / 10)]
    [InlineData("gelu_s8_auto", Mutations / 5)]
    [InlineData("gelu_s8_table", Mutations / 5)]
    public void A_broken_program_is_read_or_refused_in_words(string name, int count)
    {
        using var kernel = new WrittenKernel(name);
        byte[] text = File.ReadAllBytes(kernel.Program);
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] mutated = Mutate(text, random);
            File.WriteAllBytes(kernel.Program, mutated);
            try
            {
                ProgramFileReader.ReadFile(kernel.Program);
            }
            catch (SpecificationException exception)
            {
                Assert.StartsWith(kernel.Program + ":", exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', exception.Message);
                refused++;
            }
        }

        // A remark may say anything; most else is wrong when it is changed.
        Assert.InRange(refused, count / 2, count);
    }

    [Fact]
    public void A_table_of_two_billion_entries_costs_nothing_to_refuse()
    {
        using var kernel = new WrittenKernel("gelu_s8_table");
        using (FileStream file = File.OpenWrite(kernel.Program))
        {
            file.SetLength(5L << 30);
        }

        SpecificationException exception = Assert.Throws<SpecificationException>(() => ProgramFileReader.ReadFile(kernel.Program));
        Assert.Contains("at most 4,194,304 bytes are read", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Mutate(byte[] text, Random random)
    {
        int at = random.Next(text.Length);
        switch (random.Next(6))
        {
            case 0:
                byte[] changed = [.. text];
                changed[at] = (byte)random.Next(256);
                return changed;
            case 1:
                return text[..at];
            case 2:
                int end = Math.Min(text.Length, at + random.Next(64));
                return [.. text[..at], .. text[end..]];
            case 3:
                (string[] lines, int line) = Line(text, random);
                return Encoding.UTF8.GetBytes(string.Join('\n', [.. lines[..line], lines[line], .. lines[line..]]));
            case 4:
                (string[] all, int first) = Line(text, random);
                int second = random.Next(all.Length);
                (all[first], all[second]) = (all[second], all[first]);
                return Encoding.UTF8.GetBytes(string.Join('\n', all));
            default:
                return Revalued(text, random);
        }
    }

    private static (string[] Lines, int Line) Line(byte[] text, Random random)
    {
        string[] lines = Encoding.UTF8.GetString(text).Split('\n');
        return (lines, random.Next(lines.Length));
    }

    // A number or a word becomes another.
    private static byte[] Revalued(byte[] text, Random random)
    {
        string json = Encoding.UTF8.GetString(text);
        int from = json.IndexOfAny([':', '[', ','], random.Next(json.Length / 2)) + 1;
        int to = json.IndexOfAny([',', ']', '}', '\n'], from);
        return Encoding.UTF8.GetBytes(json[..from] + Words[random.Next(Words.Length)] + json[Math.Max(from, to)..]);
    }
}
