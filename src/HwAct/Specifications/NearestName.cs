using System.Text.Json;

namespace HwAct.Specifications;

/// <summary>Finds the name that a user most likely meant, and does not pretend to where there is none.</summary>
internal static class NearestName
{
    private static readonly JsonElement Words = JsonDocument.Parse(EmbeddedText.Read("Specifications/names.json")).RootElement;

    // What other people call it.
    private static readonly ImmutableDictionary<string, string> Meant =
        Words.GetProperty("meant").EnumerateObject().ToImmutableDictionary(word => word.Name, word => word.Value.GetString()!, StringComparer.Ordinal);

    // Names of functions that are not here: none of those that are, however alike in letters, is what was meant.
    private static readonly ImmutableHashSet<string> Absent = [.. Words.GetProperty("absent").EnumerateArray().Select(word => word.GetString()!)];

    /// <summary>What people mean by a word of their own, or null where it is none of those that are known.</summary>
    public static string? Meaning(string written) => Meant.GetValueOrDefault(Plain(written));

    /// <summary>The end of a message: <c>did you mean 'scale'?</c>, or every name there is when none is near.</summary>
    public static string Suggest(string written, IReadOnlyCollection<string> names)
    {
        string plain = Plain(written);
        if (Meant.TryGetValue(plain, out string? meant) && names.Contains(meant, StringComparer.Ordinal))
        {
            return $"did you mean '{meant}'?";
        }

        string? nearest = names.MinBy(name => Distance(written, name));
        return written.Length > 0 && nearest is not null && !Absent.Contains(plain) && IsNear(written, nearest)
            ? $"did you mean '{nearest}'?"
            : $"there is {string.Join(", ", names)}";
    }

    private static string Plain(string written) => written.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    /// <summary>Whether one is a slip of the other: every third letter at most is wrong, and one of a short word.</summary>
    internal static bool IsNear(string written, string name) =>
        Distance(written, name) <= Math.Max(1, Math.Min(written.Length, name.Length) / 3);

    // Levenshtein's distance with neighbors swapped counted once, letter case aside. What is far too long is not compared letter by letter.
    internal static int Distance(string left, string right)
    {
        if (left.Length > (2 * right.Length) + 2)
        {
            return left.Length;
        }

        int[] before = [];
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] next = new int[row.Length];
            next[0] = i;
            for (int j = 1; j < row.Length; j++)
            {
                next[j] = Math.Min(row[j - 1] + (IsSame(i, j) ? 0 : 1), 1 + Math.Min(row[j], next[j - 1]));
                if (i > 1 && j > 1 && IsSame(i, j - 1) && IsSame(i - 1, j))
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }

            (before, row) = (row, next);
        }

        return row[^1];

        bool IsSame(int i, int j) => char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
    }
}
