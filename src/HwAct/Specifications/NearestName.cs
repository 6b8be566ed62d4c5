namespace HwAct.Specifications;

/// <summary>Finds the name that a user most likely meant.</summary>
public static class NearestName
{
    /// <summary>The end of a message: <c>did you mean 'scale'?</c>, or every name there is when none is near.</summary>
    public static string Suggest(string written, IReadOnlyCollection<string> names)
    {
        string? nearest = names.MinBy(name => Distance(written, name));
        return written.Length > 0 && nearest is not null && Distance(written, nearest) <= 1 + (nearest.Length / 4)
            ? $"did you mean '{nearest}'?"
            : $"there is {string.Join(", ", names)}";
    }

    // Levenshtein's distance, letter case aside. What is far too long is not compared letter by letter.
    private static int Distance(string left, string right)
    {
        if (left.Length > 2 * right.Length + 2)
        {
            return left.Length;
        }

        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
