using System.Text;

namespace HwAct.Tests.Verification;

/// <summary>Ways to break a JSON file, drawn by a seeded generator: bytes, lines, and values that are others.</summary>
internal static class JsonMutations
{
    public static readonly string[] Words =
    [
        "0", "-1", "1", "63", "64", "4294967296", "9223372036854775807", "-9223372036854775808", "1e400", "1e9", "0.5", "null", "true", "\"\"", "[]", "{}",
        "\"x\"", "\"add\"", "\"rank\"", "\"select\"", "\"shift_left\"", "\"multiply\"", "\"low_bits\"", "\"int63\"", "\"uint1\"", "\"int2147483648\"", "\"\\ud800\"", "\"\\u0000\"", "[[[[",
    ];

    /// <summary>A broken copy.</summary>
    public static byte[] Mutate(byte[] text, Random random)
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
