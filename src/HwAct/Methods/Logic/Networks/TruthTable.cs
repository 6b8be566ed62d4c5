namespace HwAct.Methods;

/// <summary>Truth tables of up to six inputs: bit i is the output for the combination i, of which bit k is input k.</summary>
internal static class TruthTable
{
    private static readonly ulong[] Variables = [0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000];

    /// <summary>The table of an input itself, of six.</summary>
    public static ulong Variable(int input) => Variables[input];

    /// <summary>The table with one input fixed and gone.</summary>
    public static ulong Without(ulong table, int input, int value, int inputs)
    {
        ulong result = 0;
        int low = (1 << input) - 1;
        for (int row = 0; row < 1 << (inputs - 1); row++)
        {
            int address = ((row & ~low) << 1) | (value << input) | (row & low);
            result |= ((table >> address) & 1) << row;
        }

        return result;
    }

    /// <summary>The table whose input k is input order[k] of this one.</summary>
    public static ulong Permuted(ulong table, ReadOnlySpan<int> order)
    {
        ulong result = 0;
        for (int row = 0; row < 1 << order.Length; row++)
        {
            int address = 0;
            for (int k = 0; k < order.Length; k++)
            {
                address |= ((row >> k) & 1) << order[k];
            }

            result |= ((table >> address) & 1) << row;
        }

        return result;
    }
}
