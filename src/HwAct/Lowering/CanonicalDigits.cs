namespace HwAct.Lowering;

/// <summary>A factor as canonical signed digits: ones and minus ones, no two of them side by side, so that as few as possible are not 0.</summary>
internal static class CanonicalDigits
{
    /// <summary>The digits that are not 0, from the lowest: the power of two, and whether it is subtracted.</summary>
    public static ImmutableArray<(int Place, bool IsMinus)> Of(long factor)
    {
        var digits = ImmutableArray.CreateBuilder<(int Place, bool IsMinus)>();
        Int128 left = factor;
        for (int place = 0; left != 0; place++, left >>= 1)
        {
            if ((left & 1) != 0)
            {
                bool isMinus = (left & 3) == 3;
                digits.Add((place, isMinus));
                left += isMinus ? 1 : -1;
            }
        }

        return digits.ToImmutable();
    }
}
