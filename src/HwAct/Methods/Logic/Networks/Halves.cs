using System.Numerics;

namespace HwAct.Methods;

/// <summary>Rows of a table that have to be one value or the other: what is known of which are the same and which are opposite.</summary>
internal sealed class Halves
{
    private readonly int[] parent;
    private readonly int[] differs;

    /// <summary>Nothing is known of so many rows.</summary>
    public Halves(int rows)
    {
        parent = new int[rows];
        differs = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            parent[row] = row;
        }
    }

    /// <summary>Has all of some rows be the same, and all of some others the opposite; false where that cannot be.</summary>
    public bool Join(ulong same, ulong opposite)
    {
        int first = BitOperations.TrailingZeroCount(same);
        for (ulong rest = same; rest != 0; rest &= rest - 1)
        {
            if (!Join(first, BitOperations.TrailingZeroCount(rest), 0))
            {
                return false;
            }
        }

        for (ulong rest = opposite; rest != 0; rest &= rest - 1)
        {
            if (!Join(first, BitOperations.TrailingZeroCount(rest), 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rows of one half, what is not known by chance.</summary>
    public ulong Half(SeededRandom random)
    {
        ulong half = 0;
        int[] sides = new int[parent.Length];
        for (int row = 0; row < parent.Length; row++)
        {
            sides[row] = random.Below(2);
        }

        for (int row = 0; row < parent.Length; row++)
        {
            half |= (ulong)(sides[Root(row, out int side)] ^ side) << row;
        }

        return half;
    }

    private bool Join(int a, int b, int differ)
    {
        int first = Root(a, out int sideOfA);
        int second = Root(b, out int sideOfB);
        if (first == second)
        {
            return (sideOfA ^ sideOfB) == differ;
        }

        (parent[second], differs[second]) = (first, sideOfA ^ sideOfB ^ differ);
        return true;
    }

    private int Root(int row, out int side)
    {
        side = 0;
        while (parent[row] != row)
        {
            side ^= differs[row];
            row = parent[row];
        }

        return row;
    }
}
