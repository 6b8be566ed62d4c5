namespace HwAct.Lowering;

/// <summary>Numbers that yosys adds in one carry chain: a sum that only another sum reads, whole, becomes rows of that, three of which a level of LUTs makes two.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Latest">When each bit of all of them is there.</param>
internal sealed record SumRows(int Count, long[] Latest)
{
    /// <summary>Levels of LUTs until two rows are left.</summary>
    public int Levels => LevelsTo(2, Count);

    /// <summary>Levels of LUTs that make so many rows of so many, of three two.</summary>
    public static int LevelsTo(int left, int rows)
    {
        int levels = 0;
        for (; rows > left; rows -= rows / 3)
        {
            levels++;
        }

        return levels;
    }
}
